//! The grammar as `shuck-parser` reads it. The only file that names that crate.

use std::borrow::Cow;

use shuck_ast as ast;
use shuck_parser::parser::Parser;
use shuck_parser::{ShellDialect, ShellProfile};

use super::builder::Builder;
use super::script::{AssignmentRecord, ConstructKind, Link, RedirectKind, RedirectRecord, ScopeKind};
use super::word::{Part, PartKind, VariableForm, WordRecord};
use super::{Dialect, Grammar};
use crate::document::Span;

/// Nesting that people write stays far below; what is deeper becomes a fault of the script.
const DEEPEST: usize = 48;
/// Steps of the parser for each byte of text, and for every text.
const FUEL_PER_BYTE: usize = 16;
const FUEL: usize = 10_000;

/// Reads with `shuck-parser`, which limits its own depth, work and stack.
pub(super) struct Shuck;

impl Grammar for Shuck {
    fn read(&self, text: &str, dialect: Dialect, builder: &mut Builder) {
        // Bash's grammar holds the others': a rule can only point at `[[` in a `sh` script if it was read as such.
        let dialect = match dialect {
            Dialect::Posix | Dialect::Bash => ShellDialect::Bash,
            Dialect::Korn => ShellDialect::Mksh,
            Dialect::Zsh => ShellDialect::Zsh,
        };
        let fuel = FUEL + FUEL_PER_BYTE * text.len();
        let ascii = in_ascii(text);
        let parser = Parser::with_limits_and_profile(&ascii, DEEPEST, fuel, ShellProfile::native(dialect));
        let result = parser.parse();
        let mut lowering = Lowering { text, builder };
        for fault in &result.diagnostics {
            let span = lowering.span(fault.span);
            lowering.builder.fault(fault.message.clone(), span);
        }
        lowering.sequence(&result.file.body);
    }
}

/// The text with dots for every byte that is not ASCII. What it says is taken from the text itself, by the spans of the tree.
/// shuck-parser 0.2.8 miscounts by a byte behind an escape in double quotes, and panics where it then cuts a character in two.
/// A dot is like a letter of another alphabet: part of a word, and of no name.
fn in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.bytes().map(|byte| if byte.is_ascii() { char::from(byte) } else { '.' }).collect())
}

/// The walk over the syntax tree. Its depth is that of the tree, which the parser limits; chains of operators, which it
/// nests to the left, are walked in loops.
struct Lowering<'t, 'b> {
    text: &'t str,
    builder: &'b mut Builder,
}

impl Lowering<'_, '_> {
    fn span(&self, span: ast::Span) -> Span {
        let end = span.end.offset().min(self.text.len());
        Span::new(span.start.offset().min(end), end)
    }

