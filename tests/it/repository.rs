//! A repository in a temporary folder, and the program run in it.

use std::path::PathBuf;
use std::process::{Command, Output};

pub struct Repository(tempfile::TempDir);

impl Repository {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir(repository.path(".git")).unwrap();
        for (name, text) in files {
            let path = repository.path(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        repository
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// `tidegate check` with these arguments, one line per finding.
    pub fn check(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tidegate"));
        command.current_dir(self.0.path()).arg("check").args(["--output", "concise"]).args(arguments).output().unwrap()
    }

    /// What that says.
    pub fn said(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.check(arguments).stdout).unwrap()
    }
}
