import Text

/// Reads briefs from JSON: one object, an array of them, one a line, or a list under a key.
struct JSONBriefs {
  /// More entries of an array, or lines, are not read.
  static let entryLimit = 100_000
  /// More entries of a list under a key are not read.
  static let feedLimit = 10_000
  /// More problems of one file are only counted.
  static let problemLimit = 1000

  /// What a file of JSON gave, and whether it was JSON to its end.
  struct Reading {
    var file = ParsedFile()
    var isDamaged = false
    /// True for JSON that is neither a brief nor a list of them: settings, a map, a drawing.
    var isNoBrief = false
  }

  private let bytes: [UInt8]
  /// Where `bytes` begins in the file; `nil` where it is not the file's own bytes.
  private let start: Int?
  private var reading = Reading()
  private var uncounted = 0

  static func read(_ source: SourceFile) -> Reading {
    // The file's own bytes where they are UTF-8: a line separator inside a string is no line end.
    let isPlain = source.decoded.encoding == .utf8 && !source.decoded.isGuessed
    let mark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var briefs = JSONBriefs(
      bytes: isPlain
        ? (mark > 0 ? Array(source.bytes.dropFirst(mark)) : source.bytes)
        : Array(source.decoded.text.utf8),
      start: isPlain ? mark : nil)
    let (lines, lineCount) = briefs.lines
    if source.isJSONLinesMeant
      || lines.count > 1 && lines.count(where: briefs.isObject) * 2 > lines.count
    {
      briefs.readLines(lines, of: lineCount, isCut: source.isCut)
    } else {
      briefs.readDocument(isCut: source.isCut)
    }
    briefs.finish()
    return briefs.reading
  }

  /// Reads one entry from its own bytes.
  static func entry(_ bytes: [UInt8], _ context: EntryContext) -> Brief? {
    var reader = JSONReader(bytes)
    guard let value = try? reader.value(), reader.isAtEnd, let fields = JSONEntry.fields(of: value)
    else { return nil }
    var draft = BriefDraft(format: .json)
    JSONEntry.read(fields, context, into: &draft)
    return draft.isEmpty ? nil : draft.brief
  }

  /// True where a JSON value looks like a brief, or like a list of briefs, under a key or not.
  static func looksLikeBriefs(_ bytes: [UInt8]) -> Bool {
    let briefs = JSONBriefs(bytes: bytes, start: nil)
    switch briefs.content().content {
    case .list(let list): return list.looksLikeBriefs(in: bytes)
    case .entry(let range): return briefs.isBrief(range)
    case .scalar: return false
    }
  }

  private init(bytes: [UInt8], start: Int?) {
    self.bytes = bytes
    self.start = start
  }
}

extension JSONBriefs {
  private mutating func report(_ problem: FileProblem) {
    if reading.file.problems.count < Self.problemLimit {
      reading.file.problems.append(problem)
    } else {
      uncounted += 1
    }
  }

  private mutating func report(_ failure: JSONReader.Failure) {
    let (line, column) = JSONReader.position(of: failure.offset, in: bytes)
    report(
      FileProblem(
        line: line, severity: .error, reason: "JSON \(line):\(column) \(failure.reason)"))
  }

  private mutating func finish() {
    if reading.file.briefs.count < 2 {
      reading.file.slices = []
      reading.file.context = nil
    }
    guard uncounted > 0 else { return }
    reading.file.problems.append(
      FileProblem(severity: .error, reason: "\(uncounted) more problems in this file"))
  }
}

extension JSONBriefs {
  /// What a document holds, found without reading its entries.
  private enum Content {
    case list(JSONList)
    case entry(Range<Int>)
    case scalar(JSONReader.Part)
  }

  private func content() -> (content: Content, failure: JSONReader.Failure?) {
    var reader = JSONReader(bytes)
    let range = reader.rest
    let first = range.first.map { bytes[$0] }
    if first == UInt8(ascii: "[") {
      let list = JSONList(bytes, range, line: reader.firstLine)
      return (.list(list), list.failure)
    }
    var members: [JSONReader.Part] = []
    var failure: JSONReader.Failure?
    do throws(JSONReader.Failure) {
      try reader.parts { if members.count < JSONWrapper.memberLimit { members.append($0) } }
      if !reader.isAtEnd {
        failure = JSONReader.Failure(
          offset: reader.offset, reason: "text after the end of the JSON", isAfterEnd: true)
      }
    } catch {
      failure = error
    }
    guard first == UInt8(ascii: "{") else {
      let part = JSONReader.Part(key: nil, range: range, line: 1, first: first ?? 0)
      return (.scalar(part), failure)
    }
    switch JSONWrapper(bytes: bytes).content(of: members) {
    case .list(let list): return (.list(list), failure)
    case .entry(let part): return (.entry(part.range), failure)
    case nil: return (.entry(range.lowerBound..<reader.offset), failure)
    }
  }

  private mutating func readDocument(isCut: Bool) {
    let (content, failure) = content()
    if let failure {
      reading.isDamaged = !failure.isAfterEnd
      if !isCut || failure.isAfterEnd { report(failure) }
    }
    switch content {
    case .list(let list): read(list)
    case .entry(let range):
      if !reading.isDamaged { readOnly(range) }
    case .scalar(let part):
      if !reading.isDamaged { reportValue(part) }
    }
  }

