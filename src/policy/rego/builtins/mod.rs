//! Builtin functions that the engine lacks, or that it answers unlike OPA.
//!
//! The engine asks extensions before its own builtins, so that any can be replaced. A function gets its arguments,
//! all defined, and answers [`Value::Undefined`] where OPA's would fail, as OPA does by default. None of them sees a
//! network, a file, the environment or a clock.

mod addresses;
mod collections;
mod digests;
mod format;
mod reading;
mod regexes;
mod text;

use std::sync::Arc;

use regorus::unstable::BUILTINS;

use super::asking::{self, exceed};
use super::values::Value;

/// What implements a builtin.
type Function = fn(&[Value]) -> Value;

/// Name, number of parameters, function.
type Entry = (&'static str, u8, Function);

/// Nanoseconds since 1970 that `time.now_ns` answers, fixed for a run; nothing where the caller has no clock.
pub type Clock = Option<i64>;

/// Whether a builtin of OPA is not offered because it answers from outside or holds secrets.
pub fn is_outside(name: &str) -> bool {
    matches!(name, "http.send" | "opa.runtime" | "net.lookup_ip_addr" | "providers.aws.sign_req")
        || name.starts_with("io.jwt.encode_sign")
}

fn tables() -> impl Iterator<Item = &'static Entry> {
    let tables = [
        addresses::TABLE,
        collections::TABLE,
        digests::TABLE,
        format::TABLE,
        reading::TABLE,
        regexes::TABLE,
        text::TABLE,
    ];
    tables.into_iter().flatten()
}

/// Whether the engine finds a builtin that `with` replaces.
pub fn is_known_to_engine(name: &str) -> bool {
    name == "print" || BUILTINS.contains_key(name)
}

/// Whether a builtin exists (outer) and how many parameters it has; `print` takes any number.
pub fn arity(name: &str) -> Option<Option<usize>> {
    if name == "print" {
        return Some(None);
    }
    if let Some(&(_, arity, _)) = tables().find(|entry| entry.0 == name) {
        return Some(Some(usize::from(arity)));
    }
    let known = BUILTINS.get(name).filter(|_| !is_outside(name))?;
    Some(Some(usize::from(known.1)))
}

/// Adds everything to an engine.
pub fn register(engine: &mut regorus::Engine, constants: &[Value], clock: Clock) {
    for &(name, parameters, function) in tables() {
        add(engine, name, parameters, function);
    }
    let now = clock.map_or(Value::Undefined, Value::from);
    add(engine, "time.now_ns", 0, move |_| match &now {
        Value::Undefined => exceed("it asks for the time, and this run has no clock"),
        now => now.clone(),
    });
    let constants: Arc<[Value]> = constants.into();
    let constant = move |arguments: &[Value]| number(&arguments[0]).and_then(|at| constants.get(at)).cloned();
    add(engine, "__tidegate.constant", 1, move |arguments| constant(arguments).unwrap_or(Value::Undefined));
    let asked = |arguments: &[Value]| number(&arguments[0]).is_some_and(asking::is_asked);
    add(engine, "__tidegate.asked", 1, move |arguments| Value::Bool(asked(arguments)));
}

fn number(value: &Value) -> Option<usize> {
    value.as_i64().ok().and_then(|number| usize::try_from(number).ok())
}

fn add(
    engine: &mut regorus::Engine,
    name: &str,
    parameters: u8,
    function: impl Fn(&[Value]) -> Value + Clone + Send + Sync + 'static,
) {
    let extension = move |arguments: Vec<Value>| Ok(function(&arguments));
    // It fails only for a name that was added before, and every name stands in one table once.
    let added = engine.add_extension(name.to_owned(), parameters, Box::new(extension));
    debug_assert!(added.is_ok(), "{name} is added twice");
}
