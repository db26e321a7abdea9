//! Rules about Terraform plans: files of one rule, and tables whose rows are rules.

mod azure;
mod azure_open_http_ingress;
mod azure_open_ingress;
mod azure_open_rdp_ingress;
mod azure_open_service_ingress;
mod azure_open_ssh_ingress;
mod azure_open_udp_ingress;
mod compute;
mod data_services;
mod databases;
mod deleted_outside;
mod drift;
mod errored_plan;
mod failed_check;
mod github;
mod google;
mod google_open_ftp_data_ingress;
mod google_open_ftp_ingress;
mod google_open_http_ingress;
mod google_open_ingress;
mod google_open_mysql_ingress;
mod google_open_rdp_ingress;
mod google_open_ssh_ingress;
mod google_public_bucket;
mod guards;
mod iam_managed_admin;
mod iam_trusting_everybody;
mod iam_wildcards;
mod incomplete_plan;
mod open_http_ingress;
mod open_ingress;
mod open_rdp_ingress;
mod open_service_ingress;
mod open_ssh_ingress;
mod provider_credentials;
mod s3_authenticated_users_acl;
mod s3_bucket_without_public_access_block;
mod s3_public_policy;
mod s3_public_read_acl;
mod s3_public_write_acl;
mod security_drift;
mod stateful_destroy;
mod stateful_replace;
mod storage;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[
    &azure_open_http_ingress::AZURE_OPEN_HTTP_INGRESS,
    &azure_open_ingress::AZURE_OPEN_INGRESS,
    &azure_open_rdp_ingress::AZURE_OPEN_RDP_INGRESS,
    &azure_open_service_ingress::AZURE_OPEN_SERVICE_INGRESS,
    &azure_open_ssh_ingress::AZURE_OPEN_SSH_INGRESS,
    &azure_open_udp_ingress::AZURE_OPEN_UDP_INGRESS,
    &deleted_outside::DELETED_OUTSIDE,
    &drift::DRIFT,
    &errored_plan::ERRORED_PLAN,
    &failed_check::FAILED_CHECK,
    &google_open_ftp_data_ingress::GOOGLE_OPEN_FTP_DATA_INGRESS,
    &google_open_ftp_ingress::GOOGLE_OPEN_FTP_INGRESS,
    &google_open_http_ingress::GOOGLE_OPEN_HTTP_INGRESS,
    &google_open_ingress::GOOGLE_OPEN_INGRESS,
    &google_open_mysql_ingress::GOOGLE_OPEN_MYSQL_INGRESS,
    &google_open_rdp_ingress::GOOGLE_OPEN_RDP_INGRESS,
    &google_open_ssh_ingress::GOOGLE_OPEN_SSH_INGRESS,
    &google_public_bucket::GOOGLE_PUBLIC_BUCKET,
    &iam_managed_admin::IAM_MANAGED_ADMIN,
    &iam_trusting_everybody::IAM_TRUSTING_EVERYBODY,
    &incomplete_plan::INCOMPLETE_PLAN,
    &open_http_ingress::OPEN_HTTP_INGRESS,
    &open_ingress::OPEN_INGRESS,
    &open_rdp_ingress::OPEN_RDP_INGRESS,
    &open_service_ingress::OPEN_SERVICE_INGRESS,
    &open_ssh_ingress::OPEN_SSH_INGRESS,
    &s3_authenticated_users_acl::S3_AUTHENTICATED_USERS_ACL,
    &s3_bucket_without_public_access_block::S3_BUCKET_WITHOUT_PUBLIC_ACCESS_BLOCK,
    &s3_public_policy::S3_PUBLIC_POLICY,
    &s3_public_read_acl::S3_PUBLIC_READ_ACL,
    &s3_public_write_acl::S3_PUBLIC_WRITE_ACL,
    &security_drift::SECURITY_DRIFT,
    &stateful_destroy::STATEFUL_DESTROY,
    &stateful_replace::STATEFUL_REPLACE,
];

/// Tables of attribute checks.
pub(super) const TABLES: &[&[Rule]] = &[
    azure::RULES,
    compute::RULES,
    data_services::RULES,
    databases::RULES,
    github::RULES,
    google::RULES,
    guards::RULES,
    iam_wildcards::RULES,
    provider_credentials::RULES,
    storage::RULES,
];
