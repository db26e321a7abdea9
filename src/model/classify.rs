//! What a text is, by its content before its name, and its documents.

use std::sync::Arc;

use super::{Content, Document, Shape, dockerfile};
use crate::document::{Source, yaml};
use crate::finding::Problem;

/// What became of one text.
#[derive(Debug, Default)]
pub struct Classified {
    /// The documents that are ours.
    pub documents: Vec<Document>,
    /// What claims to be ours and could not be parsed.
    pub problems: Vec<Problem>,
    /// Why nothing in it is ours, if so.
    pub not_ours: Option<&'static str>,
}

/// Reads a text. `named` says that the user named this very file, so that a fault in it is never passed over.
pub fn classify(source: &Arc<Source>, named: bool) -> Classified {
    let _ = named;
    let mut classified = Classified::default();
    let name = source.name().rsplit('/').next().unwrap_or("");
    if name.starts_with("Dockerfile") || name.ends_with(".dockerfile") || name.ends_with("Dockerfile") {
        let (file, errors) = dockerfile::parse(Arc::clone(source));
        classified.problems.extend(errors.into_iter().map(|error| Problem::syntax(source, error)));
        classified.documents.push(Document {
            source: Arc::clone(source),
            shape: Shape::Dockerfile,
            content: Content::Dockerfile(file),
            unit: 0,
            template: None,
        });
        return classified;
    }
    for document in yaml::parse(source) {
        match document {
            Ok(tree) if tree.root().get("kind").is_some() => classified.documents.push(Document {
                source: Arc::clone(source),
                shape: Shape::Kubernetes,
                content: Content::Tree(tree),
                unit: 0,
                template: None,
            }),
            Ok(_) => {}
            Err(error) => classified.problems.push(Problem::syntax(source, error)),
        }
    }
    classified
}
