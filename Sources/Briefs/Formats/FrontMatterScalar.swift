import Text

/// Reads the quoted and flow values of front matter, which may go on over several lines.
struct FrontMatterScalar {
  /// Why and where a value cannot be read.
  struct Failure: Error {
    let offset: Int
    let reason: DisplayText
  }

  private let bytes: [UInt8]
  private let end: Int
  private(set) var offset: Int

  init(_ bytes: [UInt8], at offset: Int, end: Int) {
    self.bytes = bytes
    self.offset = offset
    self.end = end
  }

  /// A plain scalar: nothing and `~` are missing, JSON's own words stay what they are, the rest is text.
  static func plain(_ text: String) -> FieldValue {
    switch text {
    case "", "~", "null", "Null", "NULL": .missing
    case "true": .flag(true)
    case "false": .flag(false)
    default: isNumber(text) ? .number(text) : .text(text)
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    guard text.utf8.count <= 32, let first = text.utf8.first,
      (0x30...0x39).contains(first) || first == UInt8(ascii: "-")
    else { return false }
    var reader = JSONReader(Array(text.utf8))
    guard case .number? = try? reader.value() else { return false }
    return reader.isAtEnd
  }

  /// A value in quotes, brackets or braces.
  mutating func enclosed(depth: Int) throws(Failure) -> FieldValue {
    guard depth <= FrontMatterReader.depthLimit else { throw failure("nested more than 64 deep") }
    switch next {
    case UInt8(ascii: "["): return .list(try flowList(depth: depth))
    case UInt8(ascii: "{"): return .map(try flowMap(depth: depth))
    default:
      let start = offset
      guard let text = quoted() else { throw failure("quote not closed", at: start) }
      return .text(text)
    }
  }
}

extension FrontMatterScalar {
  private var next: UInt8? { offset < end ? bytes[offset] : nil }

  private func failure(_ reason: DisplayText, at place: Int? = nil) -> Failure {
    Failure(offset: place ?? offset, reason: reason)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    offset += 1
    return true
  }

  /// As after plain values: a `#` with white space on both sides, so that `[#politics]` is a tag.
  private var isComment: Bool {
    next == UInt8(ascii: "#") && offset > 0 && bytes[offset - 1] <= 0x20
      && (offset + 1 >= end || bytes[offset + 1] <= 0x20)
  }

  private mutating func skipSpaces() {
    while let next {
      if next == 0x20 || next == 0x09 || next == 0x0A {
        offset += 1
      } else if isComment {
        while let next = self.next, next != 0x0A { offset += 1 }
      } else {
        return
      }
    }
  }

  private mutating func flowList(depth: Int) throws(Failure) -> [FieldValue] {
    let start = offset
    offset += 1
    var items: [FieldValue] = []
    while true {
      skipSpaces()
      if take("]") { return items }
      guard next != nil else { throw failure("[ is not closed", at: start) }
      let item = try flowValue(depth: depth + 1)
      skipSpaces()
      if take(":") {
        guard let key = item.scalar else { throw failure("complex keys not allowed") }
        skipSpaces()
        let value = try flowValue(depth: depth + 1)
        items.append(.map([Field(key: key, value: value, line: 0)]))
        skipSpaces()
      } else {
        items.append(item)
      }
      if !take(","), next != UInt8(ascii: "]") { throw failure("[ is not closed", at: start) }
    }
  }

  private mutating func flowMap(depth: Int) throws(Failure) -> [Field] {
    let start = offset
    offset += 1
    var fields: [Field] = []
    while true {
      skipSpaces()
      if take("}") { return fields }
      guard next != nil else { throw failure("{ is not closed", at: start) }
      if next == UInt8(ascii: "?"), bytes.dropFirst(offset + 1).first == 0x20 {
        throw failure("complex keys not allowed")
      }
      guard let key = try flowValue(depth: depth + 1).scalar else {
        throw failure("complex keys not allowed")
      }
      skipSpaces()
      var value = FieldValue.missing
      if take(":") {
        skipSpaces()
        if next != UInt8(ascii: ","), next != UInt8(ascii: "}") {
          value = try flowValue(depth: depth + 1)
          skipSpaces()
        }
      }
      fields.append(Field(key: key, value: value, line: 0))
      if !take(","), next != UInt8(ascii: "}") { throw failure("{ is not closed", at: start) }
    }
  }

