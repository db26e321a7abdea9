//! Makes YAML documents as people write them, and damages them; the same ones every time.

/// Numbers that look random (xorshift64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 11) as usize % limit
    }

    pub fn one<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// One document.
pub fn document(random: &mut Random) -> String {
    let mut writer = Writer { random, text: String::new() };
    if writer.random.chance(20) {
        writer.text.push_str("# begins\n");
    }
    if writer.random.chance(85) {
        writer.map(0, 0)
    } else {
        writer.list(0, 0)
    }
    let mut text = writer.text;
    match random.below(12) {
        0 => text = text.replace('\n', "\r\n"),
        1 => text.truncate(text.trim_end().len()),
        2 => text.push_str("\n\n  \n"),
        3 => text.push_str("# ends"),
        _ => {}
    }
    text
}

struct Writer<'r> {
    random: &'r mut Random,
    text: String,
}

const WORDS: &[&str] = &[
    "a",
    "name",
    "nginx:1.27",
    "no",
    "0644",
    "x-y",
    "é",
    "λx",
    "http://a/b?c#d",
    "-1",
    "1e3",
    "null",
    "don't",
    "a #b",
    "~x",
];
const KEYS: &[&str] =
    &["a", "name", "on", "08", "\"q k\"", "'it''s'", "app.kubernetes.io/name", "é", "null", "x y", "k "];

