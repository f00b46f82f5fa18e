/// One tag of HTML.
struct HTMLTag {
  /// In lower case.
  let name: String
  let isClosing: Bool
  /// The offset after it.
  let end: Int
  private let attributes: ArraySlice<UInt8>

  /// A tag that is not closed within this many bytes is text.
  static let limit = 64 << 10

  /// Reads a tag, comment or declaration at a `<`; `nil` where none begins there.
  init?(_ bytes: [UInt8], at start: Int) {
    let last = min(bytes.count, start + Self.limit)
    guard start + 1 < last else { return nil }
    var at = start + 1
    if bytes[at] == UInt8(ascii: "!") || bytes[at] == UInt8(ascii: "?") {
      guard let end = Self.endOfDeclaration(bytes[start..<last]) else { return nil }
      (name, isClosing, self.end, attributes) = ("", false, end, [])
      return
    }
    isClosing = bytes[at] == UInt8(ascii: "/")
    if isClosing { at += 1 }
    let nameStart = at
    while at < last, Self.isNameByte(bytes[at]), at - nameStart < 32 { at += 1 }
    guard at > nameStart else { return nil }
    name = String(decoding: bytes[nameStart..<at], as: UTF8.self).lowercased()
    guard let close = Self.close(in: bytes[at..<last]) else { return nil }
    attributes = bytes[at..<close]
    end = close + 1
  }

  /// The first `>` outside quotes, else the first at all, since a quote may have been left open.
  private static func close(in bytes: ArraySlice<UInt8>) -> Int? {
    var quote: UInt8?
    for at in bytes.indices {
      let byte = bytes[at]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return at
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if at > bytes.startIndex, bytes[at - 1] == UInt8(ascii: "=") { quote = byte }
      }
    }
    return bytes.firstIndex(of: UInt8(ascii: ">"))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte >= 0x41
  }

  private static func endOfDeclaration(_ bytes: ArraySlice<UInt8>) -> Int? {
    let isComment = bytes.starts(with: "<!--".utf8)
    var at = bytes.startIndex + (isComment ? 4 : 2)
    while at < bytes.endIndex {
      if bytes[at] == UInt8(ascii: ">"),
        !isComment || bytes[at - 1] == UInt8(ascii: "-") && bytes[at - 2] == UInt8(ascii: "-")
      {
        return at + 1
      }
      at += 1
    }
    return nil
  }

  /// The offset after the closing tag of an element whose content is no text.
  static func end(of name: String, in bytes: [UInt8], from start: Int) -> Int {
    let mark = Array("</\(name)".utf8)
    var at = start
    while at + mark.count <= bytes.count {
      if bytes[at] == mark[0], bytes[at + 1] == mark[1],
        zip(bytes[at...], mark).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
      {
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") { at += 1 }
        return min(at + 1, bytes.count)
      }
      at += 1
    }
    return bytes.count
  }

  /// The value of an attribute, its entities decoded.
  func attribute(_ wanted: String) -> String? {
    var at = attributes.startIndex
    while at < attributes.endIndex {
      let nameStart = at
      while at < attributes.endIndex, attributes[at] > 0x20, attributes[at] != UInt8(ascii: "=") {
        at += 1
      }
      let name = String(decoding: attributes[nameStart..<at], as: UTF8.self).lowercased()
      guard at < attributes.endIndex else { return nil }
      guard attributes[at] == UInt8(ascii: "=") else {
        at += 1
        continue
      }
      let value = value(at: &at)
      if name == wanted { return HTMLEntity.decoded(value) }
    }
    return nil
  }

  private func value(at: inout Int) -> ArraySlice<UInt8> {
    at += 1
    guard at < attributes.endIndex else { return [] }
    let quote = attributes[at]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { at += 1 }
    let start = at
    while at < attributes.endIndex, isQuoted ? attributes[at] != quote : attributes[at] > 0x20 {
      at += 1
    }
    defer { if isQuoted, at < attributes.endIndex { at += 1 } }
    return attributes[start..<at]
  }
}

/// Character references of HTML.
enum HTMLEntity {
  /// The text of the reference at an `&`, or the `&` itself, and the offset after it.
  static func decode(_ bytes: [UInt8], at start: Int) -> (String, end: Int) {
    var end = start + 1
    while end < bytes.count, end - start < 12, bytes[end] != UInt8(ascii: ";"), bytes[end] > 0x20,
      bytes[end] != UInt8(ascii: "&"), bytes[end] != UInt8(ascii: "<")
    {
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return ("&", start + 1) }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    guard let text = text(of: name) else { return ("&", start + 1) }
    return (text, end + 1)
  }

  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let bytes = Array(bytes)
    var out: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "&") {
        let (text, end) = decode(bytes, at: at)
        out += text.utf8
        at = end
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func text(of name: String) -> String? {
    if let known = named[name] { return known }
    guard name.utf8.first == UInt8(ascii: "#") else { return nil }
    let digits = name.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap { Unicode.Scalar($0) }.map { String($0) }
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "ndash": "\u{2013}", "mdash": "\u{2014}", "hellip": "\u{2026}", "bull": "\u{2022}",
    "lsquo": "\u{2018}", "rsquo": "\u{2019}", "ldquo": "\u{201C}", "rdquo": "\u{201D}",
    "laquo": "«", "raquo": "»", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "copy": "©",
    "reg": "®", "trade": "™", "deg": "°", "middot": "·", "times": "×", "eacute": "é",
    "egrave": "è", "ecirc": "ê", "agrave": "à", "aacute": "á", "acirc": "â", "auml": "ä",
    "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß",
    "ccedil": "ç", "ntilde": "ñ", "oacute": "ó", "iacute": "í", "uacute": "ú", "shy": "",
  ]
}
