//! A Dockerfile as policies see it: `stages[].commands[]`, every piece with its place.

use std::collections::BTreeMap;

use super::{About, Subject};
use crate::finding::Place;
use crate::model::dockerfile::{Dockerfile, Instruction, Stage};
use crate::policy::rego::{Addresses, Value};

/// The input for a Dockerfile; `schemas/input-dockerfile.schema.json` describes it.
pub fn of_dockerfile(file: &Dockerfile) -> Subject<'_> {
    let mut pieces = Pieces::default();
    let first = file.instructions().next();
    let whole = file.stages().next().map(Stage::place).or_else(|| first.map(Instruction::place));
    let whole = whole.unwrap_or_else(|| {
        let source = file.source();
        Place::new(std::sync::Arc::clone(source), source.character_at(0), crate::document::Pointer::root())
    });
    pieces.places.push((whole, String::new()));
    let globals: Vec<Value> = file.globals().map(|argument| pieces.command(argument, None)).collect();
    let stages: Vec<Value> = file.stages().map(|stage| pieces.stage(stage)).collect();
    let fields =
        [("file", Value::from(file.source().name())), ("args", Value::from(globals)), ("stages", Value::from(stages))];
    let value = object(fields);
    Subject { value, addresses: pieces.addresses, about: About::Pieces(pieces.places) }
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let fields = fields.into_iter().filter(|(_, value)| *value != Value::Undefined);
    Value::from(fields.map(|(key, value)| (Value::from(key), value)).collect::<BTreeMap<Value, Value>>())
}

#[derive(Default)]
struct Pieces {
    addresses: Addresses,
    places: Vec<(Place, String)>,
}

impl Pieces {
    fn piece(&mut self, value: Value, place: Place, about: &str) -> Value {
        self.addresses.remember(&value, self.places.len() as u32);
        self.places.push((place, about.to_owned()));
        value
    }

    fn stage(&mut self, stage: Stage) -> Value {
        let about = stage.describe();
        let commands: Vec<Value> = stage
            .instructions()
            .filter(|command| !command.is_trigger())
            .map(|c| self.command(c, Some(stage)))
            .collect();
        let name =
            stage.name().map_or(Value::Undefined, |name| self.piece(Value::from(&*name.text()), name.place(), &about));
        let image = stage.image();
        let image =
            image.map_or(Value::Undefined, |image| self.piece(Value::from(&*image.text()), image.place(), &about));
        let commands = self.piece(Value::from(commands), stage.place(), &about);
        let fields = [("index", Value::from(stage.index())), ("name", name), ("image", image), ("commands", commands)];
        self.piece(object(fields), stage.place(), &about)
    }

    fn command(&mut self, command: Instruction, stage: Option<Stage>) -> Value {
        let about = command.describe();
        let file = command.file();
        let cmd = self.piece(Value::from(command.keyword().name().to_lowercase()), command.place(), &about);
        let flags: Vec<Value> = command
            .flags()
            .map(|flag| self.piece(Value::from(&*flag.word().text()), flag.word().place(), &about))
            .collect();
        let value = self.arguments(command, &about);
        let heredocs: Vec<Value> = command
            .heredocs()
            .map(|heredoc| self.piece(Value::from(heredoc.body()), heredoc.word().place(), &about))
            .collect();
        let span = command.span();
        let original = self.piece(Value::from(file.source().slice(span)), command.place(), &about);
        let last = span.end.saturating_sub(1).max(span.start);
        let on_build = command.trigger().map_or(Value::Undefined, |trigger| self.command(trigger, stage));
        let fields = [
            ("cmd", cmd),
            ("flags", Value::from(flags)),
            ("value", value),
            ("json", Value::Bool(command.is_exec_form())),
            ("original", original),
            ("stage", stage.map_or(Value::Undefined, |stage| Value::from(stage.index()))),
            ("start_line", Value::from(file.source().line_column(span.start).line)),
            ("end_line", Value::from(file.source().line_column(last).line)),
            ("heredocs", if heredocs.is_empty() { Value::Undefined } else { Value::from(heredocs) }),
            ("trigger", on_build),
        ];
        self.piece(object(fields), command.place(), &about)
    }

    /// Words; `key=value` of ENV, LABEL and ARG; the whole text where a shell reads it.
    fn arguments(&mut self, command: Instruction, about: &str) -> Value {
        let mut found = Vec::new();
        for pair in command.pairs() {
            let text = match pair.value() {
                Some(value) => format!("{}={}", pair.key().text(), value.text()),
                None => pair.key().text().into_owned(),
            };
            let place = pair.value().unwrap_or(pair.key()).place();
            found.push(self.piece(Value::from(text), place, about));
        }
        for word in command.words() {
            found.push(self.piece(Value::from(&*word.text()), word.place(), about));
        }
        if let Some(text) = command.shell_text() {
            found.push(self.piece(Value::from(text.raw()), text.place(), about));
        }
        let place = command.place();
        self.piece(Value::from(found), place, about)
    }
}