impl Writer<'_> {
    fn word(&mut self) -> &'static str {
        let word = self.random.one(WORDS);
        if word == "a #b" { "a#b" } else { word }
    }

    fn end_line(&mut self) {
        match self.random.below(10) {
            0 => self.text.push_str(" # says"),
            1 => self.text.push_str("  "),
            _ => {}
        }
        self.text.push('\n');
        match self.random.below(24) {
            0 => self.text.push('\n'),
            1 => self.text.push_str("   # alone\n"),
            2 => self.text.push_str("#\n"),
            _ => {}
        }
    }

    fn indent(&mut self, column: usize) {
        self.text.extend(std::iter::repeat_n(' ', column));
    }

    fn map(&mut self, column: usize, depth: usize) {
        for index in 0..=self.random.below(4) {
            if index > 0 {
                self.indent(column);
            }
            let key = self.random.one(KEYS);
            self.text.push_str(if key == "null" { "n1" } else { key });
            self.text.push(':');
            self.value(column, depth, true);
        }
    }

    fn list(&mut self, column: usize, depth: usize) {
        for index in 0..=self.random.below(3) {
            if index > 0 {
                self.indent(column);
            }
            self.text.push('-');
            if depth < 4 && self.random.chance(35) {
                let gap = 1 + self.random.below(3);
                self.indent(gap);
                let inner = column + 1 + gap;
                if self.random.chance(75) { self.map(inner, depth + 1) } else { self.list(inner, depth + 1) }
            } else {
                self.value(column, depth, false);
            }
        }
    }

    /// What follows a colon or dash.
    fn value(&mut self, column: usize, depth: usize, of_key: bool) {
        match self.random.below(20) {
            0 => self.end_line(),
            1..=4 if depth < 5 => {
                self.end_line();
                let inner = column + 1 + self.random.below(4);
                self.indent(inner);
                self.map(inner, depth + 1);
            }
            5 | 6 if depth < 5 => {
                self.end_line();
                let inner = column + if of_key { self.random.below(3) } else { 1 + self.random.below(3) };
                self.indent(inner);
                self.list(inner, depth + 1);
            }
            7 | 8 => self.block_scalar(column),
            9 => {
                self.text.push(' ');
                self.flow(0);
                self.end_line();
            }
            _ => self.scalar(column),
        }
    }

    fn scalar(&mut self, column: usize) {
        self.text.push_str(if self.random.chance(4) { " \t" } else { " " });
        match self.random.below(8) {
            0 | 1 => self.quoted(column, '"'),
            2 => self.quoted(column, '\''),
            3 => self.words(column, "", false),
            _ => {
                let word = self.word();
                self.text.push_str(word);
            }
        }
        self.end_line();
    }

    fn quoted(&mut self, column: usize, quote: char) {
        self.text.push(quote);
        self.words(column, if quote == '"' { r#"\n \" \x41 \u00e9 \\ \/ \  \t"# } else { "'' \\n \"" }, true);
        self.text.push(quote);
    }

    /// Some words, perhaps over several lines; `besides` are more that may be taken.
    fn words(&mut self, column: usize, besides: &str, quoted: bool) {
        let besides: Vec<&str> = besides.split(' ').filter(|word| !word.is_empty()).collect();
        for index in 0..=self.random.below(5) {
            if index > 0 && self.random.chance(30) {
                if quoted && besides.contains(&"\\\\") && self.random.chance(20) {
                    self.text.push('\\');
                }
                let ends = self.random.one(&["\n", "\n", " \n", "\n\n", "\n  \n\n"]);
                self.text.push_str(ends);
                let column = column + 1 + self.random.below(4);
                self.indent(column);
            } else if index > 0 {
                self.text.push(' ');
            }
            if besides.is_empty() || self.random.chance(60) {
                let word = self.word().replace(['\'', ':', '#'], "_");
                self.text.push_str(&word);
            } else {
                let word = self.random.one(&besides);
                self.text.push_str(word);
            }
        }
    }

    fn block_scalar(&mut self, column: usize) {
        self.text.push(' ');
        let deeper = 1 + self.random.below(4);
        let style = self.random.one(&["|", ">"]);
        self.text.push_str(style);
        let chomping = self.random.one(&["", "", "-", "+"]);
        let explicit = self.random.chance(15);
        let digit = if explicit { deeper.to_string() } else { String::new() };
        let indicators =
            if self.random.chance(50) { format!("{chomping}{digit}") } else { format!("{digit}{chomping}") };
        self.text.push_str(&indicators);
        self.text.push_str(self.random.one(&["\n", "\n", "\n", " # about\n", " \n", "\n\n", "\n \n"]));
        for index in 0..self.random.below(5) {
            match self.random.below(8) {
                0 => self.text.push('\n'),
                1 => {
                    self.indent(column);
                    self.text.push('\n');
                }
                kind => {
                    self.indent(column + deeper + if kind == 2 && (index > 0 || explicit) { 2 } else { 0 });
                    let line =
                        self.random.one(&["text: a", "# no comment", "- x", "more words here", "\ttab", "é", "end  "]);
                    self.text.push_str(if index == 0 && line.starts_with('\t') { "x" } else { line });
                    self.text.push('\n');
                }
            }
        }
    }

    fn flow(&mut self, depth: usize) {
        let map = self.random.chance(50);
        self.text.push(if map { '{' } else { '[' });
        for index in 0..self.random.below(4) {
            if index > 0 {
                let comma = self.random.one(&[", ", ",", " , ", ",\n      "]);
                self.text.push_str(comma);
            }
            if map {
                let key = self.random.one(&["a: ", "\"b\": ", "\"c\":", "'d' : ", "e-f: "]);
                self.text.push_str(key);
            }
            match self.random.below(6) {
                0 if depth < 3 => self.flow(depth + 1),
                1 => self.text.push_str("\"q, \\n]\""),
                2 => self.text.push_str("'it''s {'"),
                _ => {
                    let word = self.random.one(&["x", "1.5", "yes", "a b", "http://c/d", "-x", "0x1F"]);
                    self.text.push_str(word);
                }
            }
        }
        self.text.push_str(if self.random.chance(10) { " " } else { "" });
        self.text.push(if map { '}' } else { ']' });
    }
}

/// The text with one to three things wrong in it.
pub fn damaged(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(3) {
        text = if random.chance(70) { with_other_character(&text, random) } else { with_other_line(&text, random) };
    }
    text
}

fn with_other_character(text: &str, random: &mut Random) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    if characters.is_empty() {
        return String::new();
    }
    let at = random.below(characters.len());
    let pool: Vec<char> = " \n\t:-#\"'|>[]{},?&*!%@`\\ab019~.+=\r<é\u{2028}".chars().collect();
    match random.below(4) {
        0 => _ = characters.remove(at),
        1 => characters.insert(at, pool[random.below(pool.len())]),
        2 => characters[at] = pool[random.below(pool.len())],
        _ => {
            let other = random.below(characters.len());
            characters.swap(at, other);
        }
    }
    characters.into_iter().collect()
}

fn with_other_line(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if lines.is_empty() {
        return String::new();
    }
    let at = random.below(lines.len());
    match random.below(4) {
        0 => _ = lines.remove(at),
        1 => {
            let line = lines[at].clone();
            let other = random.below(lines.len());
            lines.insert(other, line);
        }
        2 => lines[at].insert_str(0, &"   "[random.below(3)..]),
        _ => {
            let blanks = lines[at].len() - lines[at].trim_start_matches(' ').len();
            lines[at].drain(..blanks.min(1 + random.below(2)));
        }
    }
    lines.concat()
}
