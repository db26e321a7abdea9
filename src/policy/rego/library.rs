//! What names mean: the rules of all modules that are loaded together, and the builtins.

use std::collections::{BTreeMap, BTreeSet};

use super::syntax::{Module, Rule};

/// A path behind `data`.
pub type Path = Vec<String>;

/// The rules of all modules.
#[derive(Debug, Default)]
pub struct Library {
    /// Every rule: its whole path and how many parameters it has, if it is a function.
    rules: BTreeMap<Path, Option<usize>>,
    /// The first names of the rules of each package.
    packages: BTreeMap<Path, BTreeSet<String>>,
}

/// What a name means where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Something under `data`: a rule, a package, a value.
    Data(Path),
    /// Something in the input.
    Input,
    /// A builtin function.
    Builtin(String),
    /// A variable.
    Local,
}

/// The whole path of a rule, up to its first step that is not fixed.
pub fn path_of(module: &Module, rule: &Rule) -> Path {
    let package = module.package.iter().map(|name| name.text.clone());
    package.chain(rule.head.static_path().into_iter().map(str::to_owned)).collect()
}

impl Library {
    /// The rules of `modules`.
    pub fn new<'m>(modules: impl IntoIterator<Item = &'m Module>) -> Self {
        let mut library = Self::default();
        for module in modules {
            let package: Path = module.path().into_iter().map(str::to_owned).collect();
            let names = library.packages.entry(package).or_default();
            for rule in &module.rules {
                names.insert(rule.head.name.text.clone());
                let arity = rule.head.parameters.as_ref().map(Vec::len);
                library.rules.insert(path_of(module, rule), arity);
            }
        }
        library
    }

    /// How many parameters the function at `path` has.
    pub fn arity(&self, path: &[String]) -> Option<usize> {
        self.rules.get(path).copied().flatten()
    }

    /// What names mean inside `module`.
    pub fn scope(&self, module: &Module) -> Scope<'_> {
        let imports = module.imports.iter().map(|import| {
            let path = import.path.iter().map(|name| name.text.clone()).collect();
            (import.name().to_owned(), path)
        });
        Scope {
            library: self,
            package: module.package.iter().map(|name| name.text.clone()).collect(),
            imports: imports.collect(),
        }
    }
}

/// What names mean inside one module.
#[derive(Debug)]
pub struct Scope<'l> {
    library: &'l Library,
    package: Path,
    imports: BTreeMap<String, Path>,
}

impl Scope<'_> {
    /// The names of the package's rules.
    pub fn globals(&self) -> BTreeSet<String> {
        self.library.packages.get(&self.package).cloned().unwrap_or_default()
    }

    /// Whether `name` is not a variable: a rule of the package, an import, `input` or `data`.
    pub fn is_global(&self, name: &str) -> bool {
        name == "input"
            || name == "data"
            || self.imports.contains_key(name)
            || self.library.packages.get(&self.package).is_some_and(|names| names.contains(name))
    }

    /// What a path means: `["data", "a"]`, `["lib", "f"]`, `["time", "now_ns"]`.
    pub fn meaning(&self, path: &[&str]) -> Meaning {
        let Some((&first, rest)) = path.split_first() else { return Meaning::Local };
        let owned = |steps: &[&str]| steps.iter().map(|&step| step.to_owned()).collect::<Path>();
        if first == "data" {
            return Meaning::Data(owned(rest));
        }
        if first == "input" {
            return Meaning::Input;
        }
        if let Some(target) = self.imports.get(first) {
            let (root, below) = target.split_first().map_or(("", &[][..]), |(root, below)| (root.as_str(), below));
            return match root {
                "data" => Meaning::Data(below.iter().cloned().chain(owned(rest)).collect()),
                _ => Meaning::Input,
            };
        }
        if self.is_global(first) {
            return Meaning::Data(self.package.iter().cloned().chain(owned(path)).collect());
        }
        let name = path.join(".");
        match super::builtins::arity(&name) {
            Some(_) => Meaning::Builtin(name),
            None => Meaning::Local,
        }
    }

    /// How many parameters the function at `path` behind `data` has.
    pub fn arity(&self, path: &[String]) -> Option<usize> {
        self.library.arity(path)
    }
}
