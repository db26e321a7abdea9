//! Containers that nothing of the kernel confines.

use crate::model::kubernetes::{Container, Fields, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// No seccomp, SELinux, AppArmor or dropped capability
    ///
    /// Polaris asks for any one of four: a seccomp profile other than `Unconfined`, SELinux options, an AppArmor
    /// profile, or a list of dropped capabilities without `ALL` added. One of them is little; the rules about each
    /// say more.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/>
    UNHARDENED_CONTAINER = {
        id: "kubernetes/unhardened-container",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:linuxHardening"],
        profiles: [],
        remedy: "Set a seccomp profile, SELinux options, an AppArmor profile, or drop capabilities.",
        cwe: [693],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let seccomp = security::seccomp_type(container).is_some_and(|profile| profile.content() != "Unconfined");
    let selinux = container.inherited(&["seLinuxOptions"]).is_some_and(|options| !options.holds_nothing());
    let armored =
        security::app_armor_annotation(container).is_some() || container.inherited(&["appArmorProfile"]).is_some();
    let gains_all = container.capabilities("add").any(|name| name.content().eq_ignore_ascii_case("ALL"));
    let drops = container.capabilities("drop").next().is_some() && !gains_all;
    if !seccomp && !selinux && !armored && !drops && !container.workload().is_windows() {
        let message = format!("No security feature of the kernel confines {}.", container.describe());
        context.hit(container.lacking_security(&["seccompProfile"]), message);
    }
}
