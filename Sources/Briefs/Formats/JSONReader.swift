import Text

/// Reads JSON (RFC 8259) from bytes, no deeper than 64 and no other way than forwards.
///
/// Kinder than the standard where nothing can be misread: a comma may trail, a string may hold control
/// characters, and half a surrogate pair becomes U+FFFD. Keys keep their order and numbers their digits.
struct JSONReader {
  static let depthLimit = 64

  /// Why and where the bytes are no JSON.
  struct Failure: Error {
    let offset: Int
    let reason: DisplayText
    /// True where a whole value was read, and more follows.
    var isAfterEnd = false
  }

  private let bytes: [UInt8]
  private let end: Int
  private(set) var offset: Int
  private var line: Int

  /// - Parameter line: the number of the line that `range` begins on.
  init(_ bytes: [UInt8], range: Range<Int>? = nil, line: Int = 1) {
    self.bytes = bytes
    self.offset = range?.lowerBound ?? 0
    self.end = range?.upperBound ?? bytes.count
    self.line = line
  }

  /// Reads one value and the white space around it.
  mutating func value() throws(Failure) -> FieldValue {
    let value = try value(depth: 0, keeps: true)
    skipSpaces()
    return value
  }

  /// Reads one object and nothing after it.
  mutating func object() throws(Failure) -> [Field] {
    guard case .map(let fields) = try value(depth: 0, keeps: true) else {
      throw failure("not an object")
    }
    return fields
  }

  /// A value whose bytes are known, and that has not been read.
  struct Part {
    /// `nil` in a list.
    var key: String?
    var range: Range<Int>
    /// The line it begins on, counted from 1.
    var line: Int
    /// The first byte of the value, which says of what kind it is.
    var first: UInt8
    /// False where the text ends or is damaged within it.
    var isWhole = true

    var isObject: Bool { first == UInt8(ascii: "{") }
    var isList: Bool { first == UInt8(ascii: "[") }
  }

  /// Hands over the members of an object, or the elements of a list, one after another and unread.
  /// Where the text ends or is damaged within one, that one is handed over up to there.
  mutating func parts(_ body: (Part) -> Void) throws(Failure) {
    skipSpaces()
    guard let open = next, open == UInt8(ascii: "{") || open == UInt8(ascii: "[") else {
      _ = try value(depth: 0, keeps: false)
      return skipSpaces()
    }
    let start = offset
    let isObject = open == UInt8(ascii: "{")
    offset += 1
    while true {
      skipSpaces()
      if take(isObject ? "}" : "]") { return skipSpaces() }
      if isAtEnd { throw failure(isObject ? "{ is not closed" : "[ is not closed", at: start) }
      let keyLine = line
      let key = isObject ? try self.key() : nil
      skipSpaces()
      var part = Part(
        key: key, range: offset..<offset, line: isObject ? keyLine : line, first: next ?? 0)
      do throws(Failure) {
        _ = try value(depth: 1, keeps: false)
      } catch {
        part.range = part.range.lowerBound..<end
        part.isWhole = false
        body(part)
        throw error
      }
      part.range = part.range.lowerBound..<offset
      body(part)
      try closePart(of: start, isObject: isObject)
    }
  }

  var isAtEnd: Bool { offset >= end }

  /// What has not been read, without the white space before it.
  var rest: Range<Int> {
    var copy = self
    copy.skipSpaces()
    return copy.offset..<max(copy.offset, end)
  }

  /// The line of the first byte that is no white space.
  var firstLine: Int {
    var copy = self
    copy.skipSpaces()
    return copy.line
  }

  /// Counted from 1: the line, and the character on it.
  static func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for (index, byte) in bytes[..<min(offset, bytes.count)].enumerated() {
      if byte == 0x0A || byte == 0x0D && bytes.dropFirst(index + 1).first != 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80, byte != 0x0D {
        column += 1
      }
    }
    return (line, column)
  }
}

extension JSONReader {
  private var next: UInt8? { offset < end ? bytes[offset] : nil }

  private func failure(_ reason: DisplayText, at place: Int? = nil) -> Failure {
    Failure(offset: place ?? offset, reason: reason)
  }

