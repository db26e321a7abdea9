//! The checks that peers have for Dockerfiles.

use super::{Family, Peer, Uncovered};

pub(super) static FAMILY: Family = Family {
    page: "docs/coverage/dockerfile.md",
    title: "Dockerfiles",
    in_order: None,
    peers: &[
        Peer {
            name: "hadolint",
            source: "the rules of hadolint 2.15.1 and DL1000, its name for a file that it cannot read; numbers that it \
                     removed long ago are only accepted in ignore lists",
            prefixes: &["DL"],
            ids: "DL1000 DL1001 DL3000 DL3001 DL3002 DL3003 DL3004 DL3006 DL3007 DL3008 DL3009 DL3010 DL3011 DL3012 \
                  DL3013 DL3014 DL3015 DL3016 DL3018 DL3019 DL3020 DL3021 DL3022 DL3023 DL3024 DL3025 DL3026 DL3027 \
                  DL3028 DL3029 DL3030 DL3032 DL3033 DL3034 DL3035 DL3036 DL3037 DL3038 DL3040 DL3041 DL3042 DL3043 \
                  DL3044 DL3045 DL3046 DL3047 DL3048 DL3049 DL3050 DL3051 DL3052 DL3053 DL3054 DL3055 DL3056 DL3057 \
                  DL3058 DL3059 DL3060 DL3061 DL3062 DL3063 DL3064 DL3065 DL3066 DL3067 DL4000 DL4001 DL4003 DL4004 \
                  DL4005 DL4006",
            uncovered: &[],
        },
        Peer {
            name: "ShellCheck",
            source: "what hadolint reports through it on real Dockerfiles: thirteen codes are 96 % of those findings, \
                     beside them the bashisms, unassigned variables and syntax errors that break a build",
            prefixes: &["SC"],
            ids: "SC1072 SC1073 SC1088 SC1089 SC2006 SC2015 SC2016 SC2028 SC2035 SC2038 SC2046 SC2086 SC2115 SC2153 SC2154 \
                  SC2155 SC2164 SC2215 SC2216 SC3009 SC3010 SC3014 SC3020 SC3028 SC3030 SC3037 SC3040 SC3046 SC3057",
            uncovered: &[],
        },
        Peer {
            name: "Trivy",
            source: "the checks for Dockerfiles in aquasecurity/trivy-checks of August 2026",
            prefixes: &["DS-"],
            ids: "DS-0001 DS-0002 DS-0004 DS-0005 DS-0006 DS-0007 DS-0008 DS-0009 DS-0010 DS-0011 DS-0012 DS-0013 \
                  DS-0014 DS-0015 DS-0016 DS-0017 DS-0019 DS-0020 DS-0021 DS-0022 DS-0023 DS-0024 DS-0025 DS-0026 \
                  DS-0027 DS-0029 DS-0030 DS-0031",
            uncovered: &[],
        },
        Peer {
            name: "Checkov",
            source: "the checks for Dockerfiles in Checkov 3.3.30",
            prefixes: &["CKV_DOCKER_", "CKV2_DOCKER_"],
            ids: "CKV_DOCKER_1 CKV_DOCKER_2 CKV_DOCKER_3 CKV_DOCKER_4 CKV_DOCKER_5 CKV_DOCKER_6 CKV_DOCKER_7 \
                  CKV_DOCKER_8 CKV_DOCKER_9 CKV_DOCKER_10 CKV_DOCKER_11 CKV2_DOCKER_1 CKV2_DOCKER_2 CKV2_DOCKER_3 \
                  CKV2_DOCKER_4 CKV2_DOCKER_5 CKV2_DOCKER_6 CKV2_DOCKER_7 CKV2_DOCKER_8 CKV2_DOCKER_9 CKV2_DOCKER_10 \
                  CKV2_DOCKER_11 CKV2_DOCKER_12 CKV2_DOCKER_13 CKV2_DOCKER_14 CKV2_DOCKER_15 CKV2_DOCKER_16 \
                  CKV2_DOCKER_17",
            uncovered: &[],
        },
        Peer {
            name: "BuildKit",
            source: "the build checks of moby/buildkit of August 2026",
            prefixes: &[],
            ids: "StageNameCasing FromAsCasing NoEmptyContinuation ConsistentInstructionCasing DuplicateStageName \
                  ReservedStageName JSONArgsRecommended MaintainerDeprecated UndefinedArgInFrom WorkdirRelativePath \
                  UndefinedVar MultipleInstructionsDisallowed LegacyKeyValueFormat InvalidBaseImagePlatform \
                  RedundantTargetPlatform SecretsUsedInArgOrEnv InvalidDefaultArgInFrom \
                  FromPlatformFlagConstDisallowed InvalidDefinitionDescription ExposeProtoCasing ExposeInvalidFormat CopyIgnoredFile",
            uncovered: &[("InvalidBaseImagePlatform", Uncovered::Registry)],
        },
    ],
};

/// Rules of hadolint that are off unless asked for.
const OFF_IN_HADOLINT: [&str; 2] = ["DL1001", "DL3057"];

/// Profile `hadolint` holds every rule that carries one of its ids, and no other.
#[test]
fn profile_hadolint_is_what_hadolint_has_on() {
    let is_on = |id: &str| (id.starts_with("DL") || id.starts_with("SC")) && !OFF_IN_HADOLINT.contains(&id);
    for rule in crate::fixtures::RULES.iter() {
        let carries = rule.meta.aliases.iter().any(|alias| is_on(alias));
        let holds = rule.meta.profiles.contains(&tidegate::finding::Profile::Hadolint);
        assert_eq!(carries, holds, "{}: carries an id of hadolint, is in its profile", rule.meta.id);
    }
}
