/// Tells what changes in a folder, from a thread of its own that sleeps while nothing does.
package final class FolderWatcher: Sendable {
  /// `report` is called on the watcher's thread.
  package init(root: String, report: @escaping @Sendable (WatchReport) -> Void) {}

  /// Begins to watch the folder and these folders below it.
  package func start(folders: Set<[UInt8]>) {}

  /// Replaces the folders below the root that are watched (raw relative paths).
  package func update(folders: Set<[UInt8]>) {}

  /// Ends the thread and waits for it; nothing is reported afterwards.
  package func stop() {}
}