  private mutating func skipSpaces() {
    while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 {
      if next == 0x0A || next == 0x0D && (offset + 1 >= end || bytes[offset + 1] != 0x0A) {
        line += 1
      }
      offset += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    offset += 1
    return true
  }

  /// Reads a value, or where it is not kept, only passes over it; both refuse the same.
  private mutating func value(depth: Int, keeps: Bool) throws(Failure) -> FieldValue {
    skipSpaces()
    guard depth <= Self.depthLimit else { throw failure("nested more than 64 deep") }
    guard let next else { throw failure("a value is missing") }
    switch next {
    case UInt8(ascii: "{"): return .map(try members(depth: depth, keeps: keeps))
    case UInt8(ascii: "["): return .list(try elements(depth: depth, keeps: keeps))
    case UInt8(ascii: "\""): return .text(try string(keeps: keeps))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = try number()
      return keeps ? .number(String(decoding: bytes[digits], as: UTF8.self)) : .missing
    default: return try word()
    }
  }

  private mutating func members(depth: Int, keeps: Bool) throws(Failure) -> [Field] {
    let start = offset
    offset += 1
    var fields: [Field] = []
    while true {
      skipSpaces()
      if take("}") { return fields }
      if isAtEnd { throw failure("{ is not closed", at: start) }
      let keyLine = line
      let key = try key(keeps: keeps)
      let value = try value(depth: depth + 1, keeps: keeps)
      if keeps { fields.append(Field(key: key, value: value, line: keyLine)) }
      try closePart(of: start, isObject: true)
    }
  }

  /// Reads a key and the colon after it.
  private mutating func key(keeps: Bool = true) throws(Failure) -> String {
    guard next == UInt8(ascii: "\"") else {
      throw failure(isComment ? "comments are not JSON" : "a key in double quotes is missing")
    }
    let key = try string(keeps: keeps)
    skipSpaces()
    guard take(":") else { throw failure("a colon is missing") }
    return key
  }

  /// Reads what comes after a member or an element; a comma may trail.
  private mutating func closePart(of start: Int, isObject: Bool) throws(Failure) {
    skipSpaces()
    if take(",") || next == UInt8(ascii: isObject ? "}" : "]") { return }
    if isAtEnd { throw failure(isObject ? "{ is not closed" : "[ is not closed", at: start) }
    throw failure(isObject ? "a comma or } is missing" : "a comma or ] is missing")
  }

  private mutating func elements(depth: Int, keeps: Bool) throws(Failure) -> [FieldValue] {
    let start = offset
    offset += 1
    var items: [FieldValue] = []
    while true {
      skipSpaces()
      if take("]") { return items }
      if isAtEnd { throw failure("[ is not closed", at: start) }
      let value = try value(depth: depth + 1, keeps: keeps)
      if keeps { items.append(value) }
      try closePart(of: start, isObject: false)
    }
  }

  private var isComment: Bool { next == UInt8(ascii: "/") || next == UInt8(ascii: "#") }

  private mutating func word() throws(Failure) -> FieldValue {
    let rest = bytes[offset..<end]
    for (word, value) in [
      ("true", FieldValue.flag(true)), ("false", .flag(false)), ("null", .missing),
    ] where rest.starts(with: word.utf8) {
      offset += word.utf8.count
      return value
    }
    if isComment { throw failure("comments are not JSON") }
    if next == UInt8(ascii: "'") { throw failure("single quotes are not JSON") }
    throw failure("not a JSON value")
  }

  private mutating func number() throws(Failure) -> Range<Int> {
    let start = offset
    _ = take("-")
    let whole = digits()
    guard whole == 1 || whole > 1 && bytes[offset - whole] != UInt8(ascii: "0") else {
      throw failure("not a number", at: start)
    }
    if take("."), digits() == 0 { throw failure("not a number", at: start) }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      if digits() == 0 { throw failure("not a number", at: start) }
    }
    return start..<offset
  }

  private mutating func digits() -> Int {
    let start = offset
    while let next, (0x30...0x39).contains(next) { offset += 1 }
    return offset - start
  }
}

extension JSONReader {
  private mutating func string(keeps: Bool) throws(Failure) -> String {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    var plain = offset
    while let next {
      switch next {
      case UInt8(ascii: "\""):
        if keeps { text += bytes[plain..<offset] }
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        if keeps { text += bytes[plain..<offset] }
        offset += 1
        try escape(into: &text)
        if !keeps { text.removeAll(keepingCapacity: true) }
        plain = offset
      case 0x0A, 0x0D: throw failure("the string is not closed", at: start)
      default: offset += 1
      }
    }
    throw failure("the string is not closed", at: start)
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    guard let next else { return }
    offset += 1
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(next)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += String(try escapedScalar()).utf8
    default: throw failure("no such escape", at: offset - 2)
    }
  }

  private mutating func escapedScalar() throws(Failure) -> Unicode.Scalar {
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let back = offset
    offset += 2
    let second = try unit()
    guard (0xDC00...0xDFFF).contains(second) else {
      offset = back
      return "\u{FFFD}"
    }
    let value = 0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(second - 0xDC00)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func unit() throws(Failure) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let next, let digit = Character(Unicode.Scalar(next)).hexDigitValue else {
        throw failure("\\u wants four hex digits")
      }
      value = value << 4 | UInt16(digit)
      offset += 1
    }
    return value
  }
}