    /// A span without the blanks and separators behind it.
    fn tight(&self, span: ast::Span) -> Span {
        let span = self.span(span);
        let body = self.text.get(span.range()).unwrap_or("");
        let kept = body.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '&' | '|'));
        Span::new(span.start as usize, span.start as usize + kept.len())
    }

    fn sequence(&mut self, sequence: &ast::StmtSeq) {
        for statement in sequence.iter() {
            self.list(statement);
        }
    }

    fn scoped(&mut self, kind: ScopeKind, sequence: &ast::StmtSeq) -> u32 {
        let span = self.span(sequence.span);
        let (scope, outer) = self.builder.open_scope(kind, span);
        self.sequence(sequence);
        self.builder.close_scope(outer);
        scope
    }

    /// [`Lowering::scoped`] where nobody names the scope.
    fn enclosed(&mut self, kind: ScopeKind, sequence: &ast::StmtSeq) {
        self.scoped(kind, sequence);
    }

    fn list(&mut self, statement: &ast::Stmt) {
        let background = matches!(statement.terminator, Some(ast::StmtTerminator::Background(_)));
        self.builder.begin_list(background);
        let mut rest = Vec::new();
        let mut first = statement;
        while let ast::Command::Binary(binary) = &first.command {
            let link = match binary.op {
                ast::BinaryOp::And => Link::And,
                ast::BinaryOp::Or => Link::Or,
                _ => break,
            };
            rest.push((link, &*binary.right));
            first = &binary.left;
        }
        self.pipeline(Link::First, first);
        for (link, statement) in rest.into_iter().rev() {
            self.pipeline(link, statement);
        }
    }

    fn pipeline(&mut self, link: Link, statement: &ast::Stmt) {
        let mut rest = Vec::new();
        let mut operators = Vec::new();
        let mut first = statement;
        while let ast::Command::Binary(binary) = &first.command {
            if !matches!(binary.op, ast::BinaryOp::Pipe | ast::BinaryOp::PipeAll) {
                break;
            }
            rest.push(&*binary.right);
            operators.push(self.span(binary.op_span));
            first = &binary.left;
        }
        operators.reverse();
        self.builder.begin_pipeline(link, statement.negated || first.negated, operators);
        self.segment(first);
        for statement in rest.into_iter().rev() {
            self.segment(statement);
        }
    }

    fn segment(&mut self, statement: &ast::Stmt) {
        let span = self.tight(statement.span);
        self.builder.begin_segment(span);
        self.command(statement);
        self.builder.end_segment();
    }

    fn command(&mut self, statement: &ast::Stmt) {
        match &statement.command {
            ast::Command::Simple(simple) => {
                let words = std::iter::once(&simple.name).chain(&simple.args);
                self.simple(&simple.assignments, words, statement);
            }
            ast::Command::Builtin(builtin) => self.builtin(builtin, statement),
            ast::Command::Decl(declaration) => self.declaration(declaration, statement),
            // An operator inside an operand: only where the parser puts a list in a pipeline's place.
            ast::Command::Binary(_) => self.list(statement),
            ast::Command::Compound(compound) => self.compound(compound, statement),
            ast::Command::Function(function) => {
                let keyword = function.uses_function_keyword();
                let span = self.tight(function.span);
                self.builder.construct(ConstructKind::Function { keyword }, span, Vec::new());
                let name = function.static_names().next().map(|name| name.to_string()).unwrap_or_default();
                self.body(ScopeKind::Function(name), &function.body);
            }
            ast::Command::AnonymousFunction(function) => {
                let span = self.tight(function.span);
                self.builder.construct(ConstructKind::Other, span, Vec::new());
                self.body(ScopeKind::Function(String::new()), &function.body);
            }
        }
    }

    fn body(&mut self, kind: ScopeKind, statement: &ast::Stmt) {
        let span = self.tight(statement.span);
        let (_, outer) = self.builder.open_scope(kind, span);
        self.list(statement);
        self.builder.close_scope(outer);
    }

    fn simple<'w>(
        &mut self,
        assignments: &[ast::Assignment],
        words: impl Iterator<Item = &'w ast::Word>,
        statement: &ast::Stmt,
    ) -> u32 {
        let index = self.builder.begin_command();
        let assignments = assignments.iter().map(|assignment| self.assignment(assignment)).collect();
        let words = words.filter(|word| word.span.start != word.span.end).map(|word| self.word(word)).collect();
        let redirects = self.redirects(&statement.redirects);
        let command = self.builder.command(index);
        (command.assignments, command.words, command.redirects) = (assignments, words, redirects);
        index
    }

    /// `break`, `continue`, `return` and `exit`: their name is no word of the tree.
    fn builtin(&mut self, builtin: &ast::BuiltinCommand, statement: &ast::Stmt) {
        let (name, assignments, first, rest, span) = match builtin {
            ast::BuiltinCommand::Break(it) => ("break", &it.assignments, &it.depth, &it.extra_args, it.span),
            ast::BuiltinCommand::Continue(it) => ("continue", &it.assignments, &it.depth, &it.extra_args, it.span),
            ast::BuiltinCommand::Return(it) => ("return", &it.assignments, &it.code, &it.extra_args, it.span),
            ast::BuiltinCommand::Exit(it) => ("exit", &it.assignments, &it.code, &it.extra_args, it.span),
        };
        let from = assignments.last().map_or(span.start.offset(), |last| last.span.end.offset()).min(self.text.len());
        let start = from + self.text.get(from..).and_then(|text| text.find(name)).unwrap_or(0);
        let index = self.simple(assignments, first.iter().chain(rest), statement);
        let span = Span::new(start, (start + name.len()).min(self.text.len()));
        let parts = vec![Part { kind: PartKind::Literal, span, quoted: false }];
        self.builder.command(index).words.insert(0, WordRecord { span, parts });
    }

    fn declaration(&mut self, declaration: &ast::DeclClause, statement: &ast::Stmt) {
        let index = self.builder.begin_command();
        let assignments = declaration.assignments.iter().map(|assignment| self.assignment(assignment)).collect();
        let span = self.span(declaration.variant_span);
        let mut words = vec![WordRecord { span, parts: vec![Part { kind: PartKind::Literal, span, quoted: false }] }];
        let mut declared = Vec::new();
        for operand in &declaration.operands {
            match operand {
                ast::DeclOperand::Flag(word) | ast::DeclOperand::Dynamic(word) => words.push(self.word(word)),
                ast::DeclOperand::Name(name) => words.push(WordRecord::of_operand(self.span(name.span), None)),
                ast::DeclOperand::Assignment(assignment) => {
                    let record = self.assignment(assignment);
                    words.push(WordRecord::of_operand(record.span, Some(&record)));
                    declared.push(record);
                }
            }
        }
        let redirects = self.redirects(&statement.redirects);
        let command = self.builder.command(index);
        (command.assignments, command.words, command.redirects) = (assignments, words, redirects);
        command.declared = declared;
    }

    fn assignment(&mut self, assignment: &ast::Assignment) -> AssignmentRecord {
        let value = match &assignment.value {
            ast::AssignmentValue::Scalar(word) => Some(self.word(word)),
            ast::AssignmentValue::Compound(array) => {
                for element in &array.elements {
                    self.word(element.value());
                }
                None
            }
        };
        AssignmentRecord { name: self.span(assignment.target.name_span), value, span: self.span(assignment.span) }
    }

    fn compound(&mut self, compound: &ast::CompoundCommand, statement: &ast::Stmt) {
        let span = self.tight(statement.span);
        let (kind, words) = self.head(compound);
        let index = self.builder.construct(kind, span, words);
        self.inside(compound);
        let redirects = self.redirects(&statement.redirects);
        self.builder.redirect_construct(index, redirects);
    }

    /// The commands in it, each list in a scope of its own.
    fn inside(&mut self, compound: &ast::CompoundCommand) {
        use ast::CompoundCommand as C;
        match compound {
            C::If(it) => {
                self.enclosed(ScopeKind::Condition, &it.condition);
                self.enclosed(ScopeKind::Branch, &it.then_branch);
                for (condition, branch) in &it.elif_branches {
                    self.scoped(ScopeKind::Condition, condition);
                    self.scoped(ScopeKind::Branch, branch);
                }
                if let Some(branch) = &it.else_branch {
                    self.scoped(ScopeKind::Branch, branch);
                }
            }
            C::While(it) => self.tested_loop(&it.condition, &it.body),
            C::Until(it) => self.tested_loop(&it.condition, &it.body),
            C::For(it) => self.enclosed(ScopeKind::Loop, &it.body),
            C::ArithmeticFor(it) => self.enclosed(ScopeKind::Loop, &it.body),
            C::Repeat(it) => self.enclosed(ScopeKind::Loop, &it.body),
            C::Foreach(it) => self.enclosed(ScopeKind::Loop, &it.body),
            C::Select(it) => self.enclosed(ScopeKind::Loop, &it.body),
            C::Case(it) => {
                for item in &it.cases {
                    self.scoped(ScopeKind::Branch, &item.body);
                }
            }
            C::Subshell(body) => self.enclosed(ScopeKind::Subshell, body),
            C::BraceGroup(body) => self.enclosed(ScopeKind::Group, body),
            C::Always(it) => {
                self.scoped(ScopeKind::Group, &it.body);
                self.scoped(ScopeKind::Group, &it.always_body);
            }
            C::Coproc(it) => self.body(ScopeKind::Group, &it.body),
            C::Time(it) => {
                if let Some(command) = &it.command {
                    self.body(ScopeKind::Group, command);
                }
            }
            C::Arithmetic(_) | C::Conditional(_) => {}
        }
    }

    fn tested_loop(&mut self, condition: &ast::StmtSeq, body: &ast::StmtSeq) {
        self.scoped(ScopeKind::Condition, condition);
        self.scoped(ScopeKind::Loop, body);
    }

    /// The kind of a compound command and the words of its head.
    fn head(&mut self, compound: &ast::CompoundCommand) -> (ConstructKind, Vec<WordRecord>) {
        use ast::CompoundCommand as C;
        let mut words = |list: &mut dyn Iterator<Item = &ast::Word>| list.map(|word| self.word(word)).collect();
        match compound {
            C::If(_) => (ConstructKind::If, Vec::new()),
            C::While(_) | C::Until(_) => (ConstructKind::While, Vec::new()),
            C::For(it) => (ConstructKind::For, words(&mut it.words.iter().flatten())),
            C::Select(it) => (ConstructKind::Select, words(&mut it.words.iter())),
            C::Foreach(it) => (ConstructKind::Other, words(&mut it.words.iter())),
            C::Case(it) => (ConstructKind::Case, words(&mut std::iter::once(&it.word))),
            C::ArithmeticFor(_) => (ConstructKind::ArithmeticFor, Vec::new()),
            C::Subshell(_) => (ConstructKind::Subshell, Vec::new()),
            C::BraceGroup(_) => (ConstructKind::Group, Vec::new()),
            C::Arithmetic(_) => (ConstructKind::Arithmetic, Vec::new()),
            C::Conditional(it) => {
                let mut found = Vec::new();
                self.operands(&it.expression, &mut found);
                (ConstructKind::Conditional, found)
            }
            C::Coproc(_) => (ConstructKind::Coprocess, Vec::new()),
            C::Time(_) => (ConstructKind::Time, Vec::new()),
            C::Repeat(_) | C::Always(_) => (ConstructKind::Other, Vec::new()),
        }
    }

    fn operands(&mut self, expression: &ast::ConditionalExpr, found: &mut Vec<WordRecord>) {
        match expression {
            ast::ConditionalExpr::Binary(it) => {
                self.operands(&it.left, found);
                self.operands(&it.right, found);
            }
            ast::ConditionalExpr::Unary(it) => self.operands(&it.expr, found),
            ast::ConditionalExpr::Parenthesized(it) => self.operands(&it.expr, found),
            ast::ConditionalExpr::Word(word) | ast::ConditionalExpr::Regex(word) => found.push(self.word(word)),
            ast::ConditionalExpr::Pattern(pattern) => self.pattern(pattern),
            ast::ConditionalExpr::VarRef(_) => {}
        }
    }

    fn pattern(&mut self, pattern: &ast::Pattern) {
        for part in &pattern.parts {
            match &part.kind {
                ast::PatternPart::Word(word) => {
                    self.word(word);
                }
                ast::PatternPart::Group { patterns, .. } => patterns.iter().for_each(|pattern| self.pattern(pattern)),
                _ => {}
            }
        }
    }

    fn redirects(&mut self, redirects: &[ast::Redirect]) -> Vec<RedirectRecord> {
        redirects.iter().map(|redirect| self.redirect(redirect)).collect()
    }

    fn redirect(&mut self, redirect: &ast::Redirect) -> RedirectRecord {
        let kind = match redirect.kind {
            ast::RedirectKind::Output | ast::RedirectKind::Clobber => RedirectKind::Output,
            ast::RedirectKind::Append => RedirectKind::Append,
            ast::RedirectKind::Input => RedirectKind::Input,
            ast::RedirectKind::ReadWrite => RedirectKind::ReadWrite,
            ast::RedirectKind::HereDoc | ast::RedirectKind::HereDocStrip => RedirectKind::Heredoc,
            ast::RedirectKind::HereString => RedirectKind::HereString,
            ast::RedirectKind::DupOutput | ast::RedirectKind::DupInput => RedirectKind::Duplicate,
            ast::RedirectKind::OutputBoth => RedirectKind::OutputBoth,
        };
        let body = redirect.heredoc().map(|heredoc| {
            for part in &heredoc.body.parts {
                if let ast::HeredocBodyPart::CommandSubstitution { body, .. } = &part.kind {
                    self.scoped(ScopeKind::Substitution, body);
                }
            }
            self.span(heredoc.body.span)
        });
        let target = redirect.word_target().map(|word| self.word(word));
        RedirectRecord { kind, descriptor: redirect.fd, target, span: self.tight(redirect.span), body }
    }

    fn word(&mut self, word: &ast::Word) -> WordRecord {
        let mut parts = Vec::with_capacity(word.parts.len());
        for part in &word.parts {
            self.part(part, false, &mut parts);
        }
        WordRecord { span: self.span(word.span), parts }
    }

    fn part(&mut self, part: &ast::WordPartNode, quoted: bool, parts: &mut Vec<Part>) {
        use ast::WordPart as W;
        let span = self.span(part.span);
        let kind = match &part.kind {
            W::Literal(_) | W::ZshQualifiedGlob(_) => PartKind::Literal,
            W::SingleQuoted { dollar: false, .. } => PartKind::SingleQuoted,
            W::SingleQuoted { dollar: true, .. } => PartKind::AnsiQuoted,
            W::DoubleQuoted { parts: inside, .. } => {
                parts.push(Part { kind: PartKind::DoubleQuoted, span, quoted });
                return inside.iter().for_each(|part| self.part(part, true, parts));
            }
            W::CommandSubstitution { body, syntax } => PartKind::Substitution {
                scope: self.scoped(ScopeKind::Substitution, body),
                backticks: matches!(syntax, ast::CommandSubstitutionSyntax::Backtick),
            },
            W::ProcessSubstitution { body, .. } => {
                PartKind::ProcessSubstitution { scope: self.scoped(ScopeKind::ProcessSubstitution, body) }
            }
            W::ArithmeticExpansion { expression_word_ast, .. } => {
                self.word(expression_word_ast);
                PartKind::Arithmetic
            }
            other => {
                let (name, form) = self.variable(other);
                PartKind::Variable { name: name.into(), form }
            }
        };
        parts.push(Part { kind, span, quoted });
    }

    /// Name and form of the variable that a part is; commands in its operand are walked.
    fn variable(&mut self, part: &ast::WordPart) -> (String, VariableForm) {
        use ast::WordPart as W;
        let array =
            |reference: &ast::VarRef, form| if reference.subscript.is_some() { VariableForm::Array } else { form };
        match part {
            W::Variable(name) => (name.to_string(), VariableForm::Plain),
            W::Parameter(parameter) => self.parameter(parameter),
            W::ParameterExpansion { reference, operator, operand_word_ast, .. } => {
                if let Some(word) = operand_word_ast {
                    self.word(word);
                }
                (reference.name.to_string(), array(reference, form(operator)))
            }
            W::Length(reference) => (reference.name.to_string(), array(reference, VariableForm::Length)),
            W::ArrayAccess(reference) | W::ArrayLength(reference) | W::ArrayIndices(reference) => {
                (reference.name.to_string(), VariableForm::Array)
            }
            W::Substring { reference, .. } => (reference.name.to_string(), VariableForm::Slice),
            W::ArraySlice { reference, .. } => (reference.name.to_string(), VariableForm::Array),
            W::IndirectExpansion { reference, .. } => (reference.name.to_string(), VariableForm::Indirect),
            W::PrefixMatch { prefix, .. } => (prefix.to_string(), VariableForm::Indirect),
            W::Transformation { reference, .. } => (reference.name.to_string(), VariableForm::Other),
            _ => (String::new(), VariableForm::Other),
        }
    }

    fn parameter(&mut self, parameter: &ast::ParameterExpansion) -> (String, VariableForm) {
        use ast::BourneParameterExpansion as B;
        let Some(bourne) = parameter.bourne() else { return (String::new(), VariableForm::Other) };
        if let Some(word) = bourne.operand_word_ast() {
            self.word(word);
        }
        let (reference, plain) = match bourne {
            B::Access { reference } => (reference, VariableForm::Plain),
            B::Length { reference } => (reference, VariableForm::Length),
            B::Indices { reference } => (reference, VariableForm::Array),
            B::Indirect { reference, .. } => (reference, VariableForm::Indirect),
            B::PrefixMatch { prefix, .. } => return (prefix.to_string(), VariableForm::Indirect),
            B::Slice { reference, .. } => (reference, VariableForm::Slice),
            B::Operation { reference, operator, .. } => (reference, form(operator)),
            B::Transformation { reference, .. } => (reference, VariableForm::Other),
        };
        let form = if reference.subscript.is_some() { VariableForm::Array } else { plain };
        (reference.name.to_string(), form)
    }
}

fn form(operator: &ast::ParameterOp) -> VariableForm {
    use ast::ParameterOp as O;
    match operator {
        O::UseDefault => VariableForm::Default,
        O::AssignDefault => VariableForm::Assign,
        O::UseReplacement => VariableForm::Alternative,
        O::Error => VariableForm::Required,
        O::RemovePrefixShort { .. }
        | O::RemovePrefixLong { .. }
        | O::RemoveSuffixShort { .. }
        | O::RemoveSuffixLong { .. } => VariableForm::Trim,
        O::ReplaceFirst { .. } | O::ReplaceAll { .. } => VariableForm::Replace,
        O::UpperFirst | O::UpperAll | O::LowerFirst | O::LowerAll => VariableForm::Case,
    }
}
