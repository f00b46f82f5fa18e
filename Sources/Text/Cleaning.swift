/// The one place where text from outside becomes text that may be shown.
///
/// Line breaks and tabs become spaces; C0 and DEL become control pictures; C1, private use, noncharacters
/// and what is younger than the terminal's tables become U+FFFD; bidirectional controls, zero-width
/// characters, tags and variation selectors go; a base keeps four combining marks, and a text that
/// begins with one gets a dotted circle to carry it.
package enum Cleaning {
  /// What was found, and changed, while a text was cleaned.
  package struct Findings: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Something invisible (a bidirectional control, a zero-width character, a tag) was removed.
    ///
    /// What emoji are ordinarily made with does not count: a variation selector, a joiner, a skin tone.
    package static let hiddenCharacters = Findings(rawValue: 1)
    /// More than four combining marks stood on one base; the rest were dropped.
    package static let truncatedMarks = Findings(rawValue: 2)
  }

  /// Cleans one line; each line break or tab becomes a single space.
  static func line(_ raw: some StringProtocol) -> (text: String, findings: Findings) {
    let cleaned: (text: String, findings: Findings)? = raw.withUTF8Bytes { bytes in
      let clean = Cleaner.cleanPrefix(of: bytes)
      guard clean < bytes.count else { return nil }
      var offset = clean == 0 ? 0 : bytes.scalarStart(before: clean)
      let last = clean == 0 ? nil : bytes.scalar(at: offset).scalar
      var cleaner = Cleaner(prefix: bytes[..<clean], last: last, capacity: bytes.count)
      offset = clean
      while offset < bytes.count {
        let (scalar, length) = bytes.scalar(at: offset)
        cleaner.take(scalar)
        offset += length
      }
      cleaner.finish()
      return (String(decoding: cleaner.out, as: UTF8.self), cleaner.findings)
    }
    return cleaned ?? (String(raw), [])
  }

  /// Cleans one line and says what was found in it.
  package static func clean(
    line raw: some StringProtocol
  ) -> (text: DisplayText, findings: Findings) {
    let (text, findings) = line(raw)
    return (DisplayText(cleaned: text), findings)
  }

  /// Cleans a field such as a headline or a tag: white space at both ends goes, runs of it become one
  /// space, and what is over `limit` bytes of UTF-8 is cut without parting a base from its marks.
  package static func clean(
    field raw: some StringProtocol, limit: Int
  ) -> (text: DisplayText, findings: Findings) {
    let (text, findings) = line(raw)
    if text.utf8.count <= limit, isTidy(text) { return (DisplayText(cleaned: text), findings) }
    return (DisplayText(cleaned: tidied(text, limit: limit)), findings)
  }

  /// True for ASCII without a space too many.
  private static func isTidy(_ text: String) -> Bool {
    var before: UInt8 = 0x20
    for byte in text.utf8 {
      if byte >= 0x80 || byte == 0x20 && before == 0x20 { return false }
      before = byte
    }
    return before != 0x20
  }

  private static func tidied(_ text: String, limit: Int) -> String {
    var out: [UInt8] = []
    // Where the last cluster began: the text ends there if it must be cut.
    var end = 0
    var space: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar.isSpace {
        if !out.isEmpty { space = space == nil ? scalar : " " }
        continue
      }
      let startsCluster = Columns.of(scalar) > 0
      if startsCluster, out.count <= limit { end = out.count }
      if out.count > limit { break }
      if let space { out.append(utf8: space) }
      space = nil
      if out.isEmpty, !startsCluster || Nature(scalar) == .spacingMark {
        out.append(utf8: "\u{25CC}")
      }
      out.append(utf8: scalar)
    }
    if out.count > limit {
      out.removeSubrange(end...)
      // ZWNJ or ZWJ, whose next letter is gone.
      if out.suffix(3).starts(with: [0xE2, 0x80]), (0x8C...0x8D).contains(out[end - 1]) {
        out.removeLast(3)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Cleaning {
  /// True for a line that cleaning leaves as it is.
  package static func leaves(_ raw: some StringProtocol) -> Bool {
    raw.withUTF8Bytes { Cleaner.cleanPrefix(of: $0) == $0.count }
  }
}
