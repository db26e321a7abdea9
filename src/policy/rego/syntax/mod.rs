//! Rego as a tree: what [`parse`] reads out of a module, and what the normaliser rewrites.
//!
//! The grammar is OPA's (1.17, Rego v0 and v1), so that a module is understood here as OPA understands it, whatever
//! the engine behind would make of its text.

mod body;
mod module;
mod term;
mod token;
pub mod walk;

use crate::document::Span;

pub use module::parse;

/// A word with its place.
#[derive(Debug, Clone)]
pub struct Name {
    /// The word.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// The language that a module is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// Before OPA 1.0: bodies without `if`, sets without `contains`.
    V0,
    /// OPA 1.0 and later, or `import rego.v1`.
    V1,
}

/// One file of Rego.
#[derive(Debug, Clone)]
pub struct Module {
    /// What it is written in.
    pub version: Version,
    /// `package a.b["c"]` without `data`.
    pub package: Vec<Name>,
    /// The `package` line.
    pub package_span: Span,
    /// What it imports, wherever the lines stand.
    pub imports: Vec<Import>,
    /// Its rules in order; chained bodies (`f(x) = y {…} {…}`) are rules of their own.
    pub rules: Vec<Rule>,
    /// Its comments in order.
    pub comments: Vec<Span>,
    /// `import future.keywords.not`: a negation is judged as a whole (OPA 1.17).
    pub plain_negation: bool,
}

/// `import data.a.b as c`, without those that switch keywords on.
#[derive(Debug, Clone)]
pub struct Import {
    /// From `data` or `input` on.
    pub path: Vec<Name>,
    /// The name behind `as`.
    pub alias: Option<Name>,
    /// The whole line.
    pub span: Span,
}

impl Import {
    /// The name under which the module knows it.
    pub fn name(&self) -> &str {
        self.alias.as_ref().or(self.path.last()).map_or("", |name| &name.text)
    }
}

/// One definition of a rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// From its first word to its last.
    pub span: Span,
    /// `default x := …`.
    pub default: bool,
    /// What it defines.
    pub head: Head,
    /// When it holds; empty where it always does.
    pub body: Body,
    /// `else` branches in order.
    pub otherwise: Vec<Otherwise>,
}

/// What a rule defines.
#[derive(Debug, Clone)]
pub struct Head {
    /// From its first word to the end of its value.
    pub span: Span,
    /// Its first word.
    pub name: Name,
    /// What follows it: `.b`, `["c"]`, `[x]`.
    pub path: Vec<Term>,
    /// The parameters of a function.
    pub parameters: Option<Vec<Term>>,
    /// What a set contains: `contains x`, in v0 `p[x]`.
    pub member: Option<Term>,
    /// `:= value`; nothing means `true`.
    pub value: Option<Term>,
}

/// `else := value if { … }`.
#[derive(Debug, Clone)]
pub struct Otherwise {
    /// The branch.
    pub span: Span,
    /// Nothing means `true`.
    pub value: Option<Term>,
    /// When it holds; empty where it always does.
    pub body: Body,
}

/// Statements that must all hold.
pub type Body = Vec<Statement>;

/// One of them.
#[derive(Debug, Clone)]
pub struct Statement {
    /// From its first word to the end of its modifiers.
    pub span: Span,
    /// What it says.
    pub kind: StatementKind,
    /// `with input.x as 1`.
    pub modifiers: Vec<With>,
}

/// What a statement says.
#[derive(Debug, Clone)]
pub enum StatementKind {
    /// Something is defined and not false.
    Holds(Term),
    /// `not …` of an expression; never a declaration.
    Not(Box<StatementKind>),
    /// `not { … }` (OPA 1.17).
    NotBody(Body),
    /// `x := …`.
    Assign(Term, Term),
    /// `x = …`.
    Unify(Term, Term),
    /// `some x, y`.
    Declare(Vec<Name>),
    /// `some x in xs`, `some k, x in xs`.
    SomeIn {
        /// The pattern of the key.
        key: Option<Term>,
        /// The pattern of the value.
        value: Term,
        /// What is gone through.
        domain: Term,
    },
    /// `every x in xs { … }`, `every k, x in xs { … }`.
    Every {
        /// The key.
        key: Option<Name>,
        /// The value.
        value: Name,
        /// What is gone through.
        domain: Term,
        /// What must hold for each.
        body: Body,
    },
}

