//! FROM uses a variable that no ARG declares.

use crate::model::dockerfile::{Instruction, Keyword, Operator, Variable};
use crate::rule::{Body, Context, rule};

rule! {
    /// FROM uses a variable that no ARG declares
    ///
    /// FROM only sees the ARGs above the first FROM. Any other variable is empty there, so the reference names
    /// another image than meant, or none.
    ///
    /// The platform arguments (`TARGETARCH` and its kin) are declared by the builder.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/undefined-arg-in-from/>
    UNDECLARED_FROM_ARGUMENT = {
        id: "docker/undeclared-from-argument",
        severity: High,
        since: "2026.11",
        aliases: ["UndefinedArgInFrom"],
        profiles: [Default],
        remedy: "Declare the variable with ARG above the first FROM.",

        body: Body::Instructions(&[Keyword::From], check),
    }
}

fn check(from: &Instruction, context: &mut Context) {
    let platform = from.flag("platform").and_then(|flag| flag.value());
    let image = from.words().into_iter().next();
    for word in platform.into_iter().chain(image) {
        for variable in word.variables() {
            let name = word.slice(variable.name.clone());
            if from.binding(name.raw()).is_none() && !has_substitute(&variable) {
                context.hit(name.place(), format!("No ARG above the first FROM declares {}.", name.raw()));
            }
        }
    }
}

/// Whether an operator gives it a meaning without a value.
fn has_substitute(variable: &Variable) -> bool {
    matches!(variable.operator, Operator::Default { .. } | Operator::Alternative { .. } | Operator::Required { .. })
}
