import Synchronization

/// Counts the files of a folder by their names alone, ahead of whoever reads them, so that a first look
/// can say how far it is.
final class FileCount: Sendable {
  private let root: FolderHandle
  /// How many there are; `nil` until all are counted.
  let total = Monitor<Int?>(nil)
  private let isOver = Atomic(false)

  /// - Parameter root: the folder of the library.
  init(_ root: FolderHandle) { self.root = root }

  /// Begins on a thread of its own.
  func start() {
    LowThread.start(name: "counting files") { [self] in
      let count = files(in: root, depth: 0)
      if !isOver.load(ordering: .relaxed) { total.with { $0 = count } }
    }
  }

  /// To be called when nobody asks any more; may come before the end.
  func stop() { isOver.store(true, ordering: .relaxed) }

  /// What cannot be read counts for nothing, as for the look.
  private func files(in folder: FolderHandle, depth: Int) -> Int {
    guard depth <= Look.deepest, !isOver.load(ordering: .relaxed),
      let listing = try? FolderListing(folder)
    else { return 0 }
    return listing.folders.reduce(listing.files.count) { count, name in
      guard let below = try? folder.folder(name) else { return count }
      return count + files(in: below, depth: depth + 1)
    }
  }
}
