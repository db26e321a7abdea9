//! What a `tidegate.yaml` says, word for word. The configuration's JSON Schema is printed from these types.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_saphyr::Spanned;

use crate::engine::closest;
use crate::finding::{Enforcement, Profile, Severity};
use crate::model::World;

/// One `tidegate.yaml`. Files in folders below are merged over those above, up to the repository's root.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "tidegate.yaml")]
pub(super) struct File {
    /// The edition of the rule set that is in force, for example "2026.11". Rules that are newer only warn.
    #[schemars(schema_with = "edition")]
    pub edition: Option<Spanned<String>>,
    /// Which rules run. Unset: `default`.
    pub profile: Option<Profile>,
    /// Findings of this severity and above block. Unset: `medium`.
    pub fail_on: Option<Severity>,
    /// How single rules are set, by their name or another tool's id. Naming a rule switches it on, unless `off` is said.
    pub rules: Pairs<RuleSetting>,
    /// Other settings for some paths; later entries win.
    #[schemars(with = "Vec<Override>")]
    pub overrides: Vec<Override>,
    /// What is not looked at: patterns as in .gitignore, from this file's folder on.
    #[schemars(with = "Vec<String>")]
    pub exclude: Vec<Spanned<String>>,
    /// Rego policies that are checked here: files or folders, from this file's folder on.
    #[schemars(with = "Vec<String>")]
    pub policies: Vec<Spanned<String>>,
    /// What is applied together, by name: patterns as in .gitignore, from this file's folder on.
    pub units: Pairs<Vec<Spanned<String>>>,
    /// `closed` if everything that exists is in the run: then a missing partner is a fault and not a note. Unset: `open`.
    /// Holds for a whole run, so it stands in the outermost file.
    #[schemars(with = "Option<World>")]
    pub world: Option<Spanned<World>>,
    /// The Kubernetes versions that manifests are for, for example "1.34". Unset: the newest that is known.
    #[schemars(with = "Option<Vec<String>>")]
    pub kubernetes_versions: Option<Vec<Spanned<String>>>,
    /// The stage that ships, by its name or number, in the Dockerfiles that have it. Unset: the last one.
    #[schemars(with = "Option<String>")]
    pub target: Option<Spanned<String>>,
    /// Whether comments and annotations in the input, and other tools' configuration files, may allow findings. Unset:
    /// `honour`.
    pub suppressions: Option<Suppressions>,
}

/// A year and a month. Without quotes YAML's readers take them for a number; ours does not.
fn edition(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "number", "null"], "pattern": r"^\d{4}\.\d{2}$" })
}

/// What comments and annotations that allow findings are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Suppressions {
    /// They allow.
    Honour,
    /// They are not looked at.
    Ignore,
}

/// Settings for some paths.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Override {
    /// Patterns as in .gitignore, from this file's folder on.
    #[schemars(with = "Vec<String>", length(min = 1))]
    pub paths: Vec<Spanned<String>>,
    /// Which rules run there.
    #[serde(default)]
    pub profile: Option<Profile>,
    /// Findings of this severity and above block there.
    #[serde(default)]
    pub fail_on: Option<Severity>,
    /// The stage that ships there, by its name or number.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub target: Option<Spanned<String>>,
    /// How single rules are set there.
    #[serde(default)]
    pub rules: Pairs<RuleSetting>,
}

/// How one rule is set: one word, or a map.
#[derive(Debug, Clone, Default)]
pub(super) struct RuleSetting {
    /// `Some(false)` where `off` was said, `Some(true)` where `on` was.
    pub on: Option<bool>,
    /// How bad it is.
    pub severity: Option<Severity>,
    /// What it does.
    pub enforcement: Option<Enforcement>,
    /// Its parameters.
    pub parameters: Option<Spanned<Given>>,
    /// The rule that this is a second form of.
    pub instance_of: Option<Spanned<String>>,
}

/// A [`RuleSetting`] as a map.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RuleSettingMap {
    /// How bad it is.
    #[serde(default)]
    severity: Option<Severity>,
    /// What it does; unset, the severity decides.
    #[serde(default)]
    enforcement: Option<Enforcement>,
    /// What can be set about this rule; see its page.
    #[serde(default)]
    #[schemars(with = "Option<serde_json::Map<String, serde_json::Value>>")]
    parameters: Option<Spanned<Given>>,
    /// Makes this a rule of its own under a new name: the named rule with other parameters.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    instance_of: Option<Spanned<String>>,
}

