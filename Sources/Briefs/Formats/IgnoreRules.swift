/// The rules of a `.rapidreadignore`, in the syntax of gitignore: what is left out of a folder.
///
/// Comments, `!`, `/` at the start or within, `/` at the end, `*`, `?`, `**`, classes and `\` mean what
/// they mean there. Matching takes at most the product of both lengths.
package struct IgnoreRules: Sendable {
  package static let fileName = Array(".rapidreadignore".utf8)
  package static let sizeLimit = 64 << 10
  static let ruleLimit = 1000
  static let lineLimit = 1024

  private var rules: [Rule] = []

  package init() {}

  /// Lines beyond the limits are left out.
  package init(_ bytes: [UInt8]) {
    let lines = bytes.prefix(Self.sizeLimit).split { $0 == 0x0A || $0 == 0x0D }
    rules = lines.lazy.filter { $0.count <= Self.lineLimit }.compactMap { Rule($0) }
      .prefix(Self.ruleLimit).map { $0 }
  }

  package var isEmpty: Bool { rules.isEmpty }

  /// True for a path below the folder (raw bytes) that is left out, or that is in a folder that is.
  package func ignores(_ path: [UInt8], isFolder: Bool) -> Bool {
    if rules.isEmpty { return false }
    let parts = path.split(separator: UInt8(ascii: "/")).map(Self.scalars)
    for count in 1..<max(1, parts.count) where isHit(Array(parts[..<count]), isFolder: true) {
      return true
    }
    return isHit(parts, isFolder: isFolder)
  }

  private func isHit(_ parts: [[Unicode.Scalar]], isFolder: Bool) -> Bool {
    guard !parts.isEmpty else { return false }
    let last = rules.last { (isFolder || !$0.isForFolders) && $0.matches(parts) }
    return last.map { !$0.isException } ?? false
  }

  fileprivate static func scalars(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
  }

  private struct Rule: Sendable {
    var isException = false
    var isForFolders = false
    /// The pattern between slashes; `nil` for `**`.
    private var parts: [[Unicode.Scalar]?] = []

    init?(_ line: ArraySlice<UInt8>) {
      var line = line
      while line.last == 0x20 || line.last == 0x09, line.dropLast().last != UInt8(ascii: "\\") {
        line.removeLast()
      }
      guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
      if first == UInt8(ascii: "!") {
        isException = true
        line.removeFirst()
      }
      if line.last == UInt8(ascii: "/") {
        isForFolders = true
        line.removeLast()
      }
      let isAnchored = line.contains(UInt8(ascii: "/"))
      let pieces = line.split(separator: UInt8(ascii: "/"))
      guard !pieces.isEmpty else { return nil }
      if !isAnchored { parts = [nil] }
      for piece in pieces {
        parts.append(piece.elementsEqual("**".utf8) ? nil : IgnoreRules.scalars(piece))
      }
      // All below a folder, but not the folder itself.
      if isAnchored, pieces.last?.elementsEqual("**".utf8) == true { parts.append(["*"]) }
    }

    func matches(_ path: [[Unicode.Scalar]]) -> Bool {
      Wildcards.matches(
        parts.count, path.count, isStar: { parts[$0] == nil },
        { pattern, name in parts[pattern].map { Glob($0).matches(path[name]) } ?? false })
    }
  }
}

/// Matching with stars, going back to the last one only.
private enum Wildcards {
  static func matches(
    _ patterns: Int, _ names: Int, isStar: (Int) -> Bool, _ fits: (Int, Int) -> Bool
  ) -> Bool {
    var (pattern, name) = (0, 0)
    var back: (pattern: Int, name: Int)?
    while name < names {
      if pattern < patterns, isStar(pattern) {
        back = (pattern, name)
        pattern += 1
      } else if pattern < patterns, fits(pattern, name) {
        pattern += 1
        name += 1
      } else if let star = back {
        back = (star.pattern, star.name + 1)
        (pattern, name) = (star.pattern + 1, star.name + 1)
      } else {
        return false
      }
    }
    while pattern < patterns, isStar(pattern) { pattern += 1 }
    return pattern == patterns
  }
}

/// A pattern for one name.
private struct Glob {
  private enum Piece {
    case star, any
    case one(Unicode.Scalar)
    case set([ClosedRange<Unicode.Scalar>], isNot: Bool)
  }

  private var pieces: [Piece] = []

  init(_ pattern: [Unicode.Scalar]) {
    var at = 0
    while at < pattern.count {
      switch pattern[at] {
      case "*": pieces.append(.star)
      case "?": pieces.append(.any)
      case "\\" where at + 1 < pattern.count:
        at += 1
        pieces.append(.one(pattern[at]))
      case "[":
        if let (piece, end) = Self.set(pattern, from: at) {
          pieces.append(piece)
          at = end
        } else {
          pieces.append(.one("["))
        }
      default: pieces.append(.one(pattern[at]))
      }
      at += 1
    }
  }

  /// A class and the place of its `]`; `nil` where it is not closed.
  private static func set(_ pattern: [Unicode.Scalar], from start: Int) -> (Piece, end: Int)? {
    var at = start + 1
    let isNot = at < pattern.count && (pattern[at] == "!" || pattern[at] == "^")
    if isNot { at += 1 }
    let first = at
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while at < pattern.count, pattern[at] != "]" || at == first {
      if pattern[at] == "\\", at + 1 < pattern.count { at += 1 }
      let low = pattern[at]
      if at + 2 < pattern.count, pattern[at + 1] == "-", pattern[at + 2] != "]" {
        at += 2
        if low <= pattern[at] { ranges.append(low...pattern[at]) }
      } else {
        ranges.append(low...low)
      }
      at += 1
    }
    return at < pattern.count ? (.set(ranges, isNot: isNot), at) : nil
  }

  func matches(_ name: [Unicode.Scalar]) -> Bool {
    Wildcards.matches(pieces.count, name.count, isStar: { isStar(pieces[$0]) }) { piece, at in
      switch pieces[piece] {
      case .star: false
      case .any: true
      case .one(let scalar): scalar == name[at]
      case .set(let ranges, let isNot): ranges.contains { $0.contains(name[at]) } != isNot
      }
    }
  }

  private func isStar(_ piece: Piece) -> Bool {
    if case .star = piece { true } else { false }
  }
}
