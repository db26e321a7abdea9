//! From a text to instructions: one faulty instruction never costs the others.

use std::sync::{Arc, OnceLock};

use super::exec_form::{self, ExecForm, ExecItem};
use super::heredoc::{self, HeredocRecord};
use super::lines::{self, Directives, Line, Lines};
use super::logical::{self, Logical, Met};
use super::words::{self, Part};
use super::{Keyword, stages};
use crate::document::{Comment, Source, Span, SyntaxError};
use crate::model::shell::Script;

/// Everything that is known of one instruction.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) keyword: Keyword,
    /// Index into [`Records::texts`].
    pub(super) text: u32,
    /// The keyword as written.
    pub(super) word: Part,
    pub(super) flags: Vec<FlagRecord>,
    /// What stands behind keyword and flags, without blanks around it.
    pub(super) body: Part,
    pub(super) arguments: Arguments,
    pub(super) heredocs: Vec<HeredocRecord>,
    /// Blank lines inside its continuation.
    pub(super) blanks: Vec<Span>,
    /// The ONBUILD that it stands behind.
    pub(super) trigger_of: Option<u32>,
    /// Index of its stage; `None` for what stands above the first FROM.
    pub(super) stage: Option<u32>,
    /// How many instructions of this keyword stand before it in its stage.
    pub(super) ordinal: u32,
    /// What was in force before it.
    pub(super) state: stages::State,
    /// Its shell commands, read on first use.
    pub(super) script: OnceLock<Option<Script>>,
}

/// `--name=value`.
#[derive(Debug)]
pub(super) struct FlagRecord {
    pub(super) whole: Part,
    pub(super) name: Part,
    pub(super) value: Option<Part>,
}

/// `key=value`, or `key value` in the legacy form.
#[derive(Debug)]
pub(super) struct PairRecord {
    pub(super) key: Part,
    pub(super) value: Option<Part>,
    pub(super) legacy: bool,
}

/// What stands behind keyword and flags, by its form.
#[derive(Debug)]
pub(super) enum Arguments {
    /// Nothing, or nothing that could be read.
    Missing,
    /// A JSON array of strings.
    Exec(Vec<ExecItem>),
    /// Text for a shell.
    Shell,
    /// One word, blanks included.
    Text,
    /// Words between blanks.
    Words(Vec<Part>),
    /// Keys and values.
    Pairs(Vec<PairRecord>),
    /// `HEALTHCHECK NONE`.
    NoHealthcheck,
    /// `HEALTHCHECK CMD`: the word CMD, and what follows it.
    Healthcheck(Part, Box<Arguments>),
    /// `ONBUILD`: the index of the instruction behind it.
    Trigger(u32),
}

/// What reading a text brings.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) texts: Vec<Logical>,
    pub(super) instructions: Vec<Record>,
    pub(super) comments: Vec<Comment>,
}

/// A reader on its way through one text.
struct Reader<'t> {
    file: &'t str,
    escape: char,
    records: Records,
    errors: Vec<SyntaxError>,
}

/// Reads a whole text.
pub(super) fn read(source: &Arc<Source>) -> (Records, Directives, Vec<SyntaxError>) {
    let file = source.text();
    let mut errors = Vec::new();
    let directives = lines::directives(file, &mut errors);
    let escape = directives.escape.and_then(|escape| file[escape.value.range()].chars().next()).unwrap_or('\\');
    let mut reader = Reader { file, escape, records: Records::default(), errors };
    let mut lines = Lines::of(file);
    while let Some(line) = lines.next() {
        match line.comment() {
            Some(comment) => reader.records.comments.push(comment),
            None if line.is_blank() => {}
            None => reader.instruction(line, &mut lines),
        }
    }
    (reader.records, directives, reader.errors)
}