  private mutating func reportValue(_ part: JSONReader.Part) {
    let kind: DisplayText =
      switch part.first {
      case UInt8(ascii: "n"): "null"
      case UInt8(ascii: "\""): "a string"
      case UInt8(ascii: "t"), UInt8(ascii: "f"): "true or false"
      default: "a number"
      }
    report(FileProblem(severity: .error, reason: "JSON holds \(kind) and no brief"))
  }

  private func isBrief(_ range: Range<Int>) -> Bool {
    var reader = JSONReader(bytes, range: range)
    return (try? reader.value()).flatMap(JSONEntry.fields)
      .map { JSONEntry.looksLikeBrief($0) } ?? false
  }

  /// Reads a file that is one object.
  private mutating func readOnly(_ range: Range<Int>) {
    guard isBrief(range) else {
      reading.isNoBrief = true
      return
    }
    readEntry(range, EntryContext(format: .json), what: "the file", line: 1)
  }

  private mutating func read(_ list: JSONList) {
    if !list.looksLikeBriefs(in: bytes) {
      // A list in which no entry looks like a brief is something else, unless it is empty or broken.
      reading.isNoBrief = !reading.isDamaged && list.count > 0
      return
    }
    reading.file.context = list.context
    let limit = list.isUnderKey ? Self.feedLimit : Self.entryLimit
    for element in list.elements.prefix(limit) {
      let what: DisplayText = "entry \(element.number)"
      guard element.part.isObject else {
        if !list.skipsOthers {
          report(FileProblem(severity: .error, reason: "\(what) is not an object"))
        }
        continue
      }
      readEntry(
        element.part.range, list.context, what: what, line: element.part.line,
        skipsOthers: list.skipsOthers)
    }
    if list.count > limit {
      report(
        FileProblem(
          severity: list.isUnderKey ? .warning : .error,
          reason: "\(list.count) entries, the first \(limit) are read"))
    }
  }

  private mutating func readEntry(
    _ range: Range<Int>, _ context: EntryContext, what: DisplayText, line: Int,
    skipsOthers: Bool = false
  ) {
    var reader = JSONReader(bytes, range: range, line: line)
    let value: FieldValue
    do throws(JSONReader.Failure) {
      value = try reader.value()
      guard reader.isAtEnd else {
        throw JSONReader.Failure(offset: reader.offset, reason: "text after the end of the JSON")
      }
    } catch {
      reading.isDamaged = true
      return report(error)
    }
    guard let fields = JSONEntry.fields(of: value) else {
      return report(FileProblem(line: line, severity: .error, reason: "\(what) is not an object"))
    }
    if skipsOthers, !JSONEntry.looksLikeBrief(fields) { return }
    var draft = BriefDraft(format: .json)
    JSONEntry.read(fields, context, into: &draft)
    draft.problems.forEach { report($0) }
    if draft.isEmpty {
      report(
        FileProblem(
          line: fields.first?.line ?? line, severity: .error,
          reason: "\(what) has no headline and no text"))
    } else {
      reading.file.briefs.append(draft.brief)
      reading.file.slices.append(
        start.map { range.lowerBound + $0..<range.upperBound + $0 })
    }
  }
}

extension JSONBriefs {
  /// The lines that hold something, each with its number, up to the limit; and how many there are.
  private var lines: (first: [(number: Int, range: Range<Int>)], count: Int) {
    var found: [(Int, Range<Int>)] = []
    var count = 0
    func close(_ number: Int, _ range: Range<Int>) {
      count += 1
      if count <= Self.entryLimit { found.append((number, range)) }
    }
    var start = 0
    var number = 1
    var isBlank = true
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A || byte == 0x0D {
        if !isBlank { close(number, start..<index) }
        if byte == 0x0A || index + 1 == bytes.count || bytes[index + 1] != 0x0A { number += 1 }
        start = index + 1
        isBlank = true
      } else if byte != 0x20, byte != 0x09 {
        isBlank = false
      }
    }
    if !isBlank { close(number, start..<bytes.count) }
    return (found, count)
  }

  private func isObject(_ line: (number: Int, range: Range<Int>)) -> Bool {
    let bytes = bytes[line.range]
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return false }
    return last > first + 1 && bytes[first] == UInt8(ascii: "{")
      && bytes[last] == UInt8(ascii: "}")
  }

  private mutating func readLines(
    _ lines: [(number: Int, range: Range<Int>)], of count: Int, isCut: Bool
  ) {
    let context = EntryContext(format: .json)
    reading.file.context = context
    for (index, line) in lines.enumerated() {
      // The last line of a file that was cut is cut too.
      if isCut, index == count - 1 {
        reading.isDamaged = true
        break
      }
      readEntry(line.range, context, what: "the line", line: line.number)
    }
    guard count > Self.entryLimit else { return }
    report(
      FileProblem(
        severity: .error, reason: "\(count) entries, the first \(Self.entryLimit) are read"))
  }
}
