//! What claims, classes, volumes and backups of them should say in single fields, one row per convention.

use crate::model::kubernetes::Fields;
use crate::model::kubernetes::demands::Demand::{Filled, Optional, Required};
use crate::model::kubernetes::demands::{Field, ObjectDemand, all};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: ObjectDemand| Body::Objects(ROW.kinds, |object, context| {
        ROW.faults(object).into_iter().for_each(|place| _ = context.hit(place, ROW.fault));
    });

    /// Volume claim that several pods can mount
    ///
    /// Any access mode but `ReadWriteOncePod` lets several pods of a node, or of many, mount the volume at a time.
    /// Often wanted; where a single writer must be the only one, this mode says so.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes>
    {
        row: ObjectDemand {
            kinds: &["PersistentVolumeClaim"],
            only: all,
            fields: &[Field { path: &["spec", "accessModes", "[]"], demand: Optional(|mode| mode == "ReadWriteOncePod") }],
            fault: "Several pods can mount this volume at a time.",
        },
        id: "kubernetes/shareable-volume-claim",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:readwriteonce-pod"],
        profiles: [],
        remedy: "Ask for ReadWriteOncePod where one pod at a time shall use the volume.",
    }

    /// Volume claim without a storage class
    ///
    /// The cluster's default class decides where the data are, how fast they are and whether they survive; another
    /// cluster decides otherwise, and where there is no default the claim waits for ever.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1>
    {
        row: ObjectDemand {
            kinds: &["PersistentVolumeClaim"],
            only: all,
            fields: &[Field { path: &["spec", "storageClassName"], demand: Filled }],
            fault: "Only the cluster knows what kind of storage this is.",
        },
        id: "kubernetes/unclassed-volume-claim",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-storageclass", "gatekeeper:K8sStorageClass"],
        profiles: [],
        remedy: "Name the storageClassName.",
    }

    /// Claim template without a storage class
    ///
    /// The cluster's default class decides where the data of every replica are, how fast they are and whether they
    /// survive; another cluster decides otherwise. The field cannot be changed later.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates>
    {
        row: ObjectDemand {
            kinds: &["StatefulSet"],
            only: all,
            fields: &[Field { path: &["spec", "volumeClaimTemplates", "[]", "spec", "storageClassName"], demand: Filled }],
            fault: "Only the cluster knows what kind of storage this is.",
        },
        id: "kubernetes/unclassed-claim-template",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-storageclass", "gatekeeper:K8sStorageClass"],
        profiles: [],
        remedy: "Name the storageClassName.",
    }

    /// Storage class that keeps volumes
    ///
    /// With `reclaimPolicy: Retain` the disks of deleted claims stay, are paid for, and hold their data until somebody
    /// deletes them by hand. Where data must survive a mistake this is wanted.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy>
    {
        row: ObjectDemand {
            kinds: &["StorageClass"],
            only: all,
            fields: &[Field { path: &["reclaimPolicy"], demand: Optional(|policy| policy == "Delete") }],
            fault: "Disks of deleted claims stay.",
        },
        id: "kubernetes/kept-volumes",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-storageclass"],
        profiles: [],
        remedy: "Set reclaimPolicy to Delete where the data need not outlive the claim.",
    }

    /// Kasten backups that can be deleted
    ///
    /// The location profile sets no protection period, so whoever has its keys deletes the backups with what they
    /// should bring back.
    ///
    /// References: <https://docs.kasten.io/latest/usage/immutable.html>
    {
        row: ObjectDemand {
            kinds: &["Profile.config.kio.kasten.io"],
            only: |profile| profile.node().text_at(&["spec", "type"]) == Some("Location"),
            fields: &[Field { path: &["spec", "locationSpec", "objectStore", "protectionPeriod"], demand: Required(|_| true) }],
            fault: "Backups here can be deleted at any time.",
        },
        id: "kubernetes/mutable-backup-location",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:kasten-immutable-location-profile"],
        profiles: [],
        remedy: "Set locationSpec.objectStore.protectionPeriod on a bucket with object lock.",
    }

    /// Namespace without a backup preset
    ///
    /// Where Kasten presets are chosen by the label `dataprotection`, a namespace without one of gold, silver, bronze
    /// or none is forgotten.
    ///
    /// References: <https://docs.kasten.io/latest/usage/policypresets.html>
    {
        row: ObjectDemand {
            kinds: &["Namespace"],
            only: all,
            fields: &[Field { path: &["metadata", "labels", "dataprotection"], demand: Required(|preset| matches!(preset, "gold" | "silver" | "bronze" | "none")) }],
            fault: "No backup preset is chosen for this namespace.",
        },
        id: "kubernetes/unclassified-backup-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:kasten-validate-ns-by-preset-label", "kyverno:k10-validate-ns-by-preset-label"],
        profiles: [],
        remedy: "Add the label dataprotection with the name of a preset, or none.",
    }

    /// Production workload without data protection
    ///
    /// A workload with the label `purpose: production` says by `dataprotection` which Kasten policy covers it, or
    /// `none`.
    ///
    /// References: <https://docs.kasten.io/latest/usage/protect.html>
    {
        row: ObjectDemand {
            kinds: &["Deployment", "StatefulSet"],
            only: |workload| workload.labels().get("purpose") == Some("production"),
            fields: &[Field { path: &["metadata", "labels", "dataprotection"], demand: Required(|policy| matches!(policy, "kasten-example" | "none")) }],
            fault: "Nobody says whether the data of this workload are backed up.",
        },
        id: "kubernetes/unprotected-production-data",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:kasten-data-protection-by-label"],
        profiles: [],
        remedy: "Add the label dataprotection with the name of a policy, or none.",
    }

    /// Production workload outside of the K10 presets
    ///
    /// A workload with the label `purpose: production` says by a `dataprotection` label that begins with `k10-` which
    /// preset covers it.
    ///
    /// References: <https://docs.kasten.io/latest/usage/policypresets.html>
    {
        row: ObjectDemand {
            kinds: &["Deployment", "StatefulSet"],
            only: |workload| workload.labels().get("purpose") == Some("production"),
            fields: &[Field { path: &["metadata", "labels", "dataprotection"], demand: Required(|preset| preset.starts_with("k10-")) }],
            fault: "No preset covers the data of this workload.",
        },
        id: "kubernetes/unprefixed-data-protection",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:k10-data-protection-by-label"],
        profiles: [],
        remedy: "Add the label dataprotection with the name of a preset.",
    }

    /// Backup of critical data less than hourly
    ///
    /// A Kasten policy with the label `appPriority: Mission-Critical` runs every hour; this one does not.
    ///
    /// References: <https://docs.kasten.io/latest/usage/protect.html>
    {
        row: ObjectDemand {
            kinds: &["Policy.config.kio.kasten.io"],
            only: |policy| policy.labels().get("appPriority") == Some("Mission-Critical"),
            fields: &[Field { path: &["spec", "frequency"], demand: Required(|frequency| frequency == "@hourly") }],
            fault: "An outage loses more than an hour of data.",
        },
        id: "kubernetes/rare-critical-backup",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:k10-policy-hourly-rpo"],
        profiles: [],
        remedy: "Set frequency to @hourly.",
    }

    /// Persistent volume elsewhere on the node than in /data
    ///
    /// A persistent volume of the node's disk belongs below `/data`, so that no claim reaches into the node's own
    /// folders.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    {
        row: ObjectDemand {
            kinds: &["PersistentVolume"],
            only: all,
            fields: &[Field { path: &["spec", "hostPath", "path"], demand: Optional(|path| path.starts_with("/data")) }],
            fault: "Claims of this volume reach into a folder of the node.",
        },
        id: "kubernetes/host-path-volume-object",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:limit-hostpath-type-pv"],
        profiles: [],
        remedy: "Use a folder below /data, or another kind of volume.",
        cwe: [668],
    }

    /// NFS volume in a folder of its own making
    ///
    /// A claim of the class `nfs-client` says by the annotation `nfs.io/storage-path` where its folder is; empty, the
    /// provisioner makes one up.
    ///
    /// References: <https://github.com/kubernetes-sigs/nfs-subdir-external-provisioner>
    {
        row: ObjectDemand {
            kinds: &["PersistentVolumeClaim"],
            only: |claim| claim.node().text_at(&["spec", "storageClassName"]) == Some("nfs-client"),
            fields: &[Field { path: &["metadata", "annotations", "nfs.io/storage-path"], demand: Optional(|path| !path.is_empty()) }],
            fault: "The folder of this volume has no name.",
        },
        id: "kubernetes/unnamed-storage-path",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:nfs-subdir-external-provisioner-storage-path"],
        profiles: [],
        remedy: "Write the folder's path, or remove the annotation.",
    }
}
