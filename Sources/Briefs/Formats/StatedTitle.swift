import Text

/// A headline that metadata states: character references become characters, tags of HTML go, and of
/// marks only the words stay (`` `wasm32` ``, `*new*`).
enum StatedTitle {
  static func plain(_ raw: some StringProtocol) -> String {
    guard raw.utf8.contains(where: { "&<`*_".utf8.contains($0) }) else { return String(raw) }
    var title = Title(Array(raw.utf8))
    title.readTags()
    title.readMarks()
    return title.text
  }

  /// A text of which `plain` makes `title`.
  static func written(_ title: String) -> String {
    guard !plain(title).utf8.elementsEqual(title.utf8) else { return title }
    var out = ""
    for scalar in title.unicodeScalars {
      switch scalar {
      case "&", "<", "`", "*", "_": out += "&#\(scalar.value);"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private struct Title {
    private var bytes: [UInt8]
    /// True for bytes that came from a character reference and are no marks.
    private var isLiteral: [Bool]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      isLiteral = []
    }

    /// Drops tags of lines and resolves references.
    mutating func readTags() {
      var out: [UInt8] = []
      var at = 0
      // One long look for the end of a tag is enough.
      var literalEnd = 0
      func put(_ text: some Sequence<UInt8>, literal: Bool) {
        for byte in text {
          out.append(byte)
          isLiteral.append(literal)
        }
      }
      while at < bytes.count {
        if bytes[at] == UInt8(ascii: "&") {
          let (text, end) = HTMLEntity.decode(bytes, at: at)
          put(text.utf8, literal: true)
          at = end
        } else if bytes[at] == UInt8(ascii: "<"), at >= literalEnd {
          if let tag = HTMLTag(bytes, at: at), HTMLNames.inline.contains(tag.name),
            !tag.isProse(after: out.last)
          {
            if tag.name == "br", out.last != 0x20 { put([0x20], literal: true) }
            at = tag.end
          } else {
            literalEnd = at + 1
          }
        } else {
          put([bytes[at]], literal: false)
          at += 1
        }
      }
      bytes = out
    }

    /// Drops pairs of marks around words.
    mutating func readMarks() {
      var isDropped = [Bool](repeating: false, count: bytes.count)
      var open: [(mark: UInt8, length: Int, start: Int)] = []
      var at = 0
      while at < bytes.count {
        let mark = bytes[at]
        guard !isLiteral[at],
          mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_")
            || mark == UInt8(ascii: "`")
        else {
          at += 1
          continue
        }
        var end = at
        while end < bytes.count, bytes[end] == mark, !isLiteral[end] { end += 1 }
        let length = end - at
        if canClose(at, end),
          let index = open.lastIndex(where: { $0.mark == mark && $0.length == length }),
          open[index].start + length < at
        {
          for offset in 0..<length {
            isDropped[open[index].start + offset] = true
            isDropped[at + offset] = true
          }
          open.removeSubrange(index...)
        } else if canOpen(at, end), length <= 3, open.count < 64 {
          open.append((mark, length, at))
        }
        at = end
      }
      var kept: [UInt8] = []
      for (index, byte) in bytes.enumerated() where !isDropped[index] { kept.append(byte) }
      bytes = kept
    }

    private func isWord(_ at: Int) -> Bool {
      guard let byte = bytes.byte(at) else { return false }
      return byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
    }

    /// Between a blank or punctuation and a word; code may begin with anything but a blank.
    private func canOpen(_ start: Int, _ end: Int) -> Bool {
      if isWord(start - 1) { return false }
      return bytes[start] == UInt8(ascii: "`")
        ? (bytes.byte(end) ?? 0x20) > 0x20 : isWord(end) || bytes.byte(end) == UInt8(ascii: "`")
    }

    private func canClose(_ start: Int, _ end: Int) -> Bool {
      if isWord(end), bytes[start] != UInt8(ascii: "`") { return false }
      return (bytes.byte(start - 1) ?? 0x20) > 0x20
    }
  }
}
