//! Which stage of a Dockerfile ships, where the command line or a file says so.

use std::path::Path;
use std::sync::Arc;

use super::select::{matched, of_overrides};
use super::{Configurations, Mistake};
use crate::engine::closest;
use crate::model::dockerfile::Dockerfile;
use crate::model::{Content, Workspace};

/// A target that was asked for, and what became of it.
struct Wish {
    target: String,
    /// What is said where no Dockerfile has it.
    mistake: Mistake,
    is_met: bool,
    /// The stages of the Dockerfiles that do not have it.
    stages: Vec<String>,
}

impl Configurations<'_> {
    /// Aims the Dockerfiles of a run at the stage that `target` or the files name, where they have it; `root` is what the
    /// documents' names are relative to. Every folder of a document must have been met before.
    ///
    /// # Errors
    /// Where none of the Dockerfiles that one place speaks about has the stage.
    pub fn aim(&self, workspace: &mut Workspace, root: &Path, target: Option<&str>) -> Result<(), Vec<Mistake>> {
        self.faultless()?;
        let mut wishes: Vec<Wish> = Vec::new();
        for document in &mut workspace.documents {
            let Content::Dockerfile(file) = &mut document.content else { continue };
            let path = self.path_of(root, document.source.name());
            let Some((target, mistake)) = self.wished(&path, target) else { continue };
            let known = wishes.iter().position(|wish| wish.mistake == mistake && wish.target == target);
            let at = known.unwrap_or_else(|| {
                wishes.push(Wish { target, mistake, is_met: false, stages: Vec::new() });
                wishes.len() - 1
            });
            wishes[at].aim(file);
        }
        let mistakes: Vec<Mistake> = wishes.into_iter().filter(|wish| !wish.is_met).map(Wish::said).collect();
        if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
    }

    /// The target for a path, and a mistake at the place that names it.
    fn wished(&self, path: &Path, target: Option<&str>) -> Option<(String, Mistake)> {
        if let Some(target) = target {
            return Some((target.to_owned(), Mistake::of("--target", "")));
        }
        let chain = self.of_folder(path.parent().unwrap_or(path));
        let layers = chain.iter().map(|layer| (&layer.source, &layer.file));
        let written =
            of_overrides(&chain, &matched(&chain, path), |one| one.target.clone(), |file| file.target.clone())?;
        // Spans of two files may be equal; the file that says it holds the very text there.
        let said_in = layers.filter(|(_, file)| {
            let own = file.overrides.iter().map(|one| &one.target).chain([&file.target]);
            own.flatten().any(|own| own.referenced == written.referenced && own.value == written.value)
        });
        let source = said_in.map(|(source, _)| Arc::clone(source)).next()?;
        Some((written.value.clone(), Mistake::at(&source, written.referenced, "")))
    }
}

impl Wish {
    fn aim(&mut self, file: &mut Dockerfile) {
        match file.target_meant(&self.target).map(|stage| stage.index()) {
            Some(stage) => {
                file.aim(&[stage]);
                self.is_met = true;
            }
            None => self.stages.extend(file.stages().filter_map(|stage| Some(stage.name()?.raw().to_owned()))),
        }
    }

    /// What is wrong, with the stages that there are.
    fn said(mut self) -> Mistake {
        const MOST_SHOWN: usize = 12;
        self.stages.sort();
        self.stages.dedup();
        let meant = closest(&self.target, self.stages.iter().map(String::as_str));
        let hint = meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
        let shown: Vec<String> = self.stages.iter().take(MOST_SHOWN).map(|stage| format!("`{stage}`")).collect();
        let stages = match (shown.as_slice(), self.stages.len() > MOST_SHOWN) {
            ([], _) => "no stage there has a name".to_owned(),
            (shown, more) => format!("there are {}{}", shown.join(", "), if more { " and more" } else { "" }),
        };
        let message = format!("no Dockerfile here has a stage `{}`{hint} ({stages})", self.target);
        Mistake { message, ..self.mistake }
    }
}
