//! Goes through trees.

use super::{Body, Statement, StatementKind, Term, TermKind};

/// The expressions directly inside a term, without those in the bodies of comprehensions.
pub fn children(term: &Term) -> Vec<&Term> {
    match &term.kind {
        TermKind::Ref(head, steps) => std::iter::once(&**head).chain(steps).collect(),
        TermKind::Call(_, items) | TermKind::Array(items) | TermKind::Set(items) | TermKind::Template(items) => {
            items.iter().collect()
        }
        TermKind::Object(fields) => fields.iter().flat_map(|(key, value)| [key, value]).collect(),
        TermKind::ArrayOf(item, _) | TermKind::SetOf(item, _) => vec![item],
        TermKind::ObjectOf(key, value, _) => vec![key, value],
        TermKind::Infix(_, left, right) => vec![left, right],
        TermKind::In(key, value, domain) => key.iter().map(|key| &**key).chain([&**value, &**domain]).collect(),
        _ => Vec::new(),
    }
}

/// As [`children`], to change them.
pub fn children_mut(term: &mut Term) -> Vec<&mut Term> {
    match &mut term.kind {
        TermKind::Ref(head, steps) => std::iter::once(&mut **head).chain(steps).collect(),
        TermKind::Call(_, items) | TermKind::Array(items) | TermKind::Set(items) | TermKind::Template(items) => {
            items.iter_mut().collect()
        }
        TermKind::Object(fields) => fields.iter_mut().flat_map(|(key, value)| [key, value]).collect(),
        TermKind::ArrayOf(item, _) | TermKind::SetOf(item, _) => vec![item],
        TermKind::ObjectOf(key, value, _) => vec![key, value],
        TermKind::Infix(_, left, right) => vec![left, right],
        TermKind::In(key, value, domain) => {
            key.iter_mut().map(|key| &mut **key).chain([&mut **value, &mut **domain]).collect()
        }
        _ => Vec::new(),
    }
}

/// The body of a comprehension.
pub fn comprehension(term: &Term) -> Option<&Body> {
    match &term.kind {
        TermKind::ArrayOf(_, body) | TermKind::SetOf(_, body) | TermKind::ObjectOf(_, _, body) => Some(body),
        _ => None,
    }
}

/// As [`comprehension`], to change it.
pub fn comprehension_mut(term: &mut Term) -> Option<&mut Body> {
    match &mut term.kind {
        TermKind::ArrayOf(_, body) | TermKind::SetOf(_, body) | TermKind::ObjectOf(_, _, body) => Some(body),
        _ => None,
    }
}

/// The expressions directly in a statement, modifiers included, without those in bodies of `every` and `not {…}`.
pub fn terms(statement: &Statement) -> Vec<&Term> {
    let mut found = terms_of(&statement.kind);
    found.extend(statement.modifiers.iter().flat_map(|with| [&with.target, &with.value]));
    found
}

fn terms_of(kind: &StatementKind) -> Vec<&Term> {
    match kind {
        StatementKind::Holds(term) => vec![term],
        StatementKind::Not(inner) => terms_of(inner),
        StatementKind::Assign(left, right) | StatementKind::Unify(left, right) => vec![left, right],
        StatementKind::SomeIn { key, value, domain } => key.iter().chain([value, domain]).collect(),
        StatementKind::Every { domain, .. } => vec![domain],
        StatementKind::Declare(_) | StatementKind::NotBody(_) => Vec::new(),
    }
}

/// The body inside a statement.
pub fn inner_body(statement: &Statement) -> Option<&Body> {
    match &statement.kind {
        StatementKind::Every { body, .. } | StatementKind::NotBody(body) => Some(body),
        _ => None,
    }
}

/// Calls `see` on every term of a body, outer before inner, bodies inside included.
pub fn each_term<'t>(body: &'t Body, see: &mut impl FnMut(&'t Term)) {
    for statement in body {
        for term in terms(statement) {
            each_inside(term, see);
        }
        if let Some(inner) = inner_body(statement) {
            each_term(inner, see);
        }
    }
}

/// Calls `see` on a term and every term inside it, bodies of comprehensions included.
pub fn each_inside<'t>(term: &'t Term, see: &mut impl FnMut(&'t Term)) {
    see(term);
    for child in children(term) {
        each_inside(child, see);
    }
    if let Some(body) = comprehension(term) {
        each_term(body, see);
    }
}

