//! The results of `check` blocks and other conditions.

use super::Plan;
use crate::document::Node;

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
    for check in plan.at(&["checks"]).into_iter().flat_map(|list| list.items()) {
        let kind = check.at(&["address", "kind"]).map_or("", Node::content);
        let instances: Vec<Node> = check.get("instances").into_iter().flat_map(|list| list.items()).collect();
        let judged = if instances.is_empty() { vec![check] } else { instances };
        for instance in judged {
            let Some(status) = instance.get("status") else { continue };
            let name = instance.at(&["address", "to_display"]).or_else(|| check.at(&["address", "to_display"]));
            let problems = instance.get("problems").into_iter().flat_map(|list| list.items());
            let messages = problems.filter_map(|problem| problem.get("message")).map(Node::content).collect();
            found.push(CheckResult { name: name.map_or("", Node::content), kind, status, messages });
        }
    }
    found
}
