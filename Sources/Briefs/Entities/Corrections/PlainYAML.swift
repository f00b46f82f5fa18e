/// Refuses, before any parser sees it, the YAML that no list of names needs: anchors, aliases, tags,
/// directives, keys that are no words, and deep nesting.
struct PlainYAML {
  struct Refusal: Equatable {
    /// Counted from 1.
    var line: Int
    var reason: String
  }

  static let deepestFlow = 16
  static let deepestIndent = 64

  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var depth = 0
  private var column = 0
  private var startsValue = true
  private var refusals: [Refusal] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What is refused in a text, at most one reason a line, in order.
  static func refusals(in bytes: [UInt8]) -> [Refusal] {
    var scan = PlainYAML(bytes)
    while scan.at < bytes.count { scan.step() }
    return scan.refusals
  }

  private mutating func step() {
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: "\n"):
      line += 1
      column = -1
      startsValue = true
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
    case UInt8(ascii: "#") where isAfterSpace: return skipLine()
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      if startsValue { return quoted(byte) }
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      if startsValue || depth > 0 { open() }
    case UInt8(ascii: "]"), UInt8(ascii: "}"): close()
    case UInt8(ascii: ","): startsValue = startsValue || depth > 0
    case UInt8(ascii: "-"), UInt8(ascii: ":"): dash(byte)
    default: letter(byte)
    }
    at += 1
    column += 1
  }

  private var isAfterSpace: Bool { at == 0 || bytes[at - 1] <= UInt8(ascii: " ") }
  private var isBeforeSpace: Bool { at + 1 >= bytes.count || bytes[at + 1] <= UInt8(ascii: " ") }

  private mutating func letter(_ byte: UInt8) {
    guard startsValue else { return }
    if column > Self.deepestIndent, bytes[(at - column)..<at].allSatisfy(Self.isIndent) {
      refuse("nested too deeply")
    }
    startsValue = false
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "*"): refuse("anchors and aliases are not allowed")
    case UInt8(ascii: "!"): refuse("tags are not allowed")
    case UInt8(ascii: "%") where column == 0: refuse("directives are not allowed")
    case UInt8(ascii: "?") where isBeforeSpace: refuse("a key must be a word")
    default: break
    }
  }

  private static func isIndent(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")
  }

  /// `- ` and `: ` are followed by a value; inside a word they are letters.
  private mutating func dash(_ byte: UInt8) {
    let isMark = isBeforeSpace || byte == UInt8(ascii: ":") && depth > 0 && isAfterQuote
    if isMark, byte == UInt8(ascii: ":") || startsValue {
      if column > Self.deepestIndent, startsValue { refuse("nested too deeply") }
      startsValue = true
    } else {
      startsValue = false
    }
  }

  private var isAfterQuote: Bool {
    at > 0 && (bytes[at - 1] == UInt8(ascii: "\"") || bytes[at - 1] == UInt8(ascii: "'"))
  }

  private mutating func open() {
    depth += 1
    startsValue = true
    if depth > Self.deepestFlow { refuse("nested too deeply") }
  }

  private mutating func close() {
    guard depth > 0 else { return }
    depth -= 1
    startsValue = false
    var next = at + 1
    while next < bytes.count, bytes[next] == UInt8(ascii: " ") { next += 1 }
    if next < bytes.count, bytes[next] == UInt8(ascii: ":") { refuse("a key must be a word") }
  }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
  }

  /// Steps over a quoted value, whatever stands in it.
  private mutating func quoted(_ quote: UInt8) {
    startsValue = false
    at += 1
    while at < bytes.count, bytes[at] != quote {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      if bytes[at] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { at += 1 }
      at += 1
    }
    at += 1
    column += 1
  }

  private mutating func refuse(_ reason: String) {
    if refusals.last?.line != line { refusals.append(Refusal(line: line, reason: reason)) }
  }
}
