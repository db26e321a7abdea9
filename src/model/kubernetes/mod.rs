//! Kubernetes objects, workloads and containers as the API server and the kubelet see them.

pub mod accounts;
pub mod apis;
pub mod argo;
pub mod availability;
mod container;
pub mod control_plane;
pub mod credentials;
pub mod cron;
pub mod demands;
mod fields;
pub mod gateway;
pub mod hostnames;
pub mod hosts;
mod index;
mod kinds;
mod labels;
mod layout;
pub mod mesh;
pub mod monitoring;
pub mod network;
mod object;
pub mod operators;
pub mod pod_security;
pub mod ports;
mod quantity;
pub mod rbac;
pub mod references;
pub mod security;
mod workload;

pub use container::{Container, Effective, Role, quantity};
pub use fields::Fields;
pub use index::{Cluster, Index};
pub use labels::{Labels, Selector};
pub use object::{KubeObject, may_be_same, objects};
pub use quantity::{Quantity, stretch};
pub use workload::{Found, Workload};
