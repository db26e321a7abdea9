//! Where a shell stops reading, and what it stumbles over there.

use super::{Fault, Script};
use crate::document::Span;

impl Script {
    /// Where a fault is, in the file: the word that the reader stopped at, or the last one if the text ended too soon.
    pub fn place_of_fault(&self, fault: &Fault) -> Span {
        self.in_file(self.word_at_fault(fault))
    }

    /// Whether a fault is a word or bracket that ends something which was not begun.
    pub fn is_stray_end(&self, fault: &Fault) -> bool {
        let word = self.slice(self.word_at_fault(fault));
        let ends = ["fi", "done", "esac", "then", "do", "else", "elif"].contains(&word) || word.starts_with([')', '}']);
        let begun = |begin: &str| {
            self.text[..fault.span.start as usize].split([' ', ';', '&', '|', '\n']).any(|it| it == begin)
        };
        ends && match word {
            "fi" | "then" | "else" | "elif" => !begun("if"),
            "done" | "do" => !begun("for") && !begun("while") && !begun("until"),
            "esac" => !begun("case"),
            _ => true,
        }
    }

    fn word_at_fault(&self, fault: &Fault) -> Span {
        let start = (fault.span.start as usize).min(self.text.len());
        let rest = self.text.get(start..).unwrap_or("");
        let (start, rest) = match rest.trim_start() {
            "" => {
                let before = self.text[..start].trim_end();
                let begin = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
                (begin, &before[begin..])
            }
            trimmed => (start + rest.len() - trimmed.len(), trimmed),
        };
        let length = rest.find(|c: char| c.is_whitespace() || c == ';').filter(|&at| at > 0).unwrap_or(rest.len());
        Span::new(start, start + length)
    }
}
