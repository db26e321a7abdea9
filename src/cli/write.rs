//! Where reports go: one format each to standard output or a file, several at once.

use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::init::cannot_write;
use super::{Failure, terminal};
use crate::engine::{Report, closest};
use crate::output::{Format, RenderOptions, write};

/// One format and where it goes; standard output where no file is named.
#[derive(Debug, PartialEq, Eq)]
struct Output {
    format: Format,
    file: Option<PathBuf>,
}

/// What a run writes.
#[derive(Debug)]
pub(super) struct Outputs(Vec<Output>);

impl Outputs {
    /// Reads `FORMAT` and `FORMAT=FILE`.
    ///
    /// # Errors
    /// A format that does not exist, and two reports that would go to one place.
    pub(super) fn parse(written: &[String]) -> Result<Self, Failure> {
        let mut outputs = Vec::new();
        for text in written {
            let (format, file) = match text.split_once('=') {
                Some((format, file)) => (format, Some(file).filter(|file| *file != "-").map(PathBuf::from)),
                None => (text.as_str(), None),
            };
            if file.as_ref().is_some_and(|file| file.as_os_str().is_empty()) {
                return Err(Failure(format!("--output {text}: the file has no name")));
            }
            let format = Format::from_str(format, false).map_err(|_| unknown_format(format))?;
            if outputs.iter().any(|other: &Output| other.file == file) {
                let place = file.map_or_else(|| "standard output".to_owned(), |file| file.display().to_string());
                return Err(Failure(format!("--output {text}: another report goes to {place} already")));
            }
            outputs.push(Output { format, file });
        }
        if outputs.is_empty() {
            outputs.push(Output { format: Format::Pretty, file: None });
        }
        Ok(Self(outputs))
    }

    /// Writes every report: files first, so that a reader who closes standard output early does not cost them.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub(super) fn write(&self, report: &Report, options: &RenderOptions) -> Result<(), Failure> {
        let RenderOptions { width, .. } = RenderOptions::default();
        let for_files = RenderOptions { color: false, hyperlinks: false, width, ..options.clone() };
        for output in &self.0 {
            if let Some(file) = &output.file {
                let report = |to: &mut dyn io::Write| write(report, output.format, &for_files, to);
                write_whole(file, report).map_err(|error| cannot_write(file, &error))?;
            }
        }
        for output in self.0.iter().filter(|output| output.file.is_none()) {
            terminal::say_with(|out| write(report, output.format, options, out))?;
        }
        Ok(())
    }
}

fn unknown_format(written: &str) -> Failure {
    let known: Vec<String> = Format::value_variants()
        .iter()
        .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()))
        .collect();
    Failure(match closest(written, known.iter().map(String::as_str)) {
        Some(meant) => format!("--output: unknown format `{written}`; did you mean `{meant}`?"),
        None => format!("--output: unknown format `{written}`, expected one of {}", known.join(", ")),
    })
}

/// Writes a file so that nobody ever sees half of it: beside it, then renamed. What is no ordinary file (a pipe,
/// `/dev/stderr`) is written directly.
fn write_whole(file: &Path, report: impl Fn(&mut dyn io::Write) -> io::Result<()>) -> io::Result<()> {
    if std::fs::metadata(file).is_ok_and(|metadata| !metadata.is_file()) {
        return report(&mut std::fs::File::options().write(true).open(file)?);
    }
    // A link stays a link: what it leads to is replaced.
    let file = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = file.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = std::fs::File::create(&beside)
        .and_then(|mut created| report(&mut created))
        .and_then(|()| std::fs::rename(&beside, &file));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}
