import Text

/// Reads TOML 1.0 as front matter has it: keys, tables, lists, strings, and all else as it is written.
///
/// Errors have a line, a key that is there twice keeps its first value, numbers keep their digits, and
/// nothing is nested deeper than 64.
struct TOMLReader {
  typealias Failure = FrontMatterReader.Failure

  static let depthLimit = 64
  private static let keyLimit = 1024

  private let bytes: [UInt8]
  private var at = 0
  private var line: Int
  private let root = Table(line: 1)
  /// Keys that are there twice, with the line of the second.
  private(set) var duplicates: [(key: String, line: Int)] = []

  /// A table while it grows; keys are compared by their bytes.
  private final class Table {
    var keys: [(key: [UInt8], line: Int)] = []
    var values: [[UInt8]: Node] = [:]
    let line: Int

    init(line: Int) { self.line = line }

    func insert(_ node: Node, for key: [UInt8], line: Int) {
      keys.append((key, line))
      values[key] = node
    }
  }

  private enum Node {
    case value(FieldValue)
    case table(Table)
    case tables(TableList)
  }

  private final class TableList { var tables: [Table] = [] }

  init(_ block: Substring, firstLine: Int) {
    bytes = Array(block.utf8)
    line = firstLine
  }

  /// The keys of the block; those of tables are maps.
  mutating func read() throws(Failure) -> [Field] {
    var table = root
    while true {
      skipTrivia()
      guard let next else { return fields(of: root, depth: 0) }
      if next == UInt8(ascii: "[") {
        table = try header()
      } else {
        try pair(in: table)
      }
      try endLine()
    }
  }

  private func fields(of table: Table, depth: Int) -> [Field] {
    table.keys.compactMap { key, line in
      guard let node = table.values[key] else { return nil }
      let value: FieldValue =
        switch node {
        case .value(let value): value
        case .table(let inner): .map(fields(of: inner, depth: depth + 1))
        case .tables(let list): .list(list.tables.map { .map(fields(of: $0, depth: depth + 1)) })
        }
      return Field(key: String(decoding: key, as: UTF8.self), value: value, line: line)
    }
  }

  private func failure(_ reason: DisplayText) -> Failure { Failure(line: line, reason: reason) }
}

extension TOMLReader {
  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipGaps() { while let next, next.isGap || next == 0x0D { at += 1 } }

  /// White space, line ends and comments.
  private mutating func skipTrivia() {
    while let next {
      if next == 0x0A {
        line += 1
        at += 1
      } else if next == UInt8(ascii: "#") {
        at = bytes.lineEnd(from: at)
      } else if next.isGap || next == 0x0D {
        at += 1
      } else {
        return
      }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    at += 1
    return true
  }

  private mutating func endLine() throws(Failure) {
    skipGaps()
    guard let next, next != 0x0A, next != UInt8(ascii: "#") else { return }
    throw failure("text after the end of a value")
  }

  /// `[table]` or `[[list of tables]]`.
  private mutating func header() throws(Failure) -> Table {
    at += 1
    let isList = take("[")
    let path = try keyPath()
    skipGaps()
    guard take("]"), !isList || take("]") else { throw failure("[ is not closed") }
    var table = root
    for key in path.dropLast() { table = try self.table(key, in: table) }
    guard let last = path.last else { return table }
    guard isList else { return try self.table(last, in: table) }
    let new = Table(line: line)
    switch table.values[last] {
    case nil:
      let list = TableList()
      list.tables.append(new)
      table.insert(.tables(list), for: last, line: line)
    case .tables(let list): list.tables.append(new)
    case .table, .value: throw failure("the key is not a list of tables")
    }
    return new
  }

  /// The table of a key, made where there is none.
  private func table(_ key: [UInt8], in table: Table) throws(Failure) -> Table {
    switch table.values[key] {
    case .table(let inner): return inner
    case .tables(let list):
      guard let last = list.tables.last else { throw failure("the key is not a table") }
      return last
    case .value: throw failure("the key is not a table")
    case nil:
      let new = Table(line: line)
      table.insert(.table(new), for: key, line: line)
      return new
    }
  }

  private mutating func keyPath() throws(Failure) -> [[UInt8]] {
    var path: [[UInt8]] = []
    repeat {
      guard path.count < Self.depthLimit else { throw failure("nested more than 64 deep") }
      skipGaps()
      if let next, next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") {
        path.append(Array(try string().utf8))
      } else {
        let start = at
        // Letters of any script, though the standard has only ASCII.
        while let next, next.isNameByte || next >= 0x80 { at += 1 }
        guard at > start else { throw failure("not a key and its value") }
        path.append(Array(bytes[start..<at]))
      }
      if let key = path.last, key.count > Self.keyLimit { throw failure("key over 1024 bytes") }
      skipGaps()
    } while take(".")
    return path
  }

