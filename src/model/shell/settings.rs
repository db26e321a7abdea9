//! What gives variables their values in a script, and whether such a value may fall apart where it is not quoted.

use std::collections::HashMap;

use super::word::VariableForm;
use super::{Assignment, Command, ConstructKind, Link, Part, PartKind, Scope, ScopeKind, Script, ShellWord};
use crate::document::Span;

/// So many earlier settings of a variable are looked at for one use; further ones could only matter in scripts that a
/// program wrote, and looking at all of them would take quadratic time.
const MOST_SETTINGS: usize = 64;

/// In scripts with more branches and loops than this, branches are not compared with each other, for the same reason.
const MOST_SCOPES: usize = 512;

/// Variables of the shell itself that hold a number or flags, never blanks.
const NUMBERS: [&str; 16] = [
    "?",
    "#",
    "$",
    "!",
    "-",
    "PPID",
    "OPTIND",
    "LINENO",
    "UID",
    "EUID",
    "RANDOM",
    "SECONDS",
    "SHLVL",
    "BASHPID",
    "BASH_SUBSHELL",
    "HISTCMD",
];

/// The settings of a script's variables.
#[derive(Debug)]
pub struct Settings<'s> {
    script: &'s Script,
    by_name: HashMap<&'s str, Vec<Setting<'s>>>,
}

/// One place that sets a variable.
#[derive(Debug, Clone, Copy)]
struct Setting<'s> {
    /// Where it is done, in the script's text.
    at: u32,
    scope: Scope<'s>,
    /// Whether an `&&` or `||` decides whether it happens.
    linked: bool,
    value: Value<'s>,
    /// Whether the value is one word without blanks and wildcards.
    is_whole: bool,
}

/// What a variable is set to.
#[derive(Debug, Clone, Copy)]
enum Value<'s> {
    Word(ShellWord<'s>),
    /// Each of the words behind `for … in`: whether all of them are plain text.
    OneOf {
        all_whole: bool,
    },
    Unknown,
    /// Nothing: `unset`.
    Missing,
}

impl Script {
    /// What sets variables in it; `is_whole_outside` says whether a variable from outside has a value of one word.
    pub fn settings(&self, is_whole_outside: &dyn Fn(&str) -> bool) -> Settings<'_> {
        let mut found: Vec<(&str, Setting)> = Vec::new();
        for command in self.own_commands() {
            note_command(command, &mut found);
        }
        note_loops(self, &mut found);
        found.sort_by_key(|(_, setting)| setting.at);
        let mut settings = Settings { script: self, by_name: HashMap::new() };
        for (name, mut setting) in found {
            setting.is_whole = match setting.value {
                Value::Word(word) => settings.is_whole_word(word, is_whole_outside),
                Value::OneOf { all_whole } => all_whole,
                Value::Unknown | Value::Missing => false,
            };
            settings.by_name.entry(name).or_default().push(setting);
        }
        settings
    }
}

fn note_command<'s>(command: Command<'s>, found: &mut Vec<(&'s str, Setting<'s>)>) {
    let linked = command.pipeline().link() != Link::First;
    let (at, scope) = (command.own_span().end, command.scope());
    let setting = |at: u32, value| Setting { at, scope, linked, value, is_whole: false };
    let of_assignment = |assignment: Assignment<'s>| {
        let value = assignment.value().map_or(Value::Unknown, Value::Word);
        (assignment.name(), setting(assignment.own_span().end, value))
    };
    // In front of a name an assignment holds for that command only.
    if command.name().is_none() {
        found.extend(command.assignments().map(of_assignment));
    }
    found.extend(command.declared().map(of_assignment));
    if command.is("unset") {
        let names = command.arguments().map(|word| command.script().slice(word.own_span()));
        found.extend(names.map(|name| (name, setting(at, Value::Missing))));
    }
    found.extend(filled(command).into_iter().map(|name| (name, setting(at, Value::Unknown))));
}

/// The variables that a command fills by its own means.
fn filled(command: Command<'_>) -> Vec<&str> {
    let names = |words: &mut dyn Iterator<Item = ShellWord<'_>>| {
        words.filter(|word| is_name(word.raw())).map(|word| word.record.span).collect::<Vec<Span>>()
    };
    let mut arguments = command.arguments();
    let name = command.name().map(|name| name.text()).unwrap_or_default();
    let spans = match &*name {
        "let" => arguments.map(assigned_by_let).collect(),
        "read" | "mapfile" | "readarray" => names(&mut arguments),
        "getopts" => names(&mut arguments.skip(1)),
        "printf" if arguments.next().is_some_and(|word| word == "-v") => names(&mut arguments.take(1)),
        _ => Vec::new(),
    };
    spans.into_iter().map(|span| command.script().slice(span)).collect()
}

/// The name at the front of an operand of `let`: `"count = 1"`, `count++`.
fn assigned_by_let(word: ShellWord) -> Span {
    let text = word.raw();
    let start = text.len() - text.trim_start_matches(['"', '\'', ' ', '+', '-']).len();
    let length = text[start..].find(|c: char| c != '_' && !c.is_ascii_alphanumeric()).unwrap_or(text.len() - start);
    let first = word.own_span().start as usize + start;
    Span::new(first, first + length)
}

