//! Kubernetes objects, workloads and containers as the API server and the kubelet see them.

mod container;
mod fields;
mod index;
mod kinds;
mod labels;
mod layout;
mod object;
mod quantity;
pub mod rbac;
mod workload;

pub use container::{Container, Effective, Role, quantity};
pub use fields::Fields;
pub use index::{Cluster, Index};
pub use labels::{Labels, Selector};
pub use object::{KubeObject, may_be_same, objects};
pub use quantity::Quantity;
pub use workload::{Found, Workload};
