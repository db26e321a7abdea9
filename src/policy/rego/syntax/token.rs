//! Rego text into tokens, as OPA's scanner cuts it.

use crate::document::{Span, SyntaxError};

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, keywords included.
    Word,
    /// A number without its sign.
    Number,
    /// A string, decoded.
    String(String),
    /// `$"…"` or `` $`…` ``: literal pieces and the bytes of the expressions between them.
    Template(Vec<Piece>),
    /// `:=`, `{`, `.` and so on.
    Symbol(&'static str),
    /// Behind the last token.
    End,
}

/// A piece of a template string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Literal text, decoded.
    Text(String),
    /// The bytes between `{` and `}`.
    Expression(Span),
}

/// One token.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// Blanks, comments or line ends stand before it.
    pub(super) spaced: bool,
    /// A line end stands before it.
    pub(super) new_line: bool,
}

/// Tokens and comments of a text.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    pub(super) tokens: Vec<Token>,
    pub(super) comments: Vec<Span>,
}

/// Longest first, so that the first match is the right one.
const SYMBOLS: [&str; 24] = [
    ":=", "==", "!=", "<=", ">=", "[", "]", "{", "}", "(", ")", ",", ":", "+", "-", "*", "/", "%", "&", "|", "=", "<",
    ">", ";",
];

