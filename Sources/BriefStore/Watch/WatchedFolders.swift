/// Which watch stands for which folder (raw path below the root, the root itself empty).
struct WatchedFolders {
  private var paths: [Int32: [UInt8]] = [:]
  private var watches: [[UInt8]: Int32] = [:]

  var count: Int { paths.count }
  var all: [[UInt8]] { Array(watches.keys) }

  func path(of watch: Int32) -> [UInt8]? { paths[watch] }
  func contains(_ path: [UInt8]) -> Bool { watches[path] != nil }

  /// The kernel gives a folder that moved its old watch again: the new path takes its place.
  mutating func set(_ watch: Int32, _ path: [UInt8]) {
    if let old = paths[watch], old != path { watches[old] = nil }
    if let old = watches[path], old != watch { paths[old] = nil }
    paths[watch] = path
    watches[path] = watch
  }

  mutating func remove(_ watch: Int32) {
    guard let path = paths.removeValue(forKey: watch) else { return }
    watches[path] = nil
  }

  /// Forgets a folder and all below it, and says which watches they had.
  mutating func removeTree(_ path: [UInt8]) -> [Int32] {
    let below = path + [UInt8(ascii: "/")]
    let gone = watches.filter { path.isEmpty || $0.key == path || $0.key.starts(with: below) }
    for (path, watch) in gone {
      watches[path] = nil
      paths[watch] = nil
    }
    return Array(gone.values)
  }
}