/// `with target as value`.
#[derive(Debug, Clone)]
pub struct With {
    /// `input.x`, `data.a.b`, a function.
    pub target: Term,
    /// What stands there meanwhile.
    pub value: Term,
}

/// An expression.
#[derive(Debug, Clone)]
pub struct Term {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TermKind,
}

/// What an expression is.
#[derive(Debug, Clone)]
pub enum TermKind {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number as written, sign included.
    Number(String),
    /// A string, decoded.
    String(String),
    /// A name: a variable, a rule, an import, `input`, `data`, `_`.
    Var(String),
    /// `head.a[b]`; dots are string steps. The head is a variable, a call or a collection.
    Ref(Box<Term>, Vec<Term>),
    /// `a.b(x)`.
    Call(Vec<Name>, Vec<Term>),
    /// `[a, b]`.
    Array(Vec<Term>),
    /// `{a, b}`, `set()`.
    Set(Vec<Term>),
    /// `{k: v}`.
    Object(Vec<(Term, Term)>),
    /// `[x | …]`.
    ArrayOf(Box<Term>, Body),
    /// `{x | …}`.
    SetOf(Box<Term>, Body),
    /// `{k: v | …}`.
    ObjectOf(Box<Term>, Box<Term>, Body),
    /// `a + b`, `a == b` and so on.
    Infix(&'static str, Box<Term>, Box<Term>),
    /// `x in xs`, `k, x in xs`.
    In(Option<Box<Term>>, Box<Term>, Box<Term>),
    /// `$"…{x}…"`: text and expressions.
    Template(Vec<Term>),
}

impl Term {
    /// A term of our own making that stands for what is at `span`.
    pub fn new(span: Span, kind: TermKind) -> Self {
        Self { span, kind }
    }

    /// A variable.
    pub fn var(span: Span, name: impl Into<String>) -> Self {
        Self::new(span, TermKind::Var(name.into()))
    }

    /// A string.
    pub fn string(span: Span, text: impl Into<String>) -> Self {
        Self::new(span, TermKind::String(text.into()))
    }

    /// The variable's name, if it is a variable.
    pub fn as_var(&self) -> Option<&str> {
        match &self.kind {
            TermKind::Var(name) => Some(name),
            _ => None,
        }
    }

    /// Whether it is a variable or a reference.
    pub fn is_reference(&self) -> bool {
        matches!(self.kind, TermKind::Var(_) | TermKind::Ref(..))
    }

    /// Whether it is null, a truth value, a number or a string.
    pub fn is_scalar(&self) -> bool {
        matches!(self.kind, TermKind::Null | TermKind::Bool(_) | TermKind::Number(_) | TermKind::String(_))
    }

    /// `data.a.b` as `["data", "a", "b"]`, up to the first step that is not a plain string.
    pub fn static_path(&self) -> Option<Vec<&str>> {
        match &self.kind {
            TermKind::Var(name) => Some(vec![name]),
            TermKind::Ref(head, steps) => {
                let mut path = vec![head.as_var()?];
                for step in steps {
                    match &step.kind {
                        TermKind::String(text) => path.push(text),
                        _ => break,
                    }
                }
                Some(path)
            }
            _ => None,
        }
    }
}

impl Statement {
    /// A statement without modifiers.
    pub fn new(span: Span, kind: StatementKind) -> Self {
        Self { span, kind, modifiers: Vec::new() }
    }
}

impl Module {
    /// Its package as a path behind `data`.
    pub fn path(&self) -> Vec<&str> {
        self.package.iter().map(|name| name.text.as_str()).collect()
    }
}

impl Head {
    /// The steps behind the name that are plain strings, up to the first that is not.
    pub fn static_path(&self) -> Vec<&str> {
        let mut path = vec![self.name.text.as_str()];
        for step in &self.path {
            match &step.kind {
                TermKind::String(text) => path.push(text),
                _ => break,
            }
        }
        path
    }
}
