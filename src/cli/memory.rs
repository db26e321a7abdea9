//! Pages of memory: large ones for large runs.

/// Whether the kernel may give this process pages of 2 MiB in place of 4 KiB. A run over one small file would clear
/// several of them for nothing, a third of its time; a large run touches all of them, and saves a fault of each 4 KiB.
/// Where the kernel has no such switch, nothing changes.
pub(super) fn allow_huge_pages(allowed: bool) {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(!allowed);
    #[cfg(not(target_os = "linux"))]
    let _ = allowed;
}
