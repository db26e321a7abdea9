//! The results of `check` blocks and other conditions.

use super::Plan;
use crate::document::{Node, items};

/// One result: of an instance of a checked object, or of the object where the plan lists no instances.
pub struct CheckResult<'p> {
    /// What was checked, as Terraform shows it: `check.health`, `aws_instance.web`.
    pub name: &'p str,
    /// `check`, `resource`, `output_value` or `var`.
    pub kind: &'p str,
    /// `pass`, `fail`, `error` or `unknown`.
    pub status: Node<'p>,
    /// What the conditions say.
    pub messages: Vec<&'p str>,
}

/// All results, in the order of the plan.
pub fn results<'p>(plan: &'p Plan<'p>) -> Vec<CheckResult<'p>> {
    let mut found = Vec::new();
    for check in items(plan.at(&["checks"])) {
        let kind = check.at(&["address", "kind"]).map_or("", Node::content);
        let instances: Vec<Node> = items(check.get("instances")).collect();
        let judged = if instances.is_empty() { vec![check] } else { instances };
        for instance in judged {
            let Some(status) = instance.get("status") else { continue };
            let name = instance.at(&["address", "to_display"]).or_else(|| check.at(&["address", "to_display"]));
            let problems = items(instance.get("problems"));
            let messages = problems.filter_map(|problem| problem.get("message")).map(Node::content).collect();
            found.push(CheckResult { name: name.map_or("", Node::content), kind, status, messages });
        }
    }
    found
}
