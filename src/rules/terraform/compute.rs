//! Computers, containers and functions, as far as one attribute says it.

use crate::model::terraform::attribute::{Requirement, Unset, Wanted};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: Requirement| Body::Resources(ROW.types, |change, context| context.hits_mut().extend(ROW.faults(change)));

    /// Encryption of new EBS volumes is switched off
    ///
    /// The region encrypts new volumes by itself once that is switched on; this switches it off for everybody in the
    /// account.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html>
    {
        row: Requirement {
            types: &["aws_ebs_encryption_by_default"],
            attribute: "enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Passes,
            fault: "switches the encryption of new volumes off",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/ebs-encryption-switched-off",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_106"],
        profiles: [Default, Security],
        remedy: "Set `enabled` to true.",
    }

    /// Instance metadata without a token
    ///
    /// Version 1 of the metadata service answers to any request from the instance: a server that fetches URLs for
    /// others hands out the credentials of its role.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html>
    {
        row: Requirement {
            types: &["aws_instance", "aws_launch_configuration", "aws_launch_template"],
            attribute: "metadata_options.http_tokens",
            formerly: None,
            wanted: Wanted::OneOf(&["required"]),
            unset: Unset::Fails,
            fault: "answers metadata requests without a token",
            unless: &[],
            idle_when: &[("metadata_options.http_endpoint", "disabled")],
            decided_by: &[],
        },
        id: "terraform/instance-metadata-v1",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_79", "AWS-0028", "AWS-0130"],
        profiles: [Default, Security],
        remedy: "Set `http_tokens` to `required`.",
    }

    /// Lambda URL without authorization
    ///
    /// Everybody who knows the URL runs the function, with its role and on your bill.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html>
    {
        row: Requirement {
            types: &["aws_lambda_function_url"],
            attribute: "authorization_type",
            formerly: None,
            wanted: Wanted::NoneOf(&["NONE"]),
            unset: Unset::Passes,
            fault: "answers to everybody",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/lambda-url-without-authorization",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_258"],
        profiles: [Default, Security],
        remedy: "Set `authorization_type` to `AWS_IAM`, or put an API gateway with an authorizer in front.",
    }

    /// ECR repository whose tags can be moved
    ///
    /// A tag that can be moved lets somebody who may push put other code under a name that was tested and approved.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html>
    {
        row: Requirement {
            types: &["aws_ecr_repository"],
            attribute: "image_tag_mutability",
            formerly: None,
            wanted: Wanted::OneOf(&["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"]),
            unset: Unset::Fails,
            fault: "lets tags be moved to other images",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/mutable-ecr-tags",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_51", "AWS-0031"],
        profiles: [Strict, Security],
        remedy: "Set `image_tag_mutability` to `IMMUTABLE`.",
    }

    /// SageMaker notebook with direct internet access
    ///
    /// What runs in the notebook can send data anywhere, past the network rules of your own.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-connect-to-resources.html>
    {
        row: Requirement {
            types: &["aws_sagemaker_notebook_instance"],
            attribute: "direct_internet_access",
            formerly: None,
            wanted: Wanted::OneOf(&["Disabled"]),
            unset: Unset::Fails,
            fault: "has direct internet access",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/notebook-with-internet",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_122"],
        profiles: [Strict, Security],
        remedy: "Set `direct_internet_access` to `Disabled` and place it in a subnet.",
    }

    /// SageMaker notebook with root access
    ///
    /// Users who are root in the notebook can read the credentials of its role and switch off what watches them.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html>
    {
        row: Requirement {
            types: &["aws_sagemaker_notebook_instance"],
            attribute: "root_access",
            formerly: None,
            wanted: Wanted::OneOf(&["Disabled"]),
            unset: Unset::Fails,
            fault: "lets its users be root",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/notebook-with-root",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_307"],
        profiles: [Strict, Security],
        remedy: "Set `root_access` to `Disabled`.",
    }

    /// CodeBuild project that runs privileged
    ///
    /// A privileged build owns the machine it runs on; whoever may change a line of the repository may too.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/codebuild/latest/userguide/security.html>
    {
        row: Requirement {
            types: &["aws_codebuild_project"],
            attribute: "environment.privileged_mode",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "runs its builds privileged",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/privileged-codebuild",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_316"],
        profiles: [Strict, Security],
        remedy: "Build images without a Docker daemon and set `privileged_mode` to false.",
    }

    /// EKS cluster with a public API endpoint
    ///
    /// The API server answers on the internet; a leaked token is then enough, and so is the next flaw in it.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html>
    {
        row: Requirement {
            types: &["aws_eks_cluster"],
            attribute: "vpc_config.endpoint_public_access",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Fails,
            fault: "has its API server on the internet",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/public-eks-endpoint",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_39", "AWS-0040"],
        profiles: [Strict, Security],
        remedy: "Set `endpoint_public_access` to false, or limit `public_access_cidrs`.",
    }

    /// EC2 instance with a public address
    ///
    /// A public address puts every port of the instance that a security group lets through, today or after the next
    /// change, on the internet.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html>
    {
        row: Requirement {
            types: &["aws_instance"],
            attribute: "associate_public_ip_address",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "gets a public address",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/public-instance-address",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_88", "AWS-0009", "FG_R00271"],
        profiles: [Default, Security],
        remedy: "Remove it and reach the instance through a load balancer, Session Manager or a VPN.",
    }

    /// Subnet that gives out public addresses
    ///
    /// Everything that is started there gets a public address unless it says otherwise.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html>
    {
        row: Requirement {
            types: &["aws_subnet"],
            attribute: "map_public_ip_on_launch",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "gives public addresses to what is started in it",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/subnet-with-public-addresses",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_130", "AWS-0164"],
        profiles: [Strict, Security],
        remedy: "Set `map_public_ip_on_launch` to false and give addresses to the load balancers only.",
    }

    /// EBS volume without encryption
    ///
    /// The volume, its snapshots and every volume made of them lie readable on disks that somebody else owns.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html>
    {
        row: Requirement {
            types: &["aws_ebs_volume"],
            attribute: "encrypted",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "stores its data unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &["snapshot_id"],
        },
        id: "terraform/unencrypted-ebs-volume",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_3", "AWS-0026", "FG_R00016"],
        profiles: [Default, Security],
        remedy: "Set `encrypted` to true, or switch encryption on for the region.",
    }

    /// EKS cluster without envelope encryption
    ///
    /// Secrets of the cluster are then protected by the disk encryption of the service only, and a backup of etcd
    /// holds them.
    ///
    /// A reference whose value is known only after apply counts as set.
    ///
    /// References: <https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html>
    {
        row: Requirement {
            types: &["aws_eks_cluster"],
            attribute: "encryption_config",
            formerly: None,
            wanted: Wanted::Set,
            unset: Unset::Fails,
            fault: "stores Kubernetes secrets without a key of its own",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/unencrypted-eks-secrets",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_58", "AWS-0039"],
        profiles: [Strict, Security],
        remedy: "Add `encryption_config` for `secrets` with a KMS key.",
    }

    /// EFS file system without encryption
    ///
    /// What is stored lies readable on disks that somebody else owns, and it cannot be encrypted later without moving
    /// the data.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html>
    {
        row: Requirement {
            types: &["aws_efs_file_system"],
            attribute: "encrypted",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "stores its data unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/unencrypted-file-system",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_42", "AWS-0037"],
        profiles: [Default, Security],
        remedy: "Set `encrypted` to true.",
    }

    /// ECR repository that does not scan
    ///
    /// Known flaws in what is pushed are found at once when the registry looks, else by somebody else.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html>
    {
        row: Requirement {
            types: &["aws_ecr_repository"],
            attribute: "image_scanning_configuration.scan_on_push",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "does not scan what is pushed",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/unscanned-ecr-images",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_163", "AWS-0030"],
        profiles: [Strict, Security],
        remedy: "Set `scan_on_push` to true, or scan the whole registry.",
    }
}
