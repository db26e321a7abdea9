//! Resource types that hold something which is gone when they are destroyed: data, keys, identities.

use std::borrow::Cow;
use std::sync::OnceLock;

use globset::{Glob, GlobSet, GlobSetBuilder};
use schemars::JsonSchema;
use serde::Deserialize;

/// The list that counts unless configured, with the types' providers' documentation as its source.
pub const STATEFUL: &[&str] = &[
    "aws_backup_vault",
    "aws_cloudwatch_log_group",
    "aws_cognito_user_pool",
    "aws_db_instance",
    "aws_directory_service_directory",
    "aws_docdb_cluster",
    "aws_dynamodb_global_table",
    "aws_dynamodb_table",
    "aws_ebs_volume",
    "aws_ecr_repository",
    "aws_efs_file_system",
    "aws_eks_cluster",
    "aws_elasticache_{cluster,replication_group}",
    "aws_elasticsearch_domain",
    "aws_fsx_*",
    "aws_glacier_vault",
    "aws_kinesis_stream",
    "aws_kms_key",
    "aws_memorydb_cluster",
    "aws_mq_broker",
    "aws_msk_cluster",
    "aws_neptune_cluster",
    "aws_opensearch_domain",
    "aws_organizations_account",
    "aws_qldb_ledger",
    "aws_rds_cluster",
    "aws_rds_cluster_instance",
    "aws_rds_global_cluster",
    "aws_redshift_cluster",
    "aws_redshiftserverless_namespace",
    "aws_route53_zone",
    "aws_s3_bucket",
    "aws_s3_bucket_object",
    "aws_s3_object",
    "aws_secretsmanager_secret",
    "aws_sqs_queue",
    "aws_ssm_parameter",
    "aws_subnet",
    "aws_timestreamwrite_*",
    "aws_transfer_server",
    "aws_vpc",
    "azurerm_container_registry",
    "azurerm_cosmosdb_*",
    "azurerm_dns_zone",
    "azurerm_eventhub*",
    "azurerm_key_vault",
    "azurerm_key_vault_{key,secret}",
    "azurerm_kubernetes_cluster",
    "azurerm_managed_disk",
    "azurerm_mssql_{database,managed_instance,server}",
    "azurerm_{mysql,postgresql}_flexible_server",
    "azurerm_{mysql,postgresql}_flexible_server_database",
    "azurerm_recovery_services_vault",
    "azurerm_redis_cache",
    "azurerm_resource_group",
    "azurerm_servicebus_*",
    "azurerm_storage_{account,container,share}",
    "azurerm_virtual_network",
    "cloudflare_zone",
    "github_branch_default",
    "github_repository",
    "google_artifact_registry_repository",
    "google_bigquery_{dataset,table}",
    "google_bigtable_*",
    "google_compute_disk",
    "google_container_cluster",
    "google_dns_managed_zone",
    "google_filestore_instance",
    "google_firestore_database",
    "google_kms_{crypto_key,key_ring}",
    "google_project",
    "google_pubsub_{subscription,topic}",
    "google_redis_instance",
    "google_secret_manager_secret",
    "google_spanner_*",
    "google_sql_database",
    "google_sql_database_instance",
    "google_storage_bucket",
    "helm_release",
    "kubernetes_namespace",
    "kubernetes_namespace_v1",
    "kubernetes_persistent_volume",
    "kubernetes_persistent_volume_claim",
    "kubernetes_persistent_volume_claim_v1",
    "kubernetes_persistent_volume_v1",
    "kubernetes_secret",
    "kubernetes_secret_v1",
    "kubernetes_stateful_set",
    "kubernetes_stateful_set_v1",
    "mongodbatlas_cluster",
    "random_id",
    "random_password",
    "tls_private_key",
    "vault_mount",
];

/// Patterns of resource types: `aws_fsx_*`, `azurerm_storage_{account,share}`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<String>")]
#[schemars(with = "Vec<String>")]
pub struct TypePatterns {
    exact: Vec<Cow<'static, str>>,
    globs: Vec<Cow<'static, str>>,
    /// Compiling costs more than a whole run over a small file, so it waits for the first plan.
    compiled: OnceLock<GlobSet>,
}

impl TypePatterns {
    /// From patterns that are known to be right.
    fn of(patterns: impl IntoIterator<Item = Cow<'static, str>>) -> Self {
        let is_glob = |pattern: &Cow<str>| pattern.contains(['*', '?', '{', '[']);
        let (globs, mut exact): (Vec<_>, Vec<_>) = patterns.into_iter().partition(is_glob);
        exact.sort();
        Self { exact, globs, compiled: OnceLock::new() }
    }

    /// Whether a resource type is meant.
    pub fn matches(&self, resource_type: &str) -> bool {
        self.exact.binary_search_by(|known| (**known).cmp(resource_type)).is_ok()
            || self.compiled.get_or_init(|| compiled(&self.globs)).is_match(resource_type)
    }
}

/// All of them as one. Each was accepted alone; together they could only be too large for the regex engine, and then
/// none of them matches but the exact names still do.
fn compiled(globs: &[Cow<str>]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    globs.iter().flat_map(|glob| Glob::new(glob)).for_each(|glob| _ = set.add(glob));
    set.build().unwrap_or_else(|_| GlobSet::empty())
}

impl TryFrom<Vec<String>> for TypePatterns {
    type Error = String;

    fn try_from(patterns: Vec<String>) -> Result<Self, String> {
        let wrong = |pattern: &String| Some((pattern.clone(), Glob::new(pattern).err()?));
        match patterns.iter().find_map(wrong) {
            Some((pattern, error)) => Err(format!("`{pattern}` is not a pattern: {}", error.kind())),
            None => Ok(Self::of(patterns.into_iter().map(Cow::Owned))),
        }
    }
}

/// Which resources a rule about lost state looks at.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct StatefulTypes {
    /// Patterns of resource types whose destruction loses something.
    pub types: TypePatterns,
}

impl Default for StatefulTypes {
    fn default() -> Self {
        // A test holds that the built-in patterns compile.
        Self { types: TypePatterns::of(STATEFUL.iter().map(|&pattern| Cow::Borrowed(pattern))) }
    }
}