  private mutating func pair(in table: Table, depth: Int = 0) throws(Failure) {
    let own = line
    let path = try keyPath()
    guard take("=") else { throw failure("not a key and its value") }
    let value = try value(depth: depth + 1)
    var table = table
    for key in path.dropLast() { table = try self.table(key, in: table) }
    guard let key = path.last else { return }
    if table.values[key] == nil {
      table.insert(.value(value), for: key, line: own)
    } else {
      duplicates.append((String(decoding: key, as: UTF8.self), own))
    }
  }
}

extension TOMLReader {
  private mutating func value(depth: Int) throws(Failure) -> FieldValue {
    guard depth <= Self.depthLimit else { throw failure("nested more than 64 deep") }
    skipGaps()
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try string(mayWrap: true))
    case UInt8(ascii: "["): return .list(try list(depth: depth))
    case UInt8(ascii: "{"): return try inlineTable(depth: depth)
    default: return try word()
    }
  }

  private mutating func list(depth: Int) throws(Failure) -> [FieldValue] {
    let open = failure("[ is not closed")
    at += 1
    var items: [FieldValue] = []
    while true {
      skipTrivia()
      guard next != nil else { throw open }
      if take("]") { return items }
      items.append(try value(depth: depth + 1))
      skipTrivia()
      if !take(","), next != UInt8(ascii: "]") {
        throw next == nil ? open : failure("a comma or ] is missing")
      }
    }
  }

  private mutating func inlineTable(depth: Int) throws(Failure) -> FieldValue {
    let open = failure("{ is not closed")
    at += 1
    let table = Table(line: line)
    while true {
      skipTrivia()
      guard next != nil else { throw open }
      if take("}") { return .map(fields(of: table, depth: depth)) }
      try pair(in: table, depth: depth)
      skipTrivia()
      if !take(","), next != UInt8(ascii: "}") {
        throw next == nil ? open : failure("a comma or } is missing")
      }
    }
  }

  /// A number, a date, true or false.
  private mutating func word() throws(Failure) -> FieldValue {
    let start = at
    while let next, next != 0x0A, !",]}#".utf8.contains(next) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self).trimmed
    switch text {
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "": throw failure("a value is missing")
    default: break
    }
    let isValue =
      ["inf", "nan", "+inf", "-inf", "+nan", "-nan"].contains(text)
      || text.utf8.first.map {
        $0.isASCIIDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
      }
        == true && text.utf8.allSatisfy { $0.isNameByte || ".+: ".utf8.contains($0) }
    guard isValue else { throw failure("a text that is not in quotes") }
    var reader = JSONReader(Array(text.utf8.filter { $0 != UInt8(ascii: "_") }))
    if case .number(let digits)? = try? reader.value(), reader.isAtEnd { return .number(digits) }
    return .text(text)
  }

  /// A string in single or double quotes; three of them let it run over lines.
  private mutating func string(mayWrap: Bool = false) throws(Failure) -> String {
    let open = failure("quote not closed")
    let quote = bytes[at]
    let isLiteral = quote == UInt8(ascii: "'")
    let isLong = mayWrap && bytes.byte(at + 1) == quote && bytes.byte(at + 2) == quote
    at += isLong ? 3 : 1
    if isLong {
      _ = take("\r")
      if take("\n") { line += 1 }
    }
    var text: [UInt8] = []
    while let next {
      if next == quote {
        guard isLong else {
          at += 1
          return String(decoding: text, as: UTF8.self)
        }
        let run = bytes[at...].prefix(5).prefix { $0 == quote }.count
        if run >= 3 {
          // Up to two quotes may be the end of the text.
          text += [UInt8](repeating: quote, count: run - 3)
          at += run
          return String(decoding: text, as: UTF8.self)
        }
      }
      if next == 0x0A {
        guard isLong else { throw open }
        line += 1
      }
      at += 1
      if next == UInt8(ascii: "\\"), !isLiteral {
        try escape(into: &text, isLong: isLong)
      } else {
        text.append(next)
      }
    }
    throw open
  }

  private mutating func escape(into text: inout [UInt8], isLong: Bool) throws(Failure) {
    guard let next else { return }
    if isLong, next.isGap || next == 0x0A || next == 0x0D {
      // A backslash at the end of a line takes the line end and what is set in below with it.
      while let next = self.next, next <= 0x20 {
        if next == 0x0A { line += 1 }
        at += 1
      }
      return
    }
    at += 1
    switch next {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "e"): text.append(0x1B)
    case UInt8(ascii: "u"): text += String(try scalar(digits: 4)).utf8
    case UInt8(ascii: "U"): text += String(try scalar(digits: 8)).utf8
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(next)
    default: text += [UInt8(ascii: "\\"), next]
    }
  }

  private mutating func scalar(digits: Int) throws(Failure) -> Unicode.Scalar {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let next = self.next, let digit = Character(Unicode.Scalar(next)).hexDigitValue else {
        throw failure("\\u wants hex digits")
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
