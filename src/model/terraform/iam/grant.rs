//! What statements hand out: too many actions, too many resources, to too many.

use super::{Item, PolicyDocument, Principal, Statement};
use crate::finding::Place;

/// Something that a statement hands out.
pub struct Grant {
    /// The token that hands it out.
    pub place: Place,
    /// What stands there, for messages.
    pub shown: String,
    /// Other tokens that it takes.
    pub related: Vec<Place>,
}

/// Everything of a kind: `*`, or everything but a few (`NotAction`, `NotResource`).
pub struct Wide {
    /// The `*`, or the key of the negation.
    pub place: Place,
    /// As written.
    pub shown: String,
}

fn wide(items: Vec<Item>, is_wide: fn(&str) -> bool, negation: Option<Place>, name: &str) -> Option<Wide> {
    let found = items.into_iter().find(|item| item.text().is_some_and(is_wide));
    let found = found.map(|item| Wide { place: item.place(), shown: item.text().unwrap_or("").to_owned() });
    found.or_else(|| negation.map(|place| Wide { place, shown: name.to_owned() }))
}

fn is_every_action(text: &str) -> bool {
    matches!(text, "*" | "*:*")
}

fn is_every_resource(text: &str) -> bool {
    matches!(text, "*" | "arn:*" | "arn:aws:*")
}

fn wide_action(statement: Statement) -> Option<Wide> {
    wide(statement.actions(), is_every_action, statement.not_action(), "NotAction")
}

fn wide_resource(statement: Statement) -> Option<Wide> {
    wide(statement.resources(), is_every_resource, statement.not_resource(), "NotResource")
}

fn allowing<'a>(document: &'a PolicyDocument) -> impl Iterator<Item = Statement<'a>> {
    document.statements().into_iter().filter(|statement| statement.allows())
}

/// Every action on every resource. `NotAction` and `NotResource` count as everything.
pub fn administration(document: &PolicyDocument) -> Vec<Grant> {
    let grant = |statement| {
        let (action, resource) = (wide_action(statement)?, wide_resource(statement)?);
        Some(Grant { place: action.place, shown: action.shown, related: vec![resource.place] })
    };
    allowing(document).filter_map(grant).collect()
}

/// Every action, on whatever resource.
pub fn action_wildcards(document: &PolicyDocument) -> Vec<Grant> {
    let grant = |statement: Statement| {
        let action = wide(statement.actions(), is_every_action, None, "")?;
        Some(Grant { place: action.place, shown: action.shown, related: Vec::new() })
    };
    allowing(document).filter_map(grant).collect()
}

/// Actions on every resource that could be allowed on some: `actions` lists them. The `*` of the resource is marked.
pub fn resource_wildcards(document: &PolicyDocument, actions: &[&str]) -> Vec<Grant> {
    let grant = |statement: Statement| {
        let resource = wide(statement.resources(), is_every_resource, None, "")?;
        let narrow =
            |item: &Item| item.text().is_some_and(|pattern| actions.iter().any(|it| covers_action(pattern, it)));
        let action = statement.actions().into_iter().find(narrow)?;
        let shown = action.text().unwrap_or("").to_owned();
        Some(Grant { place: resource.place, shown, related: vec![action.place()] })
    };
    allowing(document).filter_map(grant).collect()
}

/// Whether a pattern of a policy (`s3:Get*`) covers an action; the case of letters does not count.
pub fn covers_action(pattern: &str, action: &str) -> bool {
    let (pattern, action) = (pattern.as_bytes(), action.as_bytes());
    let (mut at, mut of) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while of < action.len() {
        match pattern.get(at) {
            Some(b'*') => {
                retry = Some((at, of));
                at += 1;
            }
            Some(byte) if *byte == b'?' || byte.eq_ignore_ascii_case(&action[of]) => (at, of) = (at + 1, of + 1),
            _ => match &mut retry {
                Some((star, from)) => {
                    *from += 1;
                    (at, of) = (*star + 1, *from);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|byte| *byte == b'*')
}

/// Whether a principal is everybody.
pub fn any_principal(principal: &Principal) -> bool {
    matches!(principal.kind, "*" | "AWS")
        && principal.name.text().is_some_and(|name| matches!(name, "*" | "arn:aws:iam::*:root"))
}

/// Statements that allow something to everybody and have no condition that keeps strangers out.
pub fn public_principals(document: &PolicyDocument) -> Vec<Grant> {
    let grant = |statement: Statement| {
        if statement.conditions().iter().any(|condition| condition.keeps_strangers_out()) {
            return None;
        }
        let principal = statement.principals().into_iter().find(any_principal)?;
        let shown = statement.actions().first().and_then(|item| item.text()).unwrap_or("everything").to_owned();
        Some(Grant { place: principal.name.place(), shown, related: Vec::new() })
    };
    allowing(document).filter_map(grant).collect()
}

/// Actions that reading or changing somebody's data, code or permissions takes and that can be allowed on single
/// resources, by the AWS Service Authorization Reference. It names what hurts, not all.
pub const BEARS_RESOURCES: &[&str] = &[
    "cloudformation:CreateStack",
    "cloudformation:DeleteStack",
    "cloudformation:UpdateStack",
    "dynamodb:BatchGetItem",
    "dynamodb:BatchWriteItem",
    "dynamodb:DeleteItem",
    "dynamodb:DeleteTable",
    "dynamodb:GetItem",
    "dynamodb:PutItem",
    "dynamodb:Query",
    "dynamodb:Scan",
    "dynamodb:UpdateItem",
    "ec2:RunInstances",
    "ec2:StartInstances",
    "ec2:StopInstances",
    "ec2:TerminateInstances",
    "ecr:BatchGetImage",
    "ecr:PutImage",
    "ecs:RunTask",
    "ecs:UpdateService",
    "eks:DeleteCluster",
    "iam:AttachRolePolicy",
    "iam:AttachUserPolicy",
    "iam:CreateAccessKey",
    "iam:CreatePolicyVersion",
    "iam:CreateRole",
    "iam:CreateUser",
    "iam:DeleteRole",
    "iam:PassRole",
    "iam:PutRolePolicy",
    "iam:PutUserPolicy",
    "iam:UpdateAssumeRolePolicy",
    "kinesis:GetRecords",
    "kinesis:PutRecord",
    "kms:Decrypt",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:ScheduleKeyDeletion",
    "lambda:DeleteFunction",
    "lambda:InvokeFunction",
    "lambda:UpdateFunctionCode",
    "logs:DeleteLogGroup",
    "logs:PutLogEvents",
    "rds:DeleteDBInstance",
    "rds:ModifyDBInstance",
    "s3:DeleteBucket",
    "s3:DeleteObject",
    "s3:GetObject",
    "s3:ListBucket",
    "s3:PutBucketPolicy",
    "s3:PutObject",
    "secretsmanager:DeleteSecret",
    "secretsmanager:GetSecretValue",
    "secretsmanager:PutSecretValue",
    "sns:Publish",
    "sqs:DeleteMessage",
    "sqs:ReceiveMessage",
    "sqs:SendMessage",
    "ssm:GetParameter",
    "ssm:GetParameters",
    "ssm:PutParameter",
    "ssm:SendCommand",
    "states:StartExecution",
    "sts:AssumeRole",
];
