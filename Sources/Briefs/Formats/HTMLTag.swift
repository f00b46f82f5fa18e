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
    guard at < last, bytes[at].isASCIILetter else { return nil }
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
    byte.isNameByte || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
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

  /// True for a tag that closes itself.
  var isEmpty: Bool { attributes.last == UInt8(ascii: "/") }

  /// The value of an attribute, its entities decoded.
  func attribute(_ wanted: String) -> String? {
    var found: String?
    forEachAttribute { name, value in
      guard name == wanted, let value else { return true }
      found = HTMLEntity.decoded(value)
      return false
    }
    return found
  }

  func hasAttribute(_ wanted: String) -> Bool {
    var isThere = false
    forEachAttribute { name, _ in
      isThere = name == wanted
      return !isThere
    }
    return isThere
  }

  /// True for what only looks like a tag: `a <b and c> d`, or `List<T>` after a word.
  func isProse(after before: UInt8?) -> Bool {
    if name.isEmpty { return false }
    var count = 0
    var hasOddWord = false
    forEachAttribute { name, value in
      count += 1
      hasOddWord = value == nil && !Self.flags.contains(name)
      return !hasOddWord && count < 256
    }
    if hasOddWord { return true }
    let follows = before.map { $0.isASCIILetter || $0.isASCIIDigit } ?? false
    return count == 0 && !isClosing && follows && !HTMLNames.known.contains(name)
  }

  /// Attributes that have no value.
  private static let flags: Set<String> = [
    "/", "open", "controls", "checked", "disabled", "hidden", "async", "defer", "autoplay", "loop",
    "muted", "allowfullscreen", "novalidate", "required", "reversed", "itemscope", "download",
    "nowrap", "noshade", "readonly", "selected", "multiple", "ismap", "nomodule", "playsinline",
    "markdown", "compact", "default", "inert", "autofocus", "webkitallowfullscreen",
    "mozallowfullscreen",
  ]

  /// Calls `body` with each attribute until it returns false; the value is `nil` where there is none.
  private func forEachAttribute(_ body: (_ name: String, _ value: ArraySlice<UInt8>?) -> Bool) {
    var at = attributes.startIndex
    while at < attributes.endIndex {
      while at < attributes.endIndex, attributes[at] <= 0x20 { at += 1 }
      let nameStart = at
      while at < attributes.endIndex, attributes[at] > 0x20, attributes[at] != UInt8(ascii: "=") {
        at += 1
      }
      guard at > nameStart || at < attributes.endIndex else { return }
      let name = String(decoding: attributes[nameStart..<at], as: UTF8.self).lowercased()
      var next = at
      while next < attributes.endIndex, attributes[next] <= 0x20 { next += 1 }
      if next < attributes.endIndex, attributes[next] == UInt8(ascii: "=") {
        at = next
        if !body(name, value(at: &at)) { return }
      } else if !body(name, nil) {
        return
      }
    }
  }

  private func value(at: inout Int) -> ArraySlice<UInt8> {
    at += 1
    while at < attributes.endIndex, attributes[at] <= 0x20 { at += 1 }
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
