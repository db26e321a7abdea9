//! Rules about Terraform plans.

mod azure_open_http_ingress;
mod azure_open_ingress;
mod azure_open_rdp_ingress;
mod azure_open_service_ingress;
mod azure_open_ssh_ingress;
mod azure_open_udp_ingress;
mod google_open_ftp_data_ingress;
mod google_open_ftp_ingress;
mod google_open_http_ingress;
mod google_open_ingress;
mod google_open_mysql_ingress;
mod google_open_rdp_ingress;
mod google_open_ssh_ingress;
mod open_http_ingress;
mod open_ingress;
mod open_rdp_ingress;
mod open_service_ingress;
mod open_ssh_ingress;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[
    &azure_open_http_ingress::AZURE_OPEN_HTTP_INGRESS,
    &azure_open_ingress::AZURE_OPEN_INGRESS,
    &azure_open_rdp_ingress::AZURE_OPEN_RDP_INGRESS,
    &azure_open_service_ingress::AZURE_OPEN_SERVICE_INGRESS,
    &azure_open_ssh_ingress::AZURE_OPEN_SSH_INGRESS,
    &azure_open_udp_ingress::AZURE_OPEN_UDP_INGRESS,
    &google_open_ftp_data_ingress::GOOGLE_OPEN_FTP_DATA_INGRESS,
    &google_open_ftp_ingress::GOOGLE_OPEN_FTP_INGRESS,
    &google_open_http_ingress::GOOGLE_OPEN_HTTP_INGRESS,
    &google_open_ingress::GOOGLE_OPEN_INGRESS,
    &google_open_mysql_ingress::GOOGLE_OPEN_MYSQL_INGRESS,
    &google_open_rdp_ingress::GOOGLE_OPEN_RDP_INGRESS,
    &google_open_ssh_ingress::GOOGLE_OPEN_SSH_INGRESS,
    &open_http_ingress::OPEN_HTTP_INGRESS,
    &open_ingress::OPEN_INGRESS,
    &open_rdp_ingress::OPEN_RDP_INGRESS,
    &open_service_ingress::OPEN_SERVICE_INGRESS,
    &open_ssh_ingress::OPEN_SSH_INGRESS,
];