  private mutating func flowValue(depth: Int) throws(Failure) -> FieldValue {
    while next == UInt8(ascii: "!") {
      while let next, next > 0x20, !",]}".utf8.contains(next) { offset += 1 }
      skipSpaces()
    }
    switch next {
    case UInt8(ascii: "&"), UInt8(ascii: "*"): throw failure("anchors/aliases not allowed")
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      return try enclosed(depth: depth)
    default: return flowPlain()
    }
  }

  private mutating func flowPlain() -> FieldValue {
    var text: [UInt8] = []
    while let next, !",]}[{".utf8.contains(next) {
      let after = offset + 1 < end ? bytes[offset + 1] : 0x20
      if next == UInt8(ascii: ":"), after <= 0x20 || ",]}".utf8.contains(after) { break }
      if isComment { break }
      text.append(next == 0x0A ? 0x20 : next)
      offset += 1
    }
    return Self.plain(String(decoding: text, as: UTF8.self).trimmed)
  }
}

extension FrontMatterScalar {
  /// The text in quotes, with `offset` after the closing one; `nil` where that is missing.
  mutating func quoted() -> String? {
    let quote = bytes[offset]
    offset += 1
    var text: [UInt8] = []
    while let next {
      offset += 1
      switch next {
      case quote:
        guard quote == UInt8(ascii: "'"), take("'") else {
          return String(decoding: text, as: UTF8.self)
        }
        text.append(quote)
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""): escape(into: &text)
      case 0x0A: foldLine(into: &text)
      default: text.append(next)
      }
    }
    return nil
  }

  /// A line break in quotes is a space; blank lines are line breaks.
  private mutating func foldLine(into text: inout [UInt8]) {
    while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
    var breaks = 0
    while let next, next <= 0x20 {
      if next == 0x0A { breaks += 1 }
      offset += 1
    }
    text += breaks == 0 ? [0x20] : Array(repeating: 0x0A, count: breaks)
  }

  private mutating func escape(into text: inout [UInt8]) {
    guard let next else { return }
    offset += 1
    let simple: [Unicode.Scalar: Unicode.Scalar] = [
      "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}",
      "r": "\r", "e": "\u{1B}", "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}", "P": "\u{2029}",
      " ": " ", "\"": "\"", "/": "/", "\\": "\\", "\t": "\t",
    ]
    switch next {
    case UInt8(ascii: "x"): text += String(hex(2)).utf8
    case UInt8(ascii: "u"): text += String(hex(4)).utf8
    case UInt8(ascii: "U"): text += String(hex(8)).utf8
    case 0x0A: while let next = self.next, next == 0x20 || next == 0x09 { offset += 1 }
    default:
      if let scalar = simple[Unicode.Scalar(next)] {
        text += String(scalar).utf8
      } else {
        // Not an escape of YAML: kept as it stands, as in `"C:\news"`.
        text += [UInt8(ascii: "\\"), next]
      }
    }
  }

  private mutating func hex(_ count: Int) -> Unicode.Scalar {
    guard let first = hexValue(count) else { return "\u{FFFD}" }
    if let scalar = Unicode.Scalar(first) { return scalar }
    let back = offset
    if (0xD800..<0xDC00).contains(first), take("\\"), take("u"), let second = hexValue(4),
      (0xDC00...0xDFFF).contains(second)
    {
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }
    offset = back
    return "\u{FFFD}"
  }

  private mutating func hexValue(_ count: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let next, let digit = Character(Unicode.Scalar(next)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }
}
