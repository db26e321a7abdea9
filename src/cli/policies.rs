//! The policies that the command line and the configuration name, for every command that speaks of them.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::Failure;
use crate::config::{Configurations, Disk, Mistake, NAMES, Policies, PolicySet};
use crate::engine::{Catalogue, SharedRule};
use crate::finding::Problem;
use crate::{input, policy, rules};

/// Loads the policies that the command line names (`named`) and those of the configuration. Problems name files as seen
/// from `root`.
pub(super) fn load(
    named: &[PathBuf],
    configurations: &Configurations,
    root: &Path,
    current: &Path,
) -> Result<(Policies, Vec<Problem>), Failure> {
    let everywhere = named.iter().map(|path| (None, current.join(path)));
    let configured = configurations.policy_paths().map_err(mistaken)?;
    let configured = configured.into_iter().map(|path| (Some(path.clone()), path));
    let (mut policies, mut problems, mut seen) = (Policies::default(), Vec::new(), Vec::new());
    for (scope, path) in everywhere.chain(configured) {
        if !input::exists(&path) {
            return Err(Failure(format!("--policy: there is no file or folder `{}`", path.display())));
        }
        if seen.contains(&path) {
            continue;
        }
        let files = input::read_policies(&path, root);
        if files.modules.is_empty() && files.problems.is_empty() {
            return Err(Failure(format!("there is no Rego policy in `{}`", path.display())));
        }
        let loaded = policy::load(&files.modules, &files.data, today());
        problems.extend(files.problems.into_iter().chain(loaded.problems));
        policies.sets.push(PolicySet { path: scope, rules: loaded.rules.into_iter().map(Into::into).collect() });
        seen.push(path);
    }
    policies.incomplete = !problems.is_empty();
    Ok((policies, problems))
}

/// The rules that come with the program.
pub(super) fn built_in() -> Vec<SharedRule> {
    rules::all().into_iter().map(Into::into).collect()
}

/// The built-in rules and the policies that are named here or in the configuration of the current folder.
///
/// # Errors
/// Where the configuration is broken, or a policy cannot be loaded: what is not known cannot be told.
pub(super) fn known(named: &[PathBuf]) -> Result<Catalogue, Failure> {
    let current = std::env::current_dir()?;
    let configurations = Configurations::nearest(&Disk, current.clone());
    configurations.meet(&current.join(NAMES[0]));
    configurations.faultless().map_err(mistaken)?;
    let (policies, problems) = load(named, &configurations, &current, &current)?;
    if let Some(problem) = problems.first() {
        return Err(Failure(format!("{}: {}", problem.file, problem.message)));
    }
    let policies = policies.sets.into_iter().flat_map(|set| set.rules);
    Ok(Catalogue::new(built_in().into_iter().chain(policies).collect()))
}

/// Mistakes in configuration, each on its line.
pub(super) fn mistaken(mistakes: Vec<Mistake>) -> Failure {
    let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    Failure(lines.join("\nerror: "))
}

/// Days since 1970-01-01 UTC, unless the clock stands before that.
pub(super) fn today() -> Option<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs() / 86_400).ok()
}