/// Cuts the bytes of `range` in `text` into tokens.
pub(super) fn scan(text: &str, range: std::ops::Range<usize>) -> Result<Scanned, SyntaxError> {
    let mut scanner = Scanner { text: &text[..range.end], at: range.start };
    let mut scanned = Scanned::default();
    let (mut spaced, mut new_line) = (true, true);
    if range.start == 0 && text.starts_with('\u{feff}') {
        scanner.at = '\u{feff}'.len_utf8();
    }
    loop {
        let start = scanner.at;
        match scanner.peek() {
            None => break,
            Some('\n') => {
                scanner.at += 1;
                (spaced, new_line) = (true, true);
                continue;
            }
            Some(' ' | '\t' | '\r') => {
                scanner.at += 1;
                spaced = true;
                continue;
            }
            Some('#') => {
                let rest = &scanner.text[start..];
                let line = rest.find('\n').map_or(rest, |end| &rest[..end]).trim_end_matches('\r');
                scanner.at += line.len();
                scanned.comments.push(Span::new(start, scanner.at));
                spaced = true;
                continue;
            }
            Some(_) => {}
        }
        let kind = scanner.token()?;
        scanned.tokens.push(Token { kind, span: Span::new(start, scanner.at), spaced, new_line });
        (spaced, new_line) = (false, false);
    }
    let end = Span::new(range.end, range.end);
    scanned.tokens.push(Token { kind: Kind::End, span: end, spaced: true, new_line: true });
    Ok(scanned)
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn error<T>(&self, start: usize, message: impl Into<String>) -> Result<T, SyntaxError> {
        let end = self.text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
        Err(SyntaxError { message: message.into(), span: Span::new(start, end.max(self.at.min(self.text.len()))) })
    }

    fn token(&mut self) -> Result<Kind, SyntaxError> {
        let start = self.at;
        let rest = &self.text[start..];
        match self.peek() {
            Some(c) if c.is_ascii_alphabetic() || c == '_' => {
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
                self.at += end;
                Ok(Kind::Word)
            }
            Some(c) if c.is_ascii_digit() => self.number(),
            Some('"') => {
                self.at += 1;
                self.string()
            }
            Some('`') => {
                self.at += 1;
                self.raw_string()
            }
            Some('$') if rest.starts_with("$\"") || rest.starts_with("$`") => {
                self.at += 2;
                self.template(rest.as_bytes()[1] == b'`')
            }
            Some('.') => {
                self.at += 1;
                Ok(Kind::Symbol("."))
            }
            _ => match SYMBOLS.into_iter().find(|symbol| rest.starts_with(symbol)) {
                Some(symbol) => {
                    self.at += symbol.len();
                    Ok(Kind::Symbol(symbol))
                }
                None => self.error(start, "illegal character"),
            },
        }
    }

    fn number(&mut self) -> Result<Kind, SyntaxError> {
        let start = self.at;
        self.digits();
        if self.text[self.at..].starts_with('.') {
            self.at += 1;
            if self.digits() == 0 {
                return self.error(start, "expected a fraction behind the decimal point");
            }
        }
        if self.text[self.at..].starts_with(['e', 'E']) {
            self.at += 1;
            if self.text[self.at..].starts_with(['+', '-']) {
                self.at += 1;
            }
            if self.digits() == 0 {
                return self.error(start, "expected an exponent");
            }
        }
        if self.peek().is_some_and(|c| c.is_ascii_alphabetic() || c == '_') {
            return self.error(start, "illegal number format");
        }
        let digits = &self.text[start..self.at];
        if digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit() {
            return self.error(start, "a number must not begin with 0");
        }
        Ok(Kind::Number)
    }

    fn digits(&mut self) -> usize {
        let rest = &self.text[self.at..];
        let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        self.at += length;
        length
    }

    /// Behind the opening quote.
    fn string(&mut self) -> Result<Kind, SyntaxError> {
        let start = self.at - 1;
        let mut decoded = String::new();
        loop {
            match self.peek() {
                None | Some('\n') => return self.error(start, "the string does not end on its line"),
                Some('"') => {
                    self.at += 1;
                    return Ok(Kind::String(decoded));
                }
                Some('\\') => decoded.push(self.escape()?),
                Some(c) => {
                    decoded.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
    }

    /// One backslash escape, as in JSON; a lone surrogate becomes U+FFFD, as Go decodes it.
    fn escape(&mut self) -> Result<char, SyntaxError> {
        let start = self.at;
        let escape = self.text[start + 1..].chars().next();
        self.at += 1 + escape.map_or(0, char::len_utf8);
        Ok(match escape {
            Some('"') => '"',
            Some('\\') => '\\',
            Some('/') => '/',
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                let first = self.hexadecimal(start)?;
                if !(0xd800..0xdc00).contains(&first) || !self.text[self.at..].starts_with("\\u") {
                    return Ok(char::from_u32(first).unwrap_or('\u{fffd}'));
                }
                let before = self.at;
                self.at += 2;
                let second = self.hexadecimal(start)?;
                if (0xdc00..0xe000).contains(&second) {
                    let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                    char::from_u32(code).unwrap_or('\u{fffd}')
                } else {
                    self.at = before;
                    '\u{fffd}'
                }
            }
            _ => return self.error(start, "illegal escape sequence"),
        })
    }

    fn hexadecimal(&mut self, escape: usize) -> Result<u32, SyntaxError> {
        let digits = self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(code) => {
                self.at += 4;
                Ok(code)
            }
            None => self.error(escape, "illegal escape sequence"),
        }
    }

    /// Behind the opening backquote.
    fn raw_string(&mut self) -> Result<Kind, SyntaxError> {
        let start = self.at;
        let Some(length) = self.text[start..].find('`') else {
            return self.error(start - 1, "the raw string does not end");
        };
        self.at += length + 1;
        Ok(Kind::String(self.text[start..start + length].to_owned()))
    }

    /// Behind the opening quote; `raw` templates end at a backquote and know only the escape `\{`.
    fn template(&mut self, raw: bool) -> Result<Kind, SyntaxError> {
        let start = self.at - 2;
        let mut pieces = Vec::new();
        let mut text = String::new();
        loop {
            match self.peek() {
                None => return self.error(start, "the template string does not end"),
                Some('\n') if !raw => return self.error(start, "the template string does not end on its line"),
                Some('"') if !raw => break,
                Some('`') if raw => break,
                Some('{') => {
                    if !text.is_empty() {
                        pieces.push(Piece::Text(std::mem::take(&mut text)));
                    }
                    pieces.push(Piece::Expression(self.embedded(start)?));
                }
                Some('\\') if self.text[self.at + 1..].starts_with('{') => {
                    text.push('{');
                    self.at += 2;
                }
                Some('\\') if !raw => text.push(self.escape()?),
                Some(c) => {
                    text.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
        self.at += 1;
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        Ok(Kind::Template(pieces))
    }

    /// From `{` to behind its `}`; braces and quotes inside are balanced. Gives what stands between.
    fn embedded(&mut self, template: usize) -> Result<Span, SyntaxError> {
        self.at += 1;
        let start = self.at;
        let mut open = 1;
        while open > 0 {
            match self.peek() {
                None => return self.error(template, "the template string does not end"),
                Some(' ' | '\t' | '\r' | '\n') => self.at += 1,
                Some('#') => self.at += self.text[self.at..].find('\n').unwrap_or(self.text.len() - self.at),
                Some('$') if self.text[self.at..].starts_with("$\"") || self.text[self.at..].starts_with("$`") => {
                    return self.error(self.at, "a template string must not stand inside another");
                }
                Some(_) => match self.token()? {
                    Kind::Symbol("{") => open += 1,
                    Kind::Symbol("}") => open -= 1,
                    _ => {}
                },
            }
        }
        Ok(Span::new(start, self.at - 1))
    }
}