/// Calls `see` on every term of a rule: head, body, branches.
pub fn each_of_rule<'t>(rule: &'t super::Rule, see: &mut impl FnMut(&'t Term)) {
    let head = &rule.head;
    let parts = head.path.iter().chain(head.parameters.iter().flatten()).chain(&head.member).chain(&head.value);
    for term in parts {
        each_inside(term, see);
    }
    each_term(&rule.body, see);
    for otherwise in &rule.otherwise {
        if let Some(value) = &otherwise.value {
            each_inside(value, see);
        }
        each_term(&otherwise.body, see);
    }
}

/// Calls `change` on every body of a rule, inner ones before those around them.
pub fn each_body_mut(rule: &mut super::Rule, change: &mut impl FnMut(&mut Body)) {
    let head = &mut rule.head;
    let parts = head.path.iter_mut().chain(head.parameters.iter_mut().flatten());
    for part in parts.chain(&mut head.member).chain(&mut head.value) {
        bodies_of_term(part, change);
    }
    bodies_of_body(&mut rule.body, change);
    for otherwise in &mut rule.otherwise {
        if let Some(value) = &mut otherwise.value {
            bodies_of_term(value, change);
        }
        bodies_of_body(&mut otherwise.body, change);
    }
}

fn bodies_of_term(term: &mut Term, change: &mut impl FnMut(&mut Body)) {
    for child in children_mut(term) {
        bodies_of_term(child, change);
    }
    if let Some(body) = comprehension_mut(term) {
        bodies_of_body(body, change);
    }
}

fn bodies_of_body(body: &mut Body, change: &mut impl FnMut(&mut Body)) {
    for statement in body.iter_mut() {
        for term in terms_mut(statement) {
            bodies_of_term(term, change);
        }
        if let StatementKind::Every { body, .. } | StatementKind::NotBody(body) = &mut statement.kind {
            bodies_of_body(body, change);
        }
    }
    change(body);
}

/// As [`terms`], to change them.
pub fn terms_mut(statement: &mut Statement) -> Vec<&mut Term> {
    let mut found = terms_of_mut(&mut statement.kind);
    found.extend(statement.modifiers.iter_mut().flat_map(|with| [&mut with.target, &mut with.value]));
    found
}

fn terms_of_mut(kind: &mut StatementKind) -> Vec<&mut Term> {
    match kind {
        StatementKind::Holds(term) => vec![term],
        StatementKind::Not(inner) => terms_of_mut(inner),
        StatementKind::Assign(left, right) | StatementKind::Unify(left, right) => vec![left, right],
        StatementKind::SomeIn { key, value, domain } => key.iter_mut().chain([value, domain]).collect(),
        StatementKind::Every { domain, .. } => vec![domain],
        StatementKind::Declare(_) | StatementKind::NotBody(_) => Vec::new(),
    }
}

/// Calls `change` on every term of a rule, inner ones before those around them.
pub fn each_term_mut(rule: &mut super::Rule, change: &mut impl FnMut(&mut Term)) {
    let head = &mut rule.head;
    let parts = head.path.iter_mut().chain(head.parameters.iter_mut().flatten());
    for part in parts.chain(&mut head.member).chain(&mut head.value) {
        term_and_inside(part, change);
    }
    body_terms(&mut rule.body, change);
    for otherwise in &mut rule.otherwise {
        if let Some(value) = &mut otherwise.value {
            term_and_inside(value, change);
        }
        body_terms(&mut otherwise.body, change);
    }
}

fn term_and_inside(term: &mut Term, change: &mut impl FnMut(&mut Term)) {
    for child in children_mut(term) {
        term_and_inside(child, change);
    }
    if let Some(body) = comprehension_mut(term) {
        body_terms(body, change);
    }
    change(term);
}

fn body_terms(body: &mut Body, change: &mut impl FnMut(&mut Term)) {
    for statement in body {
        for term in terms_mut(statement) {
            term_and_inside(term, change);
        }
        if let StatementKind::Every { body, .. } | StatementKind::NotBody(body) = &mut statement.kind {
            body_terms(body, change);
        }
    }
}
