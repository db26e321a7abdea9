//! Which instructions make a stage, what each stage is built on, copied into and good for.

use std::collections::HashMap;
use std::ops::Range;

use super::parse::{Arguments, Record, Records};
use super::variables::{self, Value};
use super::words::Part;
use super::{Given, Keyword, platform_argument};

/// The instructions in force at some point of a stage, by index; inherited along `FROM alias`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct State {
    pub(super) user: Option<u32>,
    pub(super) workdir: Option<u32>,
    pub(super) shell: Option<u32>,
    pub(super) healthcheck: Option<u32>,
    pub(super) entrypoint: Option<u32>,
    pub(super) cmd: Option<u32>,
}

impl State {
    fn slot(&mut self, keyword: Keyword) -> Option<&mut Option<u32>> {
        Some(match keyword {
            Keyword::User => &mut self.user,
            Keyword::Workdir => &mut self.workdir,
            Keyword::Shell => &mut self.shell,
            Keyword::Healthcheck => &mut self.healthcheck,
            Keyword::Entrypoint => &mut self.entrypoint,
            Keyword::Cmd => &mut self.cmd,
            _ => return None,
        })
    }

    fn remember(&mut self, keyword: Keyword, index: u32) {
        if let Some(slot) = self.slot(keyword) {
            *slot = Some(index);
        }
    }

    /// This state with everything that `later` sets.
    fn then(self, later: State) -> State {
        State {
            user: later.user.or(self.user),
            workdir: later.workdir.or(self.workdir),
            shell: later.shell.or(self.shell),
            healthcheck: later.healthcheck.or(self.healthcheck),
            entrypoint: later.entrypoint.or(self.entrypoint),
            cmd: later.cmd.or(self.cmd),
        }
    }
}

/// Everything that is known of one stage.
#[derive(Debug, Default)]
pub(super) struct StageRecord {
    /// Its instructions, FROM included.
    pub(super) instructions: Range<u32>,
    /// Its FROM; a file that begins without one has a stage all the same.
    pub(super) from: Option<u32>,
    /// Its name in lower case.
    pub(super) name: Option<String>,
    /// The earlier stage that it is built on.
    pub(super) parent: Option<u32>,
    /// The first of the stages that it is built on, one on the other; itself if it is built on an image.
    pub(super) root: u32,
    /// The stages that it copies or mounts from, each once, rising.
    pub(super) sources: Vec<u32>,
    /// Its state at the end.
    pub(super) end: State,
    /// What its ONBUILD triggers set in a stage that is built on it.
    triggers: State,
    /// Whether a later stage is built on it.
    pub(super) is_base: bool,
    /// Whether a later stage copies or mounts from it.
    pub(super) is_source: bool,
    /// Whether its image is one that is built to ship.
    pub(super) is_target: bool,
    /// Whether its layers are in an image that ships.
    pub(super) ships: bool,
    /// Whether the image that ships needs it.
    pub(super) is_needed: bool,
}

/// Divides the instructions into stages and links them.
pub(super) fn build(file: &str, escape: char, records: &mut Records, given: &Given) -> Vec<StageRecord> {
    let mut stages = divide(&mut records.instructions);
    let mut names = HashMap::new();
    let globals = Globals::of(file, escape, records, given);
    for index in 0..stages.len() {
        let (name, parent) = base(file, escape, records, &stages[index], &names, &globals);
        let sources = sources(file, records, &stages[index], &names, index as u32);
        for &source in &sources {
            stages[source as usize].is_source = true;
        }
        let (start, root) = parent.map_or((State::default(), index as u32), |parent: u32| {
            let parent = &mut stages[parent as usize];
            parent.is_base = true;
            (parent.end.then(parent.triggers), parent.root)
        });
        let stage = &mut stages[index];
        (stage.name, stage.parent, stage.root, stage.sources) = (name.clone(), parent, root, sources);
        run(stage, start, &mut records.instructions);
        if let Some(name) = name {
            names.insert(name, index as u32);
        }
    }
    let last = stages.len().checked_sub(1);
    mark_what_ships(&mut stages, last.as_slice());
    stages
}

/// Gives each instruction its stage and its number among those of its keyword.
fn divide(instructions: &mut [Record]) -> Vec<StageRecord> {
    let mut stages: Vec<StageRecord> = Vec::new();
    let mut counts: HashMap<(Keyword, bool), u32> = HashMap::new();
    for (index, record) in instructions.iter_mut().enumerate() {
        let index = index as u32;
        let begins = record.keyword == Keyword::From && record.trigger_of.is_none();
        if begins || (stages.is_empty() && record.keyword != Keyword::Arg) {
            stages.push(StageRecord {
                instructions: index..index,
                from: begins.then_some(index),
                ..StageRecord::default()
            });
            counts.clear();
        }
        let count = counts.entry((record.keyword, record.trigger_of.is_some())).or_default();
        (record.ordinal, record.stage) = (*count, (stages.len() as u32).checked_sub(1));
        *count += 1;
        if let Some(stage) = stages.last_mut() {
            stage.instructions.end = index + 1;
        }
    }
    stages
}

