/// What a `FolderWatcher` has to say; paths are raw bytes below the folder, the folder itself
/// is the empty path.
package enum WatchReport: Hashable, Sendable {
  /// Files that changed, came or went, and folders that want a look.
  case changed(paths: Set<[UInt8]>, folders: Set<[UInt8]>)
  /// Events were lost: everything wants a look.
  case rescan(Reason)
  case folderGone
  /// The folder is there again and watched: everything wants a look.
  case folderBack
  /// Not everything can be watched; sent again every five seconds: everything wants a look.
  case polling(Limit)

  package enum Reason: Hashable, Sendable {
    case overflow, watchLost, folderMoved, unmounted, rulesChanged
  }

  /// Which limit of the system keeps it from watching.
  package enum Limit: Hashable, Sendable {
    case watches, descriptors
  }
}
