import Briefs

/// Which names in a folder are no briefs: hidden files, and what other files are called.
package enum FileNames {
  /// True for a name (raw bytes, without its folder) that starts with a dot or that no brief has; an
  /// empty name is ignored too.
  package static func isIgnored(_ name: [UInt8]) -> Bool {
    guard let first = name.first, first != UInt8(ascii: ".") else { return true }
    return NotBriefs.has(name)
  }
}
