//! Where files go: from the context into a stage, from stage to stage, into the image that ships.

use super::{Instruction, Keyword, Stage, Word};

/// Relative WORKDIRs on top of one another are followed this far.
const LONGEST_WORKDIR: usize = 64;

/// A file is followed through this many stages: nobody builds more by hand, and each costs a look at all later ones.
const MOST_STAGES: usize = 64;

/// Files whose name says that they hold a credential. Certificates and public keys are none.
const CREDENTIAL_FILES: [&str; 18] = [
    ".env",
    ".netrc",
    ".npmrc",
    ".pypirc",
    ".git-credentials",
    ".htpasswd",
    ".pgpass",
    ".my.cnf",
    "id_rsa",
    "id_dsa",
    "id_ecdsa",
    "id_ed25519",
    "kubeconfig",
    ".dockercfg",
    "credentials.json",
    "service-account.json",
    "secring.gpg",
    ".aws",
];

/// Whether a file of this name holds a credential, as far as a name can say.
pub fn is_credential_file(path: &str) -> bool {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let key =
        [".key", ".p12", ".pfx", ".jks", ".keystore"].iter().any(|ending| name.ends_with(ending) && name != *ending);
    let inside =
        path.ends_with(".docker/config.json") || path.ends_with(".aws/credentials") || path.ends_with(".kube/config");
    CREDENTIAL_FILES.contains(&name) || key || inside
}

impl<'d> Instruction<'d> {
    /// The directory that relative paths in it start from, if the file says it.
    pub fn working_directory(self) -> Option<String> {
        let mut parts = Vec::new();
        let mut at = self.workdir();
        for _ in 0..LONGEST_WORKDIR {
            let workdir = at?;
            let path = workdir.body().expanded();
            if !path.complete {
                return None;
            }
            let absolute = path.text.starts_with('/');
            parts.push(path.text);
            if absolute {
                parts.reverse();
                return Some(parts.join("/").replace("//", "/"));
            }
            at = workdir.workdir();
        }
        None
    }

    /// A path in it as an absolute one, if the file says what it starts from.
    pub fn absolute(self, path: &str) -> Option<String> {
        if path.starts_with('/') {
            return Some(path.to_owned());
        }
        let below = path.trim_start_matches("./");
        let below = if below == "." { "" } else { below };
        Some(format!("{}/{below}", self.working_directory()?.trim_end_matches('/')))
    }

    /// Where each source of an ADD or COPY lands, as an absolute path, where the file says so.
    pub fn landings(self) -> Vec<(Word<'d>, String)> {
        let Some(target) = self.destination().map(Word::expanded).filter(|target| target.complete) else {
            return Vec::new();
        };
        let Some(folder) = self.absolute(&target.text) else { return Vec::new() };
        let sources = self.sources();
        let into_folder = sources.len() > 1 || folder.ends_with('/');
        let landing = |source: Word<'d>| {
            let text = source.text();
            let name = text.trim_end_matches('/').rsplit('/').next().unwrap_or("").to_owned();
            let path = if into_folder && name != "." {
                format!("{}/{name}", folder.trim_end_matches('/'))
            } else {
                folder.clone()
            };
            (source, path)
        };
        sources.into_iter().map(landing).collect()
    }
}

impl<'d> Stage<'d> {
    /// The copies that bring what is at `path` in this stage into the image that ships: none if this stage ships
    /// itself, `None` if nothing brings it there.
    pub fn way_into_image(self, path: &str) -> Option<Vec<Instruction<'d>>> {
        self.way(path, &mut Vec::new())
    }

    fn way(self, path: &str, seen: &mut Vec<usize>) -> Option<Vec<Instruction<'d>>> {
        if self.ships() {
            return Some(Vec::new());
        }
        if seen.len() == MOST_STAGES || seen.contains(&self.index()) {
            return None;
        }
        seen.push(self.index());
        for later in self.file.stages().skip(self.index() + 1) {
            if later.parent() == Some(self)
                && let Some(way) = later.way(path, seen)
            {
                return Some(way);
            }
            for copy in later.all(Keyword::Copy).filter(|copy| later.copies_from(*copy) == Some(self)) {
                let carried =
                    copy.landings().into_iter().find_map(|(source, landing)| carried(&source.text(), path, &landing));
                if let Some(mut way) = carried.and_then(|path| later.way(&path, seen)) {
                    way.insert(0, copy);
                    return Some(way);
                }
            }
        }
        None
    }

    /// The stage that a COPY in this stage takes its files from.
    pub fn copies_from(self, copy: Instruction<'d>) -> Option<Stage<'d>> {
        self.stage_meant(copy.flag("from")?.value()?.raw())
    }
}

/// Where what is at `path` lands, if copying `source` to `landing` takes it along.
fn carried(source: &str, path: &str, landing: &str) -> Option<String> {
    let source = source.trim_end_matches(['*', '/']);
    let rest = path.strip_prefix(source)?;
    let below = rest.is_empty() || rest.starts_with('/') || source.is_empty();
    below.then(|| format!("{}{}", landing.trim_end_matches('/'), rest))
}
