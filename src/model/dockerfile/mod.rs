//! BuildKit's Dockerfile language, error-tolerant per instruction, spans on every token.
//!
//! A text is read once: physical lines (`lines`), joined lines with their way back (`logical`), instructions with
//! their words (`parse`), stages and what is in force in them (`stages`). What callers hold are handles that copy
//! freely: [`Dockerfile`], [`Stage`], [`Instruction`], [`Word`], [`Pair`], [`Flag`], [`Heredoc`].

mod archives;
mod context;
mod exec_form;
mod flow;
mod heredoc;
mod instruction;
mod keyword;
mod labels;
mod leaks;
mod lines;
mod logical;
mod parse;
mod pipes;
mod ports;
mod scope;
mod script;
mod settings;
mod stage;
mod stages;
mod token;
mod variables;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::document::{Comment, Source, SyntaxError};

pub use archives::is_archive;
pub use context::{BuildContext, IgnoreFile, Sought, cleaned, wildcards};
pub use flow::is_credential_file;
pub use instruction::Instruction;
pub use keyword::Keyword;
pub use labels::NamedLabels;
pub use leaks::Leak;
pub use lines::Directive;
pub use pipes::may_hide_failure;
pub use ports::ExposedPort;
pub use scope::Binding;
pub use script::Shell;
pub use settings::Setting;
pub use stage::{Base, Role, Stage};
pub use token::{Flag, Heredoc, Pair, Word};
pub use variables::{Expansion, Operator, Value, Variable};

/// A parsed Dockerfile.
#[derive(Debug)]
pub struct Dockerfile {
    source: Arc<Source>,
    escape: char,
    directives: lines::Directives,
    records: parse::Records,
    stages: Vec<stages::StageRecord>,
    names: HashMap<String, u32>,
    bindings: scope::Bindings,
    shell_comments: Vec<(u32, Shell)>,
    given: Given,
    context: Option<Arc<BuildContext>>,
}

/// The values that a build gives to ARGs, by name.
pub type Given = BTreeMap<String, String>;

/// Reads a Dockerfile. Faults inside it are reported beside what could be read; never panics, in linear time.
pub fn parse(source: Arc<Source>) -> (Dockerfile, Vec<SyntaxError>) {
    parse_with(source, Given::new())
}

/// The same for a build that gives values to some of its ARGs.
pub fn parse_with(source: Arc<Source>, given: Given) -> (Dockerfile, Vec<SyntaxError>) {
    let (mut records, directives, mut errors) = parse::read(&source);
    let text = source.text();
    let escape = directives.escape.and_then(|escape| text[escape.value.range()].chars().next()).unwrap_or('\\');
    let stages = stages::build(text, escape, &mut records, &given);
    let names = stages.iter().zip(0..).filter_map(|(stage, index)| Some((stage.name.clone()?, index))).collect();
    let bindings = scope::Bindings::of(text, &records, stages.len());
    let shell_comments = script::shell_comments(text, &records.comments);
    let (context, given) = (None, given);
    let file =
        Dockerfile { source, escape, directives, records, stages, names, bindings, shell_comments, given, context };
    errors.extend(file.missing_stage());
    errors.extend(file.instructions().filter_map(Instruction::refusal));
    errors.sort_by_key(|error| error.span);
    (file, errors)
}

/// The build arguments that every stage may declare without a default, and FROM may use without declaring
/// (<https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope>).
pub const PLATFORM_ARGUMENTS: [&str; 8] = [
    "BUILDPLATFORM",
    "BUILDOS",
    "BUILDARCH",
    "BUILDVARIANT",
    "TARGETPLATFORM",
    "TARGETOS",
    "TARGETARCH",
    "TARGETVARIANT",
];

/// The build arguments that RUN sees without a declaration
/// (<https://docs.docker.com/reference/dockerfile/#predefined-args>).
pub const PREDEFINED_ARGUMENTS: [&str; 10] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "FTP_PROXY",
    "ftp_proxy",
    "NO_PROXY",
    "no_proxy",
    "ALL_PROXY",
    "all_proxy",
];

