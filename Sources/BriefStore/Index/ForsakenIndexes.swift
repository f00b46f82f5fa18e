import Foundation
import Glibc

/// Indexes of the same folder that other versions of the program made.
///
/// Each takes nearly as much room as the texts. Somebody may still use the other version, so one is left
/// alone until nobody has written it for a month.
struct ForsakenIndexes {
  let paths: IndexFile.Paths

  private static let age: Int64 = 30 * 86_400

  /// - Parameter now: seconds since 1970.
  func delete(now: Int64) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: paths.folder)) ?? []
    let others = Dictionary(grouping: names) { paths.version(ofFile: $0) }
    for (version, files) in others {
      guard let version, version != Schema.version else { continue }
      let files = files.map { "\(paths.folder)/\($0)" }
      if files.allSatisfy({ Self.modified($0) < now - Self.age }) { files.forEach { unlink($0) } }
    }
    for name in names where paths.isLeftBehind(name) { unlink("\(paths.folder)/\(name)") }
  }

  /// Seconds since 1970; the far future for what cannot be looked at.
  private static func modified(_ path: String) -> Int64 {
    var status = stat()
    return lstat(path, &status) == 0 ? Int64(status.st_mtim.tv_sec) : .max
  }
}

extension IndexFile.Paths {
  /// True for marks of a process alone that has ended.
  fileprivate func isLeftBehind(_ name: String) -> Bool {
    let start = "\(self.name)-v\(Schema.version)-marks-"
    guard name.hasPrefix(start),
      let process = Int32(name.dropFirst(start.count).prefix { $0.isASCII && $0.isNumber })
    else { return false }
    return process != getpid() && kill(process, 0) != 0 && errno == ESRCH
  }

  /// The version of the schema that a file of this folder's indexes has; `nil` for any other file.
  fileprivate func version(ofFile name: String) -> Int? {
    guard name.hasPrefix("\(self.name)-v") else { return nil }
    let rest = name.dropFirst(self.name.count + 2)
    let version = rest.prefix { $0.isASCII && $0.isNumber }
    let endings = ["", "-wal", "-shm", "-journal"].flatMap {
      [".sqlite\($0)", "-marks.sqlite\($0)"]
    }
    return endings.contains(String(rest.dropFirst(version.count))) ? Int(version) : nil
  }
}
