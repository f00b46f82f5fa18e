/// Which names in a folder are briefs to nobody: hidden files and what editors and downloads leave.
package enum FileNames {
  private static let endings: [[UInt8]] = ["~", ".swp", ".swx", ".tmp", ".part", ".bak", "#"]
    .map { Array($0.utf8) }

  /// True for a name (raw bytes, without its folder) that starts with a dot or ends like a
  /// backup, a swap file or an unfinished download; an empty name is ignored too.
  package static func isIgnored(_ name: [UInt8]) -> Bool {
    guard let first = name.first, first != UInt8(ascii: ".") else { return true }
    return endings.contains { name.suffix($0.count).elementsEqual($0) }
  }
}