impl Reader<'_> {
    fn instruction(&mut self, first: Line, lines: &mut Lines) {
        let mut met = Met::default();
        let logical = logical::join(first, lines, self.escape, &mut met);
        let whole = words::trimmed(logical.text(self.file), 0..logical.text(self.file).len());
        // Nothing but continuation characters.
        if whole.is_empty() {
            return;
        }
        let text = self.records.texts.len() as u32;
        self.records.texts.push(logical);
        self.records.comments.append(&mut met.comments);
        let (index, innermost) = self.parse(text, whole);
        self.records.instructions[index].blanks = met.blanks;
        self.take_heredocs(innermost, lines);
    }

    /// Reads the instruction in `part` of a logical line, and the trigger behind it if it is ONBUILD. Gives the index
    /// of the instruction and of the innermost one.
    fn parse(&mut self, text: u32, part: Part) -> (usize, usize) {
        let (keyword, body_start, word) = self.keyword(text, part.clone());
        let index = self.push(text, keyword, word);
        if keyword == Keyword::Onbuild {
            let body = words::trimmed(self.text(text), body_start..part.end);
            self.records.instructions[index].body = body.clone();
            if body.is_empty() {
                self.complain(index, "ONBUILD needs an instruction behind it");
                return (index, index);
            }
            // ONBUILD does not nest: whatever stands behind a second one is its text.
            let (inner, body_start, word) = self.keyword(text, body.clone());
            let trigger = self.push(text, inner, word);
            self.records.instructions[index].arguments = Arguments::Trigger(trigger as u32);
            self.records.instructions[trigger].trigger_of = Some(index as u32);
            self.arguments(trigger, body_start..part.end);
            return (index, trigger);
        }
        self.arguments(index, body_start..part.end);
        (index, index)
    }

    fn text(&self, text: u32) -> &str {
        self.records.texts[text as usize].text(self.file)
    }

    /// The keyword at the start of `part`, where its arguments begin, and the word itself.
    fn keyword(&self, text: u32, part: Part) -> (Keyword, usize, Part) {
        let body = &self.text(text)[part.clone()];
        let length = body.find(char::is_whitespace).unwrap_or(body.len());
        (Keyword::of(&body[..length]), part.start + length, part.start..part.start + length)
    }

    fn push(&mut self, text: u32, keyword: Keyword, word: Part) -> usize {
        self.records.instructions.push(Record {
            keyword,
            text,
            body: word.end..word.end,
            word,
            flags: Vec::new(),
            arguments: Arguments::Missing,
            heredocs: Vec::new(),
            blanks: Vec::new(),
            trigger_of: None,
            stage: None,
            ordinal: 0,
            state: stages::State::default(),
            script: OnceLock::new(),
        });
        self.records.instructions.len() - 1
    }

    /// Says what is wrong with the instruction, at its keyword.
    fn complain(&mut self, index: usize, message: impl Into<String>) {
        let record = &self.records.instructions[index];
        let span = self.records.texts[record.text as usize].span(record.word.clone());
        self.errors.push(SyntaxError { message: message.into(), span });
    }

    /// Says what is wrong at a part of the instruction's logical line.
    fn complain_at(&mut self, index: usize, part: Part, message: impl Into<String>) {
        let record = &self.records.instructions[index];
        let span = self.records.texts[record.text as usize].span(part);
        self.errors.push(SyntaxError { message: message.into(), span });
    }

    /// Reads flags, form and heredocs of what stands behind the keyword.
    fn arguments(&mut self, index: usize, part: Part) {
        let Record { keyword, text, .. } = self.records.instructions[index];
        if keyword == Keyword::Unknown {
            // In a run of unknown words (a shell script, another format) the first says it all.
            let before = index.checked_sub(1).map(|before| self.records.instructions[before].keyword);
            if before != Some(Keyword::Unknown) {
                let word = self.text(text)[self.records.instructions[index].word.clone()].to_owned();
                self.complain(index, unknown_instruction(&word));
            }
            return;
        }
        let (flags, start) = words::flags(self.text(text), part.clone(), self.escape);
        let body = words::trimmed(self.text(text), start..part.end);
        let flags = flags.into_iter().map(|whole| flag(self.text(text), whole)).collect();
        let record = &mut self.records.instructions[index];
        (record.flags, record.body) = (flags, body.clone());
        let (arguments, complaint) = shape(keyword, self.text(text), body.clone(), self.escape);
        if let Some((part, message)) = complaint {
            match part {
                Some(part) => self.complain_at(index, part, message),
                None => self.complain(index, message),
            }
        }
        let exec = matches!(arguments, Arguments::Exec(_));
        let heredocs = match keyword.takes_heredocs() && !exec {
            true => heredoc::announced(self.text(text), body),
            false => Vec::new(),
        };
        let record = &mut self.records.instructions[index];
        (record.arguments, record.heredocs) = (arguments, heredocs);
    }

    fn take_heredocs(&mut self, index: usize, lines: &mut Lines) {
        let mut heredocs = std::mem::take(&mut self.records.instructions[index].heredocs);
        for heredoc in &mut heredocs {
            if !heredoc::take_body(heredoc, lines) {
                let message = format!("the heredoc has no line `{}` that ends it", heredoc.marker);
                self.complain_at(index, heredoc.word.clone(), message);
            }
        }
        self.records.instructions[index].heredocs = heredocs;
    }
}

/// Names the instruction that was probably meant.
fn unknown_instruction(word: &str) -> String {
    let upper = word.to_uppercase();
    let near = Keyword::ALL.into_iter().find(|keyword| near(keyword.name(), &upper));
    match near {
        Some(keyword) => format!("Docker knows no instruction `{word}`; did you mean {}", keyword.name()),
        None => format!("Docker knows no instruction `{word}`"),
    }
}

/// Whether two short words differ by one letter left out, added, changed or swapped with its neighbour.
fn near(known: &str, word: &str) -> bool {
    let (a, b) = (known.as_bytes(), word.as_bytes());
    let prefix = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    word.len() >= 3 && (a.len().max(b.len()) <= 1 || (a.len() == 2 && b.len() == 2 && a[0] == b[1] && a[1] == b[0]))
}

fn flag(text: &str, whole: Part) -> FlagRecord {
    let body = &text[whole.clone()];
    let start = whole.start + "--".len();
    match body.find('=').map(|at| whole.start + at) {
        Some(at) => FlagRecord { name: start..at, value: Some(at + 1..whole.end), whole },
        None => FlagRecord { name: start..whole.end, value: None, whole },
    }
}

