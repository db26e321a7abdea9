//! BuildKit's Dockerfile language, error-tolerant per instruction, spans on every token.

use std::sync::Arc;

use crate::document::{Comment, Source, SyntaxError};

/// An instruction's keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Keyword {
    Add,
    Arg,
    Cmd,
    Copy,
    Entrypoint,
    Env,
    Expose,
    From,
    Healthcheck,
    Label,
    Maintainer,
    Onbuild,
    Run,
    Shell,
    Stopsignal,
    User,
    Volume,
    Workdir,
    /// A word that Docker does not know as an instruction.
    Unknown,
}

/// A parsed Dockerfile.
#[derive(Debug)]
pub struct Dockerfile {
    source: Arc<Source>,
    comments: Vec<Comment>,
}

/// Reads a Dockerfile. Faults inside it are reported beside what could be read.
pub fn parse(source: Arc<Source>) -> (Dockerfile, Vec<SyntaxError>) {
    (Dockerfile { source, comments: Vec::new() }, Vec::new())
}

/// A handle on one instruction.
#[derive(Debug, Clone, Copy)]
pub struct Instruction<'d> {
    #[allow(dead_code)]
    file: &'d Dockerfile,
}

/// A handle on one build stage.
#[derive(Debug, Clone, Copy)]
pub struct Stage<'d> {
    #[allow(dead_code)]
    file: &'d Dockerfile,
}

impl Dockerfile {
    /// The text.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }
    /// Its comments.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }
    /// Every instruction in order; those behind ONBUILD follow their ONBUILD.
    pub fn instructions(&self) -> impl Iterator<Item = Instruction<'_>> {
        std::iter::empty()
    }
    /// The stages in order.
    pub fn stages(&self) -> impl Iterator<Item = Stage<'_>> {
        std::iter::empty()
    }
}

impl Instruction<'_> {
    /// Its keyword.
    pub fn keyword(&self) -> Keyword {
        Keyword::Unknown
    }
    /// Whether it stands behind ONBUILD.
    pub fn is_trigger(&self) -> bool {
        false
    }
    /// What a finding about it names: `stage build`.
    pub fn describe(&self) -> String {
        String::new()
    }
}

impl Stage<'_> {
    /// What a finding about it names: `stage build`.
    pub fn describe(&self) -> String {
        String::new()
    }
}
