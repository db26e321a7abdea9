//! Pods that need objects which are not here.

use crate::model::kubernetes::references::{self, Answer, Reference};
use crate::model::kubernetes::{Container, KubeObject, Workload};
use crate::rule::{Body, Context, rule_table};

/// What refers to something, and what to say where nobody answers; who asks is empty for a whole workload.
struct Row {
    find: Find,
    fault: fn(&str, &Reference) -> String,
}

/// The references of a workload or of one container.
enum Find {
    Workload(for<'d> fn(&Workload<'d>) -> Vec<Reference<'d>>),
    Container(for<'d> fn(&Container<'d>) -> Vec<Reference<'d>>),
}

impl Row {
    fn of_workload(&self, workload: &Workload, context: &mut Context) {
        if let Find::Workload(find) = self.find {
            self.check("", find(workload), workload.object(), context);
        }
    }

    fn of_container(&self, container: &Container, context: &mut Context) {
        if let Find::Container(find) = self.find {
            self.check(&container.subject(), find(container), container.workload().object(), context);
        }
    }

    fn check(&self, who: &str, references: Vec<Reference>, object: &KubeObject, context: &mut Context) {
        for reference in references {
            if let Answer::Nobody = references::answer(&reference, object, context.workspace.cluster()) {
                context.missing(reference.name, (self.fault)(who, &reference), "it");
            }
        }
    }
}

rule_table! {
    |ROW: Row| match ROW.find {
        Find::Workload(_) => Body::Workloads(|workload, context| ROW.of_workload(workload, context)),
        Find::Container(_) => Body::Containers(|container, context| ROW.of_container(container, context)),
    };

    /// Priority or runtime class that is not here
    ///
    /// The pods name a PriorityClass or RuntimeClass that no object of this run is; where the cluster does not have it
    /// either, they are refused. The classes that Kubernetes itself brings, `system-cluster-critical` and
    /// `system-node-critical`, are known. In an open world the class may be made elsewhere, so this is a note until the
    /// run is told that it sees everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/>
    {
        row: Row {
            find: Find::Workload(references::classes),
            fault: |_, reference| format!("There is no {} {}.", reference.kind, reference.name.content()),
        },
        id: "kubernetes/unresolved-class",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add the class, or correct its name.",
    }

    /// Environment imported from an object that is not here
    ///
    /// `envFrom` names a ConfigMap or Secret that no object of this run is, and without it the container does not
    /// start. References marked optional are left alone; kube-linter looks at single variables only. In an open world
    /// it may be made elsewhere, so this is a note until the run is told that it sees everything. What an
    /// ExternalSecret, SealedSecret, Certificate or another operator's object of this run makes counts as there.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables>
    {
        row: Row {
            find: Find::Container(references::imports),
            fault: |who, reference| {
                format!("{who} imports the {} {}, which is not here.", reference.kind, reference.name.content())
            },
        },
        id: "kubernetes/unresolved-env-import",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add the object, or correct its name.",
    }

    /// Environment variable from an object that is not here
    ///
    /// No ConfigMap or Secret of this run has the name. Without it the container does not start. References marked
    /// optional are left alone. In an open world the object may be made elsewhere, as Secrets mostly are, so this
    /// is a note until the run is told that it sees everything. What an ExternalSecret, a SealedSecret or another
    /// operator's object of this run makes counts as there.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/>
    {
        row: Row {
            find: Find::Container(references::variables),
            fault: |who, reference| {
                format!("{who} needs the {} {}, which is not here.", reference.kind, reference.name.content())
            },
        },
        id: "kubernetes/unresolved-env-reference",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:env-value-from"],
        profiles: [Strict],
        remedy: "Add the object, or correct its name.",
    }

    /// Pull secret that is not here
    ///
    /// `imagePullSecrets` names a Secret that no object of this run is. The kubelet then asks the registry without
    /// credentials, and what is private is not pulled. In an open world it may be made elsewhere, so this is a note
    /// until the run is told that it sees everything. What an ExternalSecret, SealedSecret, Certificate or another
    /// operator's object of this run makes counts as there.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/>
    {
        row: Row {
            find: Find::Workload(references::pull_secrets),
            fault: |_, reference| format!("There is no Secret {} to pull images with.", reference.name.content()),
        },
        id: "kubernetes/unresolved-pull-secret",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add the object, or correct its name.",
    }

    /// Volume claim that is not here
    ///
    /// A volume mounts a PersistentVolumeClaim that no object of this run is. The pod stays pending until somebody
    /// makes it. Claims from the templates of a StatefulSet and ephemeral volumes are not meant. In an open world the
    /// claim may be made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes>
    {
        row: Row {
            find: Find::Workload(references::claims),
            fault: |_, reference| format!("There is no PersistentVolumeClaim {} to mount.", reference.name.content()),
        },
        id: "kubernetes/unresolved-volume-claim",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add the claim, or correct its name.",
    }

    /// Volume from an object that is not here
    ///
    /// A volume, a projected one too, mounts a ConfigMap or Secret that no object of this run is; without it the pod
    /// never gets further than ContainerCreating. What is marked optional is left alone. No other tool looks. In an
    /// open world it may be made elsewhere, so this is a note until the run is told that it sees everything. What an
    /// ExternalSecret, SealedSecret, Certificate or another operator's object of this run makes counts as there.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#configmap>
    {
        row: Row {
            find: Find::Workload(references::mounted),
            fault: |_, reference| format!("{} {} is mounted and not here.", reference.kind, reference.name.content()),
        },
        id: "kubernetes/unresolved-volume-source",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add the object, or correct its name.",
    }
}
