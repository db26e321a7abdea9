//! Variables: which ARG or ENV gives a name its value at some instruction.

use std::borrow::Cow;
use std::collections::HashMap;

use super::parse::{Arguments, Records};
use super::variables::Value;
use super::{Instruction, Keyword, Operator, PLATFORM_ARGUMENTS, PREDEFINED_ARGUMENTS, Pair, Stage, Word};

/// So many references from value to value are followed for one value: `ENV A=$B$B B=$C$C …` doubles with each step.
const MOST_REFERENCES: usize = 256;
/// What a misspelt name was meant to be is looked for so many instructions upwards: looking through all of them for each
/// name would take quadratic time.
const FARTHEST_DECLARATION: usize = 512;
/// Stages built on one another are followed this far: nobody builds such a chain by hand, and a chain of any length
/// would make looking up a name that nobody declares cost its whole length each time.
const LONGEST_CHAIN: usize = 256;

/// Where each name is declared, per stage.
#[derive(Debug)]
pub(super) struct Bindings {
    /// Per stage, and behind them the ARGs above the first FROM.
    scopes: Vec<HashMap<String, Declared>>,
}

/// Who declares one name in one stage: instruction and pair, rising.
#[derive(Debug, Clone, Default)]
struct Declared {
    by_env: Vec<(u32, u32)>,
    by_arg: Vec<(u32, u32)>,
}

impl Bindings {
    pub(super) fn of(file: &str, records: &Records, stages: usize) -> Self {
        let mut scopes: Vec<HashMap<String, Declared>> = vec![HashMap::new(); stages + 1];
        for (record, index) in records.instructions.iter().zip(0..) {
            let Arguments::Pairs(pairs) = &record.arguments else { continue };
            if record.trigger_of.is_some() || record.keyword == Keyword::Label {
                continue;
            }
            let text = records.texts[record.text as usize].text(file);
            let scope = &mut scopes[record.stage.map_or(stages, |stage| stage as usize)];
            for (pair, number) in pairs.iter().zip(0..) {
                let declared = scope.entry(text[pair.key.clone()].to_owned()).or_default();
                let by = if record.keyword == Keyword::Env { &mut declared.by_env } else { &mut declared.by_arg };
                by.push((index, number));
            }
        }
        Self { scopes }
    }

    fn last_before(&self, scope: usize, name: &str, keyword: Keyword, before: u32) -> Option<(u32, u32)> {
        let declared = self.scopes[scope].get(name)?;
        let by = if keyword == Keyword::Env { &declared.by_env } else { &declared.by_arg };
        by.partition_point(|&(index, _)| index < before).checked_sub(1).map(|last| by[last])
    }
}

/// Who gives a name its value.
#[derive(Debug, Clone, Copy)]
pub enum Binding<'d> {
    /// `ENV name=value`.
    Env(Pair<'d>),
    /// `ARG name` or `ARG name=default` in the stage or one that it is built on.
    Arg(Pair<'d>),
    /// Docker itself: a proxy variable, or a platform argument in FROM.
    Predefined,
}

impl Stage<'_> {
    /// The default of an ARG that is declared in it; `None` if none is, or it has none.
    pub(super) fn default_of(self, name: &str) -> Option<Value> {
        let (index, number) = self.file.bindings.last_before(self.index(), name, Keyword::Arg, u32::MAX)?;
        let pair = self.file.instruction(index).pairs().nth(number as usize)?;
        let expansion = pair.value()?.expanded();
        expansion.complete.then_some(Value::Known(expansion.text))
    }
}

impl<'d> Instruction<'d> {
    /// Whether `name` has a value before this instruction though no instruction gives it one: practically every base
    /// image brings it.
    pub fn is_brought_by_base(self, name: &str) -> bool {
        self.binding(name).is_none() && matches!(name, "PATH" | "HOME" | "HOSTNAME")
    }

