import Briefs

/// Reads a journal line in exactly the shape that `encoded` gives it, at the speed a
/// million lines want; any other shape is left to `LooseLine`.
struct LineScanner {
  private let bytes: [UInt8]
  private var at: Int
  private let end: Int

  /// Reads one line (without its newline); nil when the shape is not ours.
  static func scan(_ line: ArraySlice<UInt8>, in bytes: [UInt8]) -> JournalLine? {
    var scanner = LineScanner(bytes: bytes, at: line.startIndex, end: line.endIndex)
    if let mark = scanner.mark() { return .mark(mark) }
    scanner.at = line.startIndex
    return scanner.identity().map(JournalLine.identity)
  }

  private init(bytes: [UInt8], at: Int, end: Int) {
    self.bytes = bytes
    self.at = at
    self.end = end
  }

  private mutating func mark() -> MarkLine? {
    guard skip(#"{"v":1,"clock":"#), let clock = string(), let stamp = Stamp(clock),
      skip(#","action":"#), let action = text(),
      skip(#","briefs":"#), let ids = array({ $0.briefID() }),
      skip(#","flag":"#), let name = text(), let flag = Flag(rawValue: name),
      skip(#","value":"#), let value = boolean(),
      skip(#","was":"#), let was = array({ $0.boolean() }), was.count == ids.count,
      skip(#","folder":"#), let folder = text(),
      skip(#","paths":"#), let paths = array({ $0.path() }),
      paths.isEmpty || paths.count == ids.count,
      skip(#","fingerprints":"#), let prints = array({ $0.fingerprint() }),
      prints.isEmpty || prints.count == ids.count,
      let texts = skip(#","texts":"#) ? array({ $0.trace() }) : [],
      texts.isEmpty || texts.count == ids.count,
      skip("}"), at == end
    else { return nil }
    var entries: [MarkLine.Entry] = []
    entries.reserveCapacity(ids.count)
    for (index, id) in ids.enumerated() {
      entries.append(
        MarkLine.Entry(
          id: id, was: was[index], path: paths.isEmpty ? [] : paths[index],
          fingerprint: prints.isEmpty ? nil : prints[index],
          text: texts.isEmpty ? nil : texts[index]))
    }
    return MarkLine(
      stamp: stamp, action: action, flag: flag, value: value, folder: folder, entries: entries)
  }

  private mutating func identity() -> IdentityLine? {
    guard skip(#"{"v":1,"kind":"identity","clock":"#), let clock = string(),
      let stamp = Stamp(clock),
      skip(#","briefs":"#), let ids = array({ $0.briefID() }),
      skip(#","folder":"#), let folder = text(),
      skip(#","paths":"#), let paths = array({ $0.path() }), paths.count == ids.count,
      skip(#","fingerprints":"#), let prints = array({ $0.fingerprint() }),
      prints.count == ids.count,
      skip(#","texts":"#), let texts = array({ $0.trace() }), texts.count == ids.count,
      skip("}"), at == end
    else { return nil }
    var entries: [IdentityLine.Entry] = []
    entries.reserveCapacity(ids.count)
    for (index, id) in ids.enumerated() {
      guard let text = texts[index] else { return nil }
      entries.append(
        IdentityLine.Entry(id: id, path: paths[index], fingerprint: prints[index], text: text))
    }
    return IdentityLine(stamp: stamp, folder: folder, entries: entries)
  }

  private mutating func skip(_ expected: StaticString) -> Bool {
    let count = expected.utf8CodeUnitCount
    guard end - at >= count else { return false }
    for index in 0..<count where bytes[at + index] != expected.utf8Start[index] { return false }
    at += count
    return true
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard at < end, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  /// The inside of a string that has no escapes and no control characters.
  private mutating func string() -> ArraySlice<UInt8>? {
    guard skip(UInt8(ascii: "\"")) else { return nil }
    let start = at
    while at < end {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        at += 1
        return bytes[start..<at - 1]
      }
      guard byte >= 0x20, byte != UInt8(ascii: "\\") else { return nil }
      at += 1
    }
    return nil
  }

  private mutating func text() -> String? {
    string().flatMap { String(validating: $0, as: UTF8.self) }
  }

  private mutating func boolean() -> Bool? {
    if skip("true") { return true }
    return skip("false") ? false : nil
  }

  private mutating func array<Element>(
    _ element: (inout LineScanner) -> Element?
  ) -> [Element]? {
    guard skip(UInt8(ascii: "[")) else { return nil }
    if skip(UInt8(ascii: "]")) { return [] }
    var elements: [Element] = []
    while let next = element(&self) {
      elements.append(next)
      if skip(UInt8(ascii: "]")) { return elements }
      guard skip(UInt8(ascii: ",")) else { return nil }
    }
    return nil
  }

  private mutating func briefID() -> BriefID? {
    guard let digits = string(), digits.count == 16 else { return nil }
    return UInt64(hex: digits).map(BriefID.init)
  }

  private mutating func fingerprint() -> Fingerprint?? {
    if skip("null") { return .some(nil) }
    return string().flatMap(Fingerprint.init(journal:)).map(Optional.some)
  }

  private mutating func trace() -> TextTrace?? {
    if skip("null") { return .some(nil) }
    return string().flatMap(TextTrace.init(journal:)).map(Optional.some)
  }

  private mutating func path() -> [UInt8]? {
    guard let path = string() else { return nil }
    if path.allSatisfy({ $0 < 0x80 }) { return Array(path) }
    return String(validating: path, as: UTF8.self).map { Array($0.utf8) }
  }
}

extension Fingerprint {
  /// Reads `headline:sentence:content`, 16 hex digits each.
  init?(journal text: ArraySlice<UInt8>) {
    let start = text.startIndex
    guard text.count == 50, text[start + 16] == UInt8(ascii: ":"),
      text[start + 33] == UInt8(ascii: ":"),
      let headline = UInt64(hex: text[start..<start + 16]),
      let sentence = UInt64(hex: text[start + 17..<start + 33]),
      let content = UInt64(hex: text[(start + 34)...])
    else { return nil }
    self.init(headline: headline, sentence: sentence, content: content)
  }
}
