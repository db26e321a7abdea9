//! Floor 5: finds and reads files; the only reader of the disk.
