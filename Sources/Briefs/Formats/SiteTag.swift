/// A tag of a site generator: Liquid's `{% name … %}` and `{{ value }}`, Hugo's `{{< name … >}}`.
struct SiteTag {
  enum Kind {
    case liquid, shortcode
    /// `{{ … }}`: a value that only the site knows.
    case output
  }

  struct Argument {
    let key: String?
    let value: String
    let isQuoted: Bool
  }

  let kind: Kind
  /// In lower case.
  let name: String
  let isClosing: Bool
  /// The offset after it.
  let end: Int
  private let content: ArraySlice<UInt8>

  /// A longer tag is text.
  static let limit = 16 << 10

  /// Reads a tag at a `{`; `nil` where none begins there, or where it is not closed before a blank
  /// line or the next tag.
  init?(_ bytes: [UInt8], at start: Int) {
    guard bytes[start] == UInt8(ascii: "{"), let second = bytes.byte(start + 1) else { return nil }
    var from = start + 2
    let closer: StaticString
    switch (second, bytes.byte(from)) {
    case (UInt8(ascii: "%"), _): (kind, closer) = (.liquid, "%}")
    case (UInt8(ascii: "{"), UInt8(ascii: "<")):
      from += 1
      (kind, closer) = (.shortcode, ">}}")
    case (UInt8(ascii: "{"), UInt8(ascii: "%")):
      from += 1
      (kind, closer) = (.shortcode, "%}}")
    case (UInt8(ascii: "{"), _): (kind, closer) = (.output, "}}")
    default: return nil
    }
    guard let close = Self.close(closer, in: bytes, from: from) else { return nil }
    end = close + closer.utf8CodeUnitCount
    var inner = bytes[from..<close]
    while let first = inner.first, first <= 0x20 || first == UInt8(ascii: "-") {
      inner.removeFirst()
    }
    while let last = inner.last, last <= 0x20 || last == UInt8(ascii: "-") { inner.removeLast() }
    var isClosing = false
    if kind == .shortcode, inner.first == UInt8(ascii: "/"), !inner.starts(with: "/*".utf8) {
      isClosing = true
      inner = inner.dropFirst().drop { $0 <= 0x20 }
    }
    let word = inner.prefix { $0.isNameByte || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
    name = word.count <= 64 ? String(decoding: word, as: UTF8.self).lowercased() : ""
    self.isClosing = isClosing || kind == .liquid && name.hasPrefix("end")
    content = inner
  }

  private static func close(
    _ closer: StaticString, in bytes: [UInt8], from start: Int
  ) -> Int? {
    let last = min(bytes.count, start + limit)
    let first = closer.utf8Start[0]
    var at = start
    while at < last {
      let byte = bytes[at]
      if byte == first, bytes.has(closer, at: at) { return at }
      if byte == UInt8(ascii: "{"), let next = bytes.byte(at + 1) {
        if next == UInt8(ascii: "%") { return nil }
        if next == UInt8(ascii: "{") {
          // A value inside an argument.
          guard bytes.byte(at + 2) != UInt8(ascii: "<"),
            let end = bytes.find("}}", from: at + 2, to: at + 80)
          else { return nil }
          at = end + 2
          continue
        }
      }
      if byte == 0x0A {
        var next = at + 1
        while next < last, bytes[next].isGap { next += 1 }
        if next < last, bytes[next] == 0x0A { return nil }
      }
      at += 1
    }
    return nil
  }

  /// A quick look at whether a tag that begins at an offset may be the closing one of a name.
  static func mayClose(_ bytes: [UInt8], at start: Int, name: String) -> Bool {
    let own = Array(name.utf8)
    var at = start + 2
    while at < bytes.count, at < start + 24 {
      if bytes[at] | 0x20 == own[0], at + own.count <= bytes.count,
        bytes[at..<at + own.count].elementsEqual(own)
      {
        return true
      }
      at += 1
    }
    return false
  }

  func closes(_ tag: SiteTag) -> Bool {
    guard isClosing else { return false }
    return tag.kind == .liquid ? name == "end" + tag.name : name == tag.name
  }

  /// Hugo's way to write a tag that is only shown: the tag without the marks of a comment.
  var escaped: [UInt8]? {
    guard kind == .shortcode, content.starts(with: "/*".utf8), content.count >= 4,
      content.suffix(2).elementsEqual("*/".utf8)
    else { return nil }
    return Array(content.dropFirst(2).dropLast(2))
  }
}

extension SiteTag {
  /// What the tag is given, after its name.
  var arguments: [Argument] {
    var arguments: [Argument] = []
    var at = content.startIndex + name.utf8.count
    while at < content.endIndex, arguments.count < 64 {
      let byte = content[at]
      if byte <= 0x20 || ",()".utf8.contains(byte) {
        at += 1
        continue
      }
      if byte == UInt8(ascii: "|") { break }
      if let (text, next) = quoted(at) {
        arguments.append(Argument(key: nil, value: text, isQuoted: true))
        at = next
        continue
      }
      let start = at
      while at < content.endIndex, content[at] > 0x20, !"=,()\"'|".utf8.contains(content[at]) {
        at += 1
      }
      if at == start {
        at += 1
        continue
      }
      let word = String(decoding: content[start..<at], as: UTF8.self)
      var next = at
      while next < content.endIndex, content[next] <= 0x20 { next += 1 }
      let isKey = next < content.endIndex && content[next] == UInt8(ascii: "=")
      let isLabel = word.hasSuffix(":") && word.utf8.count > 1
      guard isKey || isLabel else {
        arguments.append(Argument(key: nil, value: word, isQuoted: false))
        continue
      }
      at = isKey ? next + 1 : at
      while at < content.endIndex, content[at] <= 0x20 { at += 1 }
      let key = (isLabel && !isKey ? String(word.dropLast()) : word).lowercased()
      if let (text, next) = quoted(at) {
        arguments.append(Argument(key: key, value: text, isQuoted: true))
        at = next
      } else {
        let start = at
        while at < content.endIndex, content[at] > 0x20, !",)".utf8.contains(content[at]) {
          at += 1
        }
        let text = String(decoding: content[start..<at], as: UTF8.self)
        arguments.append(Argument(key: key, value: text, isQuoted: false))
      }
    }
    return arguments
  }

  /// A string at an offset, and the offset after it.
  private func quoted(_ start: Int) -> (String, Int)? {
    guard start < content.endIndex else { return nil }
    let mark = content[start]
    guard mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") || mark == UInt8(ascii: "`")
    else { return nil }
    var text: [UInt8] = []
    var at = start + 1
    while at < content.endIndex, content[at] != mark {
      if content[at] == UInt8(ascii: "\\"), mark != UInt8(ascii: "`"), at + 1 < content.endIndex {
        at += 1
      }
      text.append(content[at] <= 0x20 ? 0x20 : content[at])
      at += 1
    }
    guard at < content.endIndex else { return nil }
    return (String(decoding: text, as: UTF8.self), at + 1)
  }
}
