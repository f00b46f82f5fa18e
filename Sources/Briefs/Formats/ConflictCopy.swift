import Text

/// Recognises by its name a file that a synchroniser or a merge tool left beside the file it conflicts with.
package enum ConflictCopy {
  /// Copies of copies are followed this far.
  private static let mostSteps = 4

  /// True for a name (raw bytes, without its folder) that a conflict copy has.
  package static func isName(_ name: [UInt8]) -> Bool { !originals(of: name).isEmpty }

  /// The file that a name is a conflict copy of, among the files of its folder; `nil` where it is none.
  package static func original(of name: [UInt8], isFile: ([UInt8]) -> Bool) -> [UInt8]? {
    var names = [name]
    for _ in 0..<mostSteps {
      names = names.flatMap(originals)
      if let found = names.first(where: isFile) { return found }
    }
    return nil
  }

  /// The names that a conflict copy may have been made of, the longest first: a host's name, which some
  /// synchronisers write between the two, may hold hyphens.
  package static func originals(of name: [UInt8]) -> [[UInt8]] {
    guard name.count <= 255, name.contains(where: { $0 == UInt8(ascii: ".") || $0 == 0x20 }) else {
      return []
    }
    let lower = name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    // Most names in a folder end here.
    let hints = [
      "conflict", "konflikt", "copie en confl", ".orig", "safebackup", "_local_", "_remote_",
      "_base_",
      "_backup_", "conflit", "em conflito",
    ]
    guard hints.contains(where: { lower.firstRange(ofBytes: $0) != nil }) else { return [] }
    let copy = Name(bytes: name, lower: lower)
    let found =
      [copy.syncthing, copy.ownCloud, copy.inBrackets, copy.behindEnding, copy.mergeTool]
      .compactMap(\.self)
    return (found.isEmpty ? copy.withHost : found).filter { original in
      original != name && original.first.map { $0 != UInt8(ascii: ".") } ?? false
    }
  }

  private struct Name {
    let bytes: [UInt8]
    let lower: [UInt8]

    /// `story.sync-conflict-20250813-101112-ABCDEFG.md`.
    var syncthing: [UInt8]? {
      guard let mark = lower.lastRange(ofBytes: ".sync-conflict-"),
        var end = stamp(from: mark.upperBound)
      else { return nil }
      if end < lower.count, lower[end] == UInt8(ascii: "-") {
        end += 1
        while end < lower.count, Self.isLetterOrDigit(lower[end]) { end += 1 }
      }
      return without(mark.lowerBound..<end)
    }

    /// `story_conflict-20250813-101112.md`.
    var ownCloud: [UInt8]? {
      guard let mark = lower.lastRange(ofBytes: "_conflict-"),
        let end = stamp(from: mark.upperBound)
      else { return nil }
      return without(mark.lowerBound..<end)
    }

    private static let bracketed = [
      "conflicted copy", "in konflikt stehende kopie", "copie en conflit", "copia en conflicto",
      "copia in conflitto", "em conflito", "conflicterende kopie",
    ]

    /// `story (Ann's conflicted copy 2025-08-13).md` and `story (SFConflict ann@example.org …).md`.
    var inBrackets: [UInt8]? {
      guard let open = lower.lastIndex(of: UInt8(ascii: "(")),
        let length = lower[open...].firstIndex(of: UInt8(ascii: ")"))
      else { return nil }
      let inner = lower[(open + 1)..<length]
      let isMeant =
        Self.bracketed.contains { inner.firstRange(ofBytes: $0) != nil }
        || inner.starts(with: "sfconflict ".utf8)
      guard isMeant else { return nil }
      var start = open
      while start > 0, lower[start - 1] == 0x20 { start -= 1 }
      return without(start..<(length + 1))
    }

    /// `story.md.orig` and `story.md.conflict1`.
    var behindEnding: [UInt8]? {
      guard let dot = lower.lastIndex(of: UInt8(ascii: ".")) else { return nil }
      let ending = lower[(dot + 1)...]
      let number = ending.dropFirst("conflict".utf8.count)
      let isConflict =
        ending.starts(with: "conflict".utf8) && number.count <= 3 && number.allSatisfy(Self.isDigit)
      guard ending.elementsEqual("orig".utf8) || isConflict else { return nil }
      return without(dot..<lower.count)
    }

    /// `story_LOCAL_4711.md`, as `git mergetool` writes it.
    var mergeTool: [UInt8]? {
      for mark in ["_local_", "_remote_", "_base_", "_backup_"] {
        guard let found = lower.lastRange(ofBytes: mark) else { continue }
        var end = found.upperBound
        while end < lower.count, Self.isDigit(lower[end]) { end += 1 }
        if end > found.upperBound, let name = without(found.lowerBound..<end) { return name }
      }
      return nil
    }

    /// `story-HOST-safeBackup-0001.md` and `story_HOST_Aug-13-101112-2025_Conflict.md`.
    var withHost: [[UInt8]] {
      if let mark = lower.lastRange(ofBytes: "-safebackup-") {
        let end = mark.upperBound + 4
        guard end <= lower.count, lower[mark.upperBound..<end].allSatisfy(Self.isDigit) else {
          return []
        }
        return hosts(before: mark.lowerBound, parting: UInt8(ascii: "-"), to: end)
      }
      guard let mark = lower.lastRange(ofBytes: "_conflict"),
        let date = lower[..<mark.lowerBound].lastIndex(of: UInt8(ascii: "_")),
        lower[(date + 1)..<mark.lowerBound].count(where: Self.isDigit) == 12
      else { return [] }
      return hosts(before: date, parting: UInt8(ascii: "_"), to: mark.upperBound)
    }

    /// Every name that is left without a host's, which begins at one of the partings before it.
    private func hosts(before end: Int, parting: UInt8, to last: Int) -> [[UInt8]] {
      lower[..<end].indices.reversed().filter { lower[$0] == parting && $0 > 0 && $0 + 1 < end }
        .prefix(8).compactMap { without($0..<last) }
    }

    /// The name without a part of it that only its ending, if any, may follow.
    private func without(_ part: Range<Int>) -> [UInt8]? {
      guard part.lowerBound > 0,
        part.upperBound == lower.count || lower[part.upperBound] == UInt8(ascii: ".")
      else { return nil }
      return Array(bytes[..<part.lowerBound] + bytes[part.upperBound...])
    }

    /// The end of `20250813-101112` that begins here.
    private func stamp(from start: Int) -> Int? {
      let end = start + 15
      guard end <= lower.count else { return nil }
      for index in start..<end
      where index - start == 8 ? lower[index] != UInt8(ascii: "-") : !Self.isDigit(lower[index]) {
        return nil
      }
      return end
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
      isDigit(byte) || (0x61...0x7A).contains(byte)
    }
  }
}

extension Collection where Element == UInt8, Self: BidirectionalCollection, Index == Int {
  fileprivate func firstRange(ofBytes text: String) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return nil }
    for start in startIndex...(endIndex - wanted.count)
    where self[start...].starts(with: wanted) { return start..<(start + wanted.count) }
    return nil
  }

  fileprivate func lastRange(ofBytes text: String) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return nil }
    for start in (startIndex...(endIndex - wanted.count)).reversed()
    where self[start...].starts(with: wanted) { return start..<(start + wanted.count) }
    return nil
  }
}