/// A complaint: about a part, or about the keyword.
type Complaint = Option<(Option<Part>, String)>;

/// The arguments of an instruction by its keyword (BuildKit `parser.dispatch`), and what Docker would refuse in them.
fn shape(keyword: Keyword, text: &str, body: Part, escape: char) -> (Arguments, Complaint) {
    let missing = || Some((None, format!("{} needs an argument", keyword.name())));
    if keyword.takes_exec_form() {
        return list_or_shell(keyword, text, body);
    }
    if body.is_empty() {
        return (Arguments::Missing, missing());
    }
    match keyword {
        Keyword::From => from(text, body),
        Keyword::Expose => (Arguments::Words(words::plain_words(text, body)), None),
        Keyword::Env | Keyword::Label => pairs(keyword, text, body, escape),
        Keyword::Arg => {
            let words = words::quoted_words(text, body, escape).into_iter();
            (Arguments::Pairs(words.map(|word| pair(text, word)).collect()), None)
        }
        Keyword::Healthcheck => healthcheck(text, body),
        _ => (Arguments::Text, None),
    }
}

fn list_or_shell(keyword: Keyword, text: &str, body: Part) -> (Arguments, Complaint) {
    let refuse = |message: String| (Arguments::Missing, Some((Some(body.clone()), message)));
    match exec_form::read(text, body.clone()) {
        ExecForm::Strings(items) => (Arguments::Exec(items), None),
        ExecForm::Mixed => refuse(format!("the JSON array of {} may only hold strings", keyword.name())),
        ExecForm::NotJson if keyword == Keyword::Shell => match body.is_empty() {
            true => (Arguments::Missing, Some((None, "SHELL needs a JSON array".to_owned()))),
            false => refuse("SHELL needs a JSON array of strings".to_owned()),
        },
        ExecForm::NotJson if matches!(keyword, Keyword::Add | Keyword::Copy | Keyword::Volume) => {
            let words = words::plain_words(text, body);
            let wanted = if keyword == Keyword::Volume { 1 } else { 2 };
            let few = words.len() < wanted;
            let complaint = few.then(|| (None, format!("{} needs at least {wanted} argument(s)", keyword.name())));
            (Arguments::Words(words), complaint)
        }
        ExecForm::NotJson => (Arguments::Shell, None),
    }
}

fn from(text: &str, body: Part) -> (Arguments, Complaint) {
    let words = words::plain_words(text, body);
    let complaint = match &words[..] {
        [_] => None,
        [_, with, _] if text[with.clone()].eq_ignore_ascii_case("as") => None,
        [_, with, ..] => Some((Some(with.clone()), "FROM takes an image, or an image, AS and a name".to_owned())),
        [] => None,
    };
    (Arguments::Words(words), complaint)
}

fn pairs(keyword: Keyword, text: &str, body: Part, escape: char) -> (Arguments, Complaint) {
    let words = words::quoted_words(text, body.clone(), escape);
    let Some(first) = words.first() else { return (Arguments::Missing, None) };
    if !text[first.clone()].contains('=') {
        let key = words::plain_words(text, body.clone()).swap_remove(0);
        let value = words::trimmed(text, key.end..body.end);
        let complaint = value.is_empty().then(|| (None, format!("{} needs a name and a value", keyword.name())));
        let value = (!value.is_empty()).then_some(value);
        return (Arguments::Pairs(vec![PairRecord { key, value, legacy: true }]), complaint);
    }
    let odd = words.iter().find(|word| !text[(*word).clone()].contains('='));
    let complaint = odd.map(|word| (Some(word.clone()), "this word has no =, the others have".to_owned()));
    (Arguments::Pairs(words.into_iter().map(|word| pair(text, word)).collect()), complaint)
}

fn pair(text: &str, word: Part) -> PairRecord {
    match text[word.clone()].find('=') {
        Some(at) => {
            let (key, value) = (word.start..word.start + at, word.start + at + 1..word.end);
            PairRecord { key, value: Some(value), legacy: false }
        }
        None => PairRecord { key: word, value: None, legacy: false },
    }
}

fn healthcheck(text: &str, body: Part) -> (Arguments, Complaint) {
    let word = words::plain_words(text, body.clone()).swap_remove(0);
    let rest = words::trimmed(text, word.end..body.end);
    if text[word.clone()].eq_ignore_ascii_case("none") {
        return (Arguments::NoHealthcheck, None);
    }
    if !text[word.clone()].eq_ignore_ascii_case("cmd") {
        return (Arguments::Text, Some((Some(word), "HEALTHCHECK takes CMD or NONE".to_owned())));
    }
    let (command, complaint) = match exec_form::read(text, rest.clone()) {
        ExecForm::Strings(items) => (Arguments::Exec(items), None),
        ExecForm::NotJson if !rest.is_empty() => (Arguments::Shell, None),
        _ => (Arguments::Missing, Some((Some(word.clone()), "HEALTHCHECK CMD needs a command".to_owned()))),
    };
    (Arguments::Healthcheck(word, Box::new(command)), complaint)
}
