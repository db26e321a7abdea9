//! Image from a registry that is not trusted.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::dockerfile::{Base, Instruction, Keyword, Word};
use crate::model::image::ImageReference;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image from a registry that is not trusted
    ///
    /// An image from a registry that nobody chose may be anybody's. The rule looks at FROM, `COPY --from` and `RUN
    /// --mount=…,from=`; it is silent until `trusted` names registries: hosts, `*` for all, `*.example.com` or
    /// `registry.example.*`.
    ///
    /// An image without a registry comes from `docker.io`. Variables are replaced by the file's defaults first, and
    /// stage names and numbers are no images; hadolint trips over both.
    ///
    /// References: <https://github.com/hadolint/hadolint#configure>
    UNTRUSTED_REGISTRY = {
        id: "docker/untrusted-registry",
        severity: High,
        since: "2026.11",
        aliases: ["DL3026"],
        profiles: [Default, Security, Hadolint],
        remedy: "Take the image from a trusted registry, or add this one to `trusted`.",
        parameters: Registries,
        body: Body::Instructions(&[Keyword::From, Keyword::Copy, Keyword::Add, Keyword::Run], check),
    }
}

/// The registries that images may come from.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Registries {
    /// Hosts; `*` stands for anything at the beginning or end. None means that every registry is trusted.
    #[serde(default)]
    trusted: Vec<String>,
}

fn check(instruction: &Instruction, context: &mut Context) {
    let trusted = &context.parameters::<Registries>().trusted;
    if trusted.is_empty() {
        return;
    }
    for image in images(instruction) {
        let expanded = image.expanded();
        let reference = ImageReference::parse(&expanded.text);
        let registry = reference.registry().map_or("docker.io", |registry| registry.text);
        if expanded.complete && !trusted.iter().any(|pattern| is_covered(registry, pattern)) {
            context.hit(image.place(), format!("{registry} is not a trusted registry."));
        }
    }
}

/// The words that name images, and no stages.
fn images<'d>(instruction: &Instruction<'d>) -> Vec<Word<'d>> {
    let stage = instruction.stage();
    let is_stage = |word: &Word| stage.is_some_and(|stage| stage.stage_meant(&word.text()).is_some());
    if instruction.is(Keyword::From) {
        let base = stage.map(|stage| stage.base());
        return match base {
            Some(Base::Image { word, .. }) => vec![word],
            _ => Vec::new(),
        };
    }
    let copied = instruction.flag("from").and_then(|flag| flag.value());
    let mounted = instruction.flags().filter(|flag| flag.is("mount")).filter_map(|flag| flag.option("from"));
    copied.into_iter().chain(mounted).filter(|word| !is_stage(word)).collect()
}

fn is_covered(registry: &str, pattern: &str) -> bool {
    let same = |pattern: &str| match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        _ if pattern == "*" => true,
        (Some(end), _) => registry.ends_with(end),
        (_, Some(start)) => registry.starts_with(start),
        _ => registry == pattern,
    };
    same(pattern) || registry == "docker.io" && matches!(pattern, "hub.docker.com" | "index.docker.io")
}