impl RuleSetting {
    /// What one word means.
    fn of_word(word: &str) -> Option<Self> {
        let unset = Self::default();
        match word {
            "on" => return Some(Self { on: Some(true), ..unset }),
            "off" => return Some(Self { on: Some(false), ..unset }),
            _ => {}
        }
        if let Ok(severity) = word.parse() {
            return Some(Self { severity: Some(severity), ..unset });
        }
        let enforcement = Enforcement::ALL.into_iter().find(|enforcement| enforcement.name() == word)?;
        Some(Self { enforcement: Some(enforcement), ..unset })
    }

    /// Every word that a setting can be.
    fn words() -> Vec<&'static str> {
        let severities = Severity::ALL.into_iter().map(Severity::name);
        let enforcements = Enforcement::ALL.into_iter().map(Enforcement::name);
        ["off", "on"].into_iter().chain(severities).chain(enforcements).collect()
    }
}

impl<'de> Deserialize<'de> for RuleSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordOrMap;

        impl<'de> Visitor<'de> for WordOrMap {
            type Value = RuleSetting;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, "one of {}, or a map", RuleSetting::words().join(", "))
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<RuleSetting, E> {
                RuleSetting::of_word(word).ok_or_else(|| {
                    let meant = closest(word, RuleSetting::words().into_iter());
                    let hint = meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
                    E::custom(format!(
                        "unknown setting `{word}`, expected {}, or a map{hint}",
                        RuleSetting::words().join(", ")
                    ))
                })
            }

            fn visit_bool<E>(self, on: bool) -> Result<RuleSetting, E> {
                Ok(RuleSetting { on: Some(on), ..RuleSetting::default() })
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<RuleSetting, M::Error> {
                let map = RuleSettingMap::deserialize(MapAccessDeserializer::new(map))?;
                let RuleSettingMap { severity, enforcement, parameters, instance_of } = map;
                Ok(RuleSetting { on: None, severity, enforcement, parameters, instance_of })
            }
        }

        deserializer.deserialize_any(WordOrMap)
    }
}

impl JsonSchema for RuleSetting {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RuleSetting".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let map = generator.subschema_for::<RuleSettingMap>();
        json_schema!({
            "description": "One word, or a map.",
            // Readers of YAML 1.1 take `off` and `on` for truth values.
            "anyOf": [{ "type": "string", "enum": RuleSetting::words() }, { "type": "boolean" }, map],
        })
    }
}

/// A map whose keys have places, in the order in which it was written.
#[derive(Debug)]
pub(super) struct Pairs<T>(pub Vec<(Spanned<String>, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
            type Value = Pairs<T>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a map")
            }

            fn visit_unit<E>(self) -> Result<Pairs<T>, E> {
                Ok(Pairs::default())
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Pairs<T>, M::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_any(InOrder(PhantomData))
    }
}

impl JsonSchema for Pairs<RuleSetting> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RuleSettings".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let setting = generator.subschema_for::<RuleSetting>();
        json_schema!({ "type": "object", "additionalProperties": setting })
    }
}

impl JsonSchema for Pairs<Vec<Spanned<String>>> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PatternsByName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string" } } })
    }
}

/// A value of a rule's parameters, kept with the places of its keys until the rule's own type reads it.
#[derive(Debug, Clone)]
pub(super) enum Given {
    /// Anything that is no list and no map.
    Scalar(serde_json::Value),
    /// A list.
    List(Vec<Spanned<Given>>),
    /// A map.
    Map(Vec<(Spanned<String>, Spanned<Given>)>),
}

impl Given {
    /// The value without its places.
    pub(super) fn value(&self) -> serde_json::Value {
        match self {
            Given::Scalar(value) => value.clone(),
            Given::List(items) => items.iter().map(|item| item.value.value()).collect(),
            Given::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| (key.value.clone(), value.value.value()));
                serde_json::Value::Object(entries.collect())
            }
        }
    }

    /// Where the key `name` stands, at any depth.
    pub(super) fn key(&self, name: &str) -> Option<&Spanned<String>> {
        match self {
            Given::Scalar(_) => None,
            Given::List(items) => items.iter().find_map(|item| item.value.key(name)),
            Given::Map(entries) => {
                let here = entries.iter().map(|(key, _)| key).find(|key| key.value == name);
                here.or_else(|| entries.iter().find_map(|(_, value)| value.value.key(name)))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything)
    }
}

/// Takes whatever stands there.
struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Given;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Given, E> {
        Ok(Given::Scalar(text.into()))
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Given, E> {
        Ok(Given::Scalar(truth.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Given, E> {
        Ok(Given::Scalar(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Given, E> {
        Ok(Given::Scalar(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Given, E> {
        Ok(Given::Scalar(number.into()))
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Scalar(serde_json::Value::Null))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Given, S::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Given::List(items))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Given, M::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Given::Map(entries))
    }
}
