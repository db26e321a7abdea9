//! Addresses and references as Terraform prints them: `module.a["x.y"].data.aws_ami.this[0]`, `aws_vpc.main.id`.
//!
//! Instance keys may hold dots, quotes and brackets, so that nothing here is split at dots.

use std::fmt;

/// Which instance of a `count` or `for_each`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// Of a `count`.
    Number(u64),
    /// Of a `for_each`.
    Text(String),
}

/// A name with the instance keys behind it; of a module call `module.a["x"]` the name is `a`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Step {
    /// The name.
    pub name: String,
    /// What stands in brackets behind it.
    pub key: Option<Key>,
}

/// Where a resource instance stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    /// The module calls that lead to it, outermost first.
    pub modules: Vec<Step>,
    /// It is a data source.
    pub is_data: bool,
    /// The resource type.
    pub resource_type: String,
    /// The name of the resource block, and the instance's key.
    pub resource: Step,
}

impl Address {
    /// Reads an address. `None` where it is not one, as in a redacted plan.
    pub fn parse(text: &str) -> Option<Self> {
        let mut steps = steps(text)?.into_iter().peekable();
        let mut modules = Vec::new();
        while steps.next_if(|step| step.name == "module" && step.key.is_none()).is_some() {
            modules.push(steps.next()?);
        }
        let is_data = steps.next_if(|step| step.name == "data" && step.key.is_none()).is_some();
        let resource_type = steps.next().filter(|step| step.key.is_none())?.name;
        let resource = steps.next()?;
        steps.next().is_none().then_some(Self { modules, is_data, resource_type, resource })
    }

    /// The address of the block in the configuration: without any instance key.
    pub fn block(&self) -> String {
        block_address(&self.modules, self.is_data, &self.resource_type, &self.resource.name)
    }
}

/// The address of a resource block behind module calls, without any instance key.
pub fn block_address(modules: &[Step], is_data: bool, resource_type: &str, name: &str) -> String {
    let data = if is_data { "data." } else { "" };
    let module = module_path(modules);
    let dot = if module.is_empty() { "" } else { "." };
    format!("{module}{dot}{data}{resource_type}.{name}")
}

/// The path of a module without instance keys: `module.a.module.b`; empty for the root.
pub fn module_path(modules: &[Step]) -> String {
    let calls: Vec<String> = modules.iter().map(|step| format!("module.{}", step.name)).collect();
    calls.join(".")
}

/// Cuts at the dots that separate, undoing the escapes in quoted keys. `None` where the text does not follow the
/// grammar of a traversal.
pub(super) fn steps(text: &str) -> Option<Vec<Step>> {
    let mut rest = text;
    let mut found = Vec::new();
    loop {
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        let name = &rest[..end];
        if name.is_empty() || name.contains(['"', ']', ' ']) {
            return None;
        }
        let mut step = Step { name: name.to_owned(), key: None };
        rest = &rest[end..];
        while let Some(inside) = rest.strip_prefix('[') {
            let (key, behind) = key(inside)?;
            step.key = step.key.or(Some(key));
            rest = behind.strip_prefix(']')?;
        }
        found.push(step);
        match rest.strip_prefix('.') {
            Some(more) => rest = more,
            None => return rest.is_empty().then_some(found),
        }
    }
}

fn key(text: &str) -> Option<(Key, &str)> {
    if let Some(quoted) = text.strip_prefix('"') {
        let (key, behind) = quoted_key(quoted)?;
        return Some((Key::Text(key), behind));
    }
    let end = text.find(']')?;
    Some((Key::Number(text[..end].parse().ok()?), &text[end..]))
}

/// The text up to the closing quote, with the escapes of a quoted HCL template undone.
fn quoted_key(text: &str) -> Option<(String, &str)> {
    let mut key = String::new();
    let mut rest = text;
    loop {
        let mut characters = rest.chars();
        match characters.next()? {
            '"' => return Some((key, characters.as_str())),
            '\\' => {
                let escape = characters.next()?;
                let behind = characters.as_str();
                let digits = match escape {
                    'u' => 4,
                    'U' => 8,
                    _ => 0,
                };
                key.push(match escape {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' | 'U' => char::from_u32(u32::from_str_radix(behind.get(..digits)?, 16).ok()?)?,
                    other => other,
                });
                rest = &behind[digits..];
            }
            mark @ ('$' | '%') => {
                key.push(mark);
                let behind = characters.as_str();
                // `$${` stands for `${`.
                rest = behind.strip_prefix(mark).filter(|after| after.starts_with('{')).unwrap_or(behind);
            }
            other => {
                key.push(other);
                rest = characters.as_str();
            }
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Number(number) => write!(out, "{number}"),
            Key::Text(text) => write!(out, "{text:?}"),
        }
    }
}