    /// Who gives `name` its value before this instruction: in a stage an ENV, else an ARG, of the stage or of those
    /// that it is built on; above and in FROM an ARG above the first FROM.
    pub fn binding(self, name: &str) -> Option<Binding<'d>> {
        if self.stage().is_none() || (self.is(Keyword::From) && !self.is_trigger()) {
            let predefined = PLATFORM_ARGUMENTS.contains(&name).then_some(Binding::Predefined);
            return self.global(name).map(Binding::Arg).or(predefined);
        }
        // An ENV hides an ARG wherever the two stand.
        let declared = self.declared(name, Keyword::Env).map(Binding::Env);
        let declared = declared.or_else(|| self.declared(name, Keyword::Arg).map(Binding::Arg));
        // A piece of a Dockerfile without FROM is one stage with all its ARGs.
        let is_piece = || self.stage().is_some_and(|stage| stage.from().is_none());
        let declared = declared.or_else(|| self.global(name).filter(|_| is_piece()).map(Binding::Arg));
        declared.or(PREDEFINED_ARGUMENTS.contains(&name).then_some(Binding::Predefined))
    }

    /// The variables that one pair of an ENV uses while another sets them, each as its name and what is done with its
    /// value: the values are those from before the instruction.
    pub fn set_beside_their_use(self) -> Vec<(Word<'d>, Operator)> {
        let mut setters: HashMap<Cow<str>, usize> = HashMap::new();
        self.pairs().for_each(|pair| *setters.entry(pair.key().text()).or_default() += 1);
        let uses = self.pairs().filter_map(|pair| Some((pair, pair.value()?)));
        let uses = uses.flat_map(|(pair, value)| value.variables().into_iter().map(move |used| (pair, value, used)));
        let beside = uses.filter_map(|(pair, value, used)| {
            let name = value.slice(used.name);
            let own = usize::from(pair.key().text() == name.raw());
            (setters.get(name.raw()).is_some_and(|setters| *setters > own)).then_some((name, used.operator))
        });
        beside.collect()
    }

    /// A name that has a value here and differs from `name` by one letter, or by two neighbours swapped: what was
    /// probably meant.
    pub fn name_meant(self, name: &str) -> Option<String> {
        let first = self.stage()?.instructions().next()?.index;
        let own = (first..self.index).rev().map(|index| self.file.instruction(index));
        let inherited = self.stage()?.chain().skip(1).flat_map(|stage| stage.instructions().rev());
        let above = own.chain(inherited).take(FARTHEST_DECLARATION);
        let declaring = above.filter(|known| matches!(known.keyword(), Keyword::Env | Keyword::Arg));
        let declared = declaring.flat_map(|known| known.pairs().map(|pair| pair.key().text().into_owned()));
        let predefined = PREDEFINED_ARGUMENTS.iter().map(|known| (*known).to_owned());
        declared.chain(predefined).find(|known| is_near(known, name))
    }

    /// The ARG above the first FROM, and above this instruction, that declares `name`.
    pub fn global(self, name: &str) -> Option<Pair<'d>> {
        let globals = self.file.bindings.scopes.len() - 1;
        let (index, number) = self.file.bindings.last_before(globals, name, Keyword::Arg, self.index)?;
        self.file.instruction(index).pairs().nth(number as usize)
    }

    /// The last ENV or ARG before it that declares `name`, in its stage or one that that is built on.
    fn declared(self, name: &str, keyword: Keyword) -> Option<Pair<'d>> {
        self.stage()?.chain().take(LONGEST_CHAIN).find_map(|stage| {
            let (index, number) = self.file.bindings.last_before(stage.index(), name, keyword, self.index)?;
            self.file.instruction(index).pairs().nth(number as usize)
        })
    }

    /// The value of `name` as far as the file says, before this instruction. An ARG has its default; one that is
    /// declared again in a stage without a default has the one from above the first FROM; what the build gives goes first.
    pub fn value_of(self, name: &str) -> Value {
        self.value_within(name, &mut { MOST_REFERENCES })
    }

    fn value_within(self, name: &str, left: &mut usize) -> Value {
        if *left == 0 {
            return Value::Unknown;
        }
        *left -= 1;
        let pair = match self.binding(name) {
            Some(Binding::Arg(_)) if self.file.given.contains_key(name) => {
                return Value::Known(self.file.given[name].clone());
            }
            Some(Binding::Env(pair) | Binding::Arg(pair)) => pair,
            Some(Binding::Predefined) => return Value::Unknown,
            None => return Value::Unset,
        };
        let Some(value) = pair.value() else {
            let inherited = pair.instruction().stage().is_some() && pair.instruction().global(name).is_some();
            let first = self.file.instructions().find(|instruction| instruction.is(Keyword::From));
            return match first.filter(|_| inherited) {
                Some(first) => first.value_within(name, left),
                None => Value::Unknown,
            };
        };
        let expansion = value.expanded_with(&mut |name| pair.instruction().value_within(name, left));
        if expansion.complete { Value::Known(expansion.text) } else { Value::Unknown }
    }
}

/// Whether two names differ by one letter, or two neighbours swapped.
fn is_near(known: &str, name: &str) -> bool {
    let (known, name) = (known.as_bytes(), name.as_bytes());
    if name.len() < 4 || known.len().abs_diff(name.len()) > 1 {
        return false;
    }
    let front = known.iter().zip(name).take_while(|(a, b)| a == b).count();
    let (known, name) = (&known[front..], &name[front..]);
    let back = known.iter().rev().zip(name.iter().rev()).take_while(|(a, b)| a == b).count();
    let (known, name) = (&known[..known.len() - back], &name[..name.len() - back]);
    known.len().max(name.len()) == 1
        || (known.len() == 2 && name.len() == 2 && known[0] == name[1] && known[1] == name[0])
}
