//! The JSON Schema of `tidegate.yaml`, printed from its types and the rules' parameters.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::file::{File, RuleSetting};
use crate::rules;

/// The schema, for editors. Of the rules it lists those that have parameters; the others are set alike.
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let setting = generator.subschema_for::<RuleSetting>().to_value();
    let mut properties = serde_json::Map::new();
    for rule in rules::all() {
        let Some(parameters) = rule.parameters else { continue };
        let parameters = (parameters.schema)(&mut generator);
        let property = json!({
            "description": rule.meta.title(),
            "$ref": setting["$ref"],
            "if": { "type": "object" },
            "then": { "properties": { "parameters": parameters } },
        });
        properties.insert(rule.meta.id.to_string(), property);
    }
    let mut schema = generator.into_root_schema_for::<File>().to_value();
    schema["$defs"]["RuleSettings"]["properties"] = Value::Object(properties);
    schema
}