/// The ARGs above the first FROM, which FROM lines see.
struct Globals(HashMap<String, Value>);

impl Globals {
    fn of(file: &str, escape: char, records: &Records, given: &Given) -> Self {
        let mut globals = Globals(HashMap::new());
        for record in records.instructions.iter().take_while(|record| record.stage.is_none()) {
            let Arguments::Pairs(pairs) = &record.arguments else { continue };
            let text = records.texts[record.text as usize].text(file);
            for pair in pairs {
                let name = &text[pair.key.clone()];
                let value = match (given.get(name), &pair.value) {
                    (Some(given), _) => Value::Known(given.clone()),
                    (None, Some(value)) => globals.expand(&text[value.clone()], escape),
                    (None, None) => Value::Unknown,
                };
                globals.0.insert(name.to_owned(), value);
            }
        }
        globals
    }

    fn value(&self, name: &str) -> Value {
        let predefined = || if platform_argument(name) { Value::Unknown } else { Value::Unset };
        self.0.get(name).cloned().unwrap_or_else(predefined)
    }

    fn expand(&self, raw: &str, escape: char) -> Value {
        let expansion = variables::expand(raw, escape, &mut |name| self.value(name));
        if expansion.complete { Value::Known(expansion.text) } else { Value::Unknown }
    }
}

/// The name of a stage, and the earlier stage that it is built on.
fn base(
    file: &str,
    escape: char,
    records: &Records,
    stage: &StageRecord,
    names: &HashMap<String, u32>,
    globals: &Globals,
) -> (Option<String>, Option<u32>) {
    let Some(from) = stage.from.map(|from| &records.instructions[from as usize]) else { return (None, None) };
    let Arguments::Words(words) = &from.arguments else { return (None, None) };
    let text = records.texts[from.text as usize].text(file);
    let name = words.get(2).map(|name| text[name.clone()].to_lowercase());
    let parent = words.first().and_then(|image| match globals.expand(&text[image.clone()], escape) {
        Value::Known(image) => names.get(&image.to_lowercase()).copied(),
        _ => None,
    });
    (name, parent)
}

/// The earlier stages that a stage copies or mounts from.
fn sources(file: &str, records: &Records, stage: &StageRecord, names: &HashMap<String, u32>, index: u32) -> Vec<u32> {
    let mut found = Vec::new();
    for record in &records.instructions[stage.instructions.start as usize..stage.instructions.end as usize] {
        let text = records.texts[record.text as usize].text(file);
        let named = record.flags.iter().filter_map(|flag| source_named(text, flag.name.clone(), flag.value.clone()?));
        found.extend(named.filter_map(|name| stage_named(name, names, index)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What `--from=x` or `--mount=type=bind,from=x` names.
fn source_named(text: &str, flag: Part, value: Part) -> Option<&str> {
    let value = &text[value];
    match text[flag].to_ascii_lowercase().as_str() {
        "from" => Some(value),
        "mount" => value.split(',').find_map(|option| option.strip_prefix("from=")),
        _ => None,
    }
}

/// The earlier stage with a name or number (BuildKit looks for a number first).
pub(super) fn stage_named(name: &str, names: &HashMap<String, u32>, before: u32) -> Option<u32> {
    match name.parse::<u32>() {
        Ok(number) => (number < before).then_some(number),
        Err(_) => names.get(&name.to_lowercase()).copied(),
    }
}

/// Walks through a stage and notes for each instruction what was in force before it.
fn run(stage: &mut StageRecord, start: State, instructions: &mut [Record]) {
    let mut state = start;
    for index in stage.instructions.clone() {
        let record = &mut instructions[index as usize];
        record.state = state;
        match record.trigger_of {
            Some(_) => stage.triggers.remember(record.keyword, index),
            None => state.remember(record.keyword, index),
        }
    }
    stage.end = state;
}

/// The targets ship, with the stages that they are built on; they need what those copy from, and so on.
pub(super) fn mark_what_ships(stages: &mut [StageRecord], targets: &[usize]) {
    for (index, stage) in stages.iter_mut().enumerate() {
        stage.is_target = targets.contains(&index);
        (stage.ships, stage.is_needed) = (stage.is_target, stage.is_target);
    }
    // Stages only ever use earlier ones, so that one walk backwards meets every user before what it uses.
    for index in (0..stages.len()).rev() {
        let parent = stages[index].parent.map(|parent| parent as usize);
        if let Some(parent) = parent {
            stages[parent].ships |= stages[index].ships;
        }
        if !stages[index].is_needed {
            continue;
        }
        let used: Vec<usize> = stages[index].sources.iter().map(|&source| source as usize).chain(parent).collect();
        for used in used {
            stages[used].is_needed = true;
        }
    }
}
