//! Floor 5: `tidegate.yaml` into a [`crate::engine::Selection`]; mistakes in it have a place.