fn platform_argument(name: &str) -> bool {
    PLATFORM_ARGUMENTS.contains(&name)
}

impl Dockerfile {
    /// The text.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// Its comments, also those between continued lines, in order.
    pub fn comments(&self) -> &[Comment] {
        &self.records.comments
    }

    /// The escape and continuation character: `\`, or what the directive `escape` says.
    pub fn escape(&self) -> char {
        self.escape
    }

    /// The directive `# syntax=…`.
    pub fn syntax(&self) -> Option<Directive> {
        self.directives.syntax
    }

    /// The directive `# escape=…`.
    pub fn escape_directive(&self) -> Option<Directive> {
        self.directives.escape
    }

    /// The directive `# check=…`.
    pub fn check_directive(&self) -> Option<Directive> {
        self.directives.check
    }

    /// Every instruction in order; those behind ONBUILD follow their ONBUILD.
    pub fn instructions(&self) -> impl DoubleEndedIterator<Item = Instruction<'_>> + Clone {
        (0..self.records.instructions.len() as u32).map(|index| self.instruction(index))
    }

    /// The instructions above the first FROM: ARGs that FROM lines see.
    pub fn globals(&self) -> impl Iterator<Item = Instruction<'_>> + Clone {
        self.instructions().take_while(|instruction| instruction.stage().is_none())
    }

    /// The stages in order. A file whose first instruction is neither ARG nor FROM has a stage for what stands
    /// above the first FROM.
    pub fn stages(&self) -> impl DoubleEndedIterator<Item = Stage<'_>> + ExactSizeIterator + Clone {
        (0..self.stages.len() as u32).map(|index| self.stage(index))
    }

    /// The stages whose images ship: the last one, or those that [`Dockerfile::aim`] was told.
    pub fn targets(&self) -> impl DoubleEndedIterator<Item = Stage<'_>> + Clone {
        self.stages().filter(|stage| stage.is_target())
    }

    /// Builds these stages instead of the last one, as `--target` does. Without any, the last one again.
    pub fn aim(&mut self, targets: &[usize]) {
        let last = self.stages.len().checked_sub(1);
        stages::mark_what_ships(&mut self.stages, if targets.is_empty() { last.as_slice() } else { targets });
    }

    /// The stage that `--target` means: by its name in any case, or by its number.
    pub fn target_meant(&self, target: &str) -> Option<Stage<'_>> {
        let numbered = || target.parse::<u32>().ok().filter(|&number| (number as usize) < self.stages.len());
        self.stage_named(target).or_else(|| numbered().map(|number| self.stage(number)))
    }

    /// What is known of the folder that it is built in.
    pub fn context(&self) -> Option<&Arc<BuildContext>> {
        self.context.as_ref()
    }

    /// Says what is known of the folder that it is built in.
    pub fn set_context(&mut self, context: Arc<BuildContext>) {
        self.context = Some(context);
    }

    /// The last stage with this name, in any case.
    pub fn stage_named(&self, name: &str) -> Option<Stage<'_>> {
        self.names.get(&name.to_lowercase()).map(|&index| self.stage(index))
    }

    pub(super) fn stage(&self, index: u32) -> Stage<'_> {
        Stage { file: self, index }
    }

    pub(super) fn instruction(&self, index: u32) -> Instruction<'_> {
        Instruction { file: self, index }
    }

    /// Docker refuses a text without any stage.
    fn missing_stage(&self) -> Option<SyntaxError> {
        if !self.stages.is_empty() {
            return None;
        }
        let span = self.instructions().next().map(|first| first.keyword_span());
        let whole = crate::document::Span::new(0, self.source.text().len());
        Some(SyntaxError { message: "there is no FROM in it".to_owned(), span: span.unwrap_or(whole) })
    }
}