fn note_loops<'s>(script: &'s Script, found: &mut Vec<(&'s str, Setting<'s>)>) {
    for construct in script.constructs() {
        if !matches!(construct.kind(), ConstructKind::For | ConstructKind::Select) {
            continue;
        }
        let text = script.slice(construct.own_span());
        let Some(name) = text.split_whitespace().nth(1).map(|name| name.trim_end_matches(';')) else { continue };
        let mut words = construct.words().peekable();
        let all_whole = words.peek().is_some() && words.all(is_whole_text);
        let at = construct.own_span().start;
        let value = Value::OneOf { all_whole };
        found.push((name, Setting { at, scope: construct.scope(), linked: false, value, is_whole: false }));
    }
}

fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c == '_' || c.is_ascii_alphabetic())
        && characters.all(|c| c == '_' || c.is_ascii_alphanumeric())
}

/// Whether a word is text that stays one word where its value is put unquoted.
fn is_whole_text(word: ShellWord) -> bool {
    word.is_static() && !word.raw().is_empty() && has_no_separator(word.raw())
}

fn has_no_separator(text: &str) -> bool {
    !text.contains(|c: char| c.is_whitespace() || matches!(c, '*' | '?' | '[' | '{' | '\\'))
}

impl<'s> Settings<'s> {
    /// Whether anything in the script gives `name` a value, wherever it stands.
    pub fn has(&self, name: &str) -> bool {
        let gives = |setting: &Setting| !matches!(setting.value, Value::Missing);
        self.by_name.get(name).is_some_and(|settings| settings.iter().any(gives))
    }

    /// Whether `$name`, put unquoted at byte `at` of the script's text, stays one word whichever way the script went.
    pub fn is_whole(&self, name: &str, at: u32, is_whole_outside: &dyn Fn(&str) -> bool) -> bool {
        if NUMBERS.contains(&name) {
            return true;
        }
        let settings = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        let before = settings.partition_point(|setting| setting.at <= at);
        for (count, setting) in settings[..before].iter().rev().enumerate() {
            if count == MOST_SETTINGS {
                return false;
            }
            if !setting.is_visible_at(at) {
                continue;
            }
            if !setting.is_whole {
                return false;
            }
            if setting.is_certain_at(at) || self.every_branch_sets(setting, &settings[..before]) {
                return true;
            }
        }
        is_whole_outside(name)
    }

    fn is_whole_word(&self, word: ShellWord, is_whole_outside: &dyn Fn(&str) -> bool) -> bool {
        let whole = |part: &Part| match &part.kind {
            PartKind::DoubleQuoted | PartKind::Arithmetic => true,
            PartKind::Literal | PartKind::SingleQuoted => has_no_separator(self.script.slice(part.span)),
            PartKind::Variable { name, form: VariableForm::Plain } => {
                self.is_whole(name, part.span.start, is_whole_outside)
            }
            _ => false,
        };
        !word.raw().is_empty() && word.parts().iter().all(whole)
    }

    /// Whether a setting stands in a branch of an `if` with `else`, or a `case` with `*)`, each other branch of which
    /// sets the variable too or ends the script. Only whole values come here, the others were found before.
    fn every_branch_sets(&self, setting: &Setting, all: &[Setting]) -> bool {
        let Some(branch) = setting.scope.chain().find(|scope| *scope.kind() == ScopeKind::Branch) else { return false };
        if setting.linked || self.script.all_scopes().len() > MOST_SCOPES {
            return false;
        }
        let choices = self.script.constructs().filter(|construct| {
            matches!(construct.kind(), ConstructKind::If | ConstructKind::Case)
                && construct.own_span().contains(branch.own_span())
        });
        let Some(choice) = choices.last() else { return false };
        let inside: Vec<Scope> =
            self.script.all_scopes().filter(|scope| choice.own_span().contains(scope.own_span())).collect();
        let direct = |kind: ScopeKind| {
            let depth = branch.chain().count();
            inside.iter().filter(move |scope| *scope.kind() == kind && scope.chain().count() == depth)
        };
        let exhaustive = match choice.kind() {
            ConstructKind::If => direct(ScopeKind::Branch).count() > direct(ScopeKind::Condition).count(),
            _ => direct(ScopeKind::Branch).any(|scope| {
                let start = scope.own_span().start as usize;
                self.script.text().get(..start).is_some_and(|text| text.trim_end().ends_with("*)"))
            }),
        };
        exhaustive
            && direct(ScopeKind::Branch).all(|branch| {
                let within = |at: u32| branch.own_span().contains(Span { start: at, end: at });
                all.iter().any(|setting| within(setting.at) && setting.is_whole)
                    || branch.commands().any(|command| command.is("exit") || command.is("return"))
            })
    }
}

impl Setting<'_> {
    /// Whether it is not lost with a subshell before byte `at`.
    fn is_visible_at(&self, at: u32) -> bool {
        let own_process = |kind: &ScopeKind| {
            matches!(kind, ScopeKind::Subshell | ScopeKind::Substitution | ScopeKind::ProcessSubstitution)
        };
        let around = Span { start: at, end: at };
        self.scope.chain().filter(|scope| own_process(scope.kind())).all(|scope| scope.own_span().contains(around))
    }

    /// Whether it has happened whenever byte `at` is reached.
    fn is_certain_at(&self, at: u32) -> bool {
        let around = Span { start: at, end: at };
        let maybe_skipped = |scope: &Scope| {
            let conditional = matches!(scope.kind(), ScopeKind::Branch | ScopeKind::Loop | ScopeKind::Function(_))
                || scope.pipeline().is_some_and(|pipeline| pipeline.link() != Link::First);
            conditional && scope.parent().is_some() && !scope.own_span().contains(around)
        };
        !self.linked && !self.scope.chain().any(|scope| maybe_skipped(&scope))
    }
}
