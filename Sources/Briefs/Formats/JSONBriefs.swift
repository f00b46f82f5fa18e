import Text

/// Reads briefs from JSON: one object, an array of them, one a line, or a JSON Feed 1.1.
struct JSONBriefs {
  /// More entries of a feed are not read.
  static let feedLimit = 10_000
  /// More entries of an array, or lines, are not read.
  static let entryLimit = 100_000
  /// More problems of one file are only counted.
  static let problemLimit = 1000

  /// What a file of JSON gave, and whether it was JSON to its end.
  struct Reading {
    var file = ParsedFile()
    var isDamaged = false
  }

  private let bytes: [UInt8]
  private var reading = Reading()
  private var uncounted = 0

  static func read(_ source: SourceFile) -> Reading {
    // The file's own bytes where they are UTF-8: a line separator inside a string is no line end.
    let isPlain = source.decoded.encoding == .utf8 && !source.decoded.isGuessed
    let hasMark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var briefs = JSONBriefs(
      bytes: isPlain
        ? (hasMark ? Array(source.bytes.dropFirst(3)) : source.bytes)
        : Array(source.decoded.text.utf8))
    let (lines, lineCount) = briefs.lines
    if source.isJSONLinesMeant
      || lines.count > 1 && lines.count(where: briefs.isObject) * 2 > lines.count
    {
      briefs.readLines(lines, of: lineCount, isCut: source.isCut)
    } else {
      briefs.readDocument(isCut: source.isCut)
    }
    briefs.countTheRest()
    return briefs.reading
  }

  private mutating func report(_ problem: FileProblem) {
    if reading.file.problems.count < Self.problemLimit {
      reading.file.problems.append(problem)
    } else {
      uncounted += 1
    }
  }

  private mutating func countTheRest() {
    guard uncounted > 0 else { return }
    reading.file.problems.append(
      FileProblem(severity: .error, reason: "\(uncounted) more problems in this file"))
  }

  private mutating func readDocument(isCut: Bool) {
    var reader = JSONReader(bytes)
    do {
      let value = try reader.value()
      if !reader.isAtEnd {
        report(JSONReader.Failure(offset: reader.offset, reason: "text after the end of the JSON"))
      }
      readTop(value)
    } catch {
      reading.isDamaged = true
      if !isCut { report(error) }
    }
  }

  private mutating func readTop(_ value: FieldValue) {
    switch value {
    case .map:
      if value["version"]?.scalar?.contains("jsonfeed.org") == true, let items = value["items"] {
        readFeed(value, items: items.items)
      } else {
        readEntry(value, what: "the file")
      }
    case .list(let items):
      for (index, item) in items.prefix(Self.entryLimit).enumerated() {
        readEntry(item, what: "entry \(index + 1)")
      }
      noteRest(items.count)
    case .missing: reportValue("null")
    case .text: reportValue("a string")
    case .number: reportValue("a number")
    case .flag: reportValue("true or false")
    }
  }

  private mutating func reportValue(_ kind: DisplayText) {
    report(
      FileProblem(severity: .error, reason: "JSON holds \(kind) and no brief"))
  }

  private mutating func report(_ failure: JSONReader.Failure) {
    let (line, column) = JSONReader.position(of: failure.offset, in: bytes)
    report(
      FileProblem(
        line: line, severity: .error, reason: "JSON \(line):\(column) \(failure.reason)"))
  }

  private mutating func readEntry(_ value: FieldValue, what: DisplayText, line: Int? = nil) {
    guard case .map(let fields) = value else {
      report(
        FileProblem(line: line, severity: .error, reason: "\(what) is not an object"))
      return
    }
    var draft = BriefDraft(format: .json)
    JSONEntry.read(fields, into: &draft)
    draft.problems.forEach { report($0) }
    if draft.isEmpty {
      report(
        FileProblem(
          line: line ?? fields.first?.line, severity: .error,
          reason: "\(what) has no headline and no text"))
    } else {
      reading.file.briefs.append(draft.brief)
    }
  }

  private mutating func readFeed(_ feed: FieldValue, items: [FieldValue]) {
    if items.count > Self.feedLimit {
      report(
        FileProblem(
          severity: .warning,
          reason: "\(items.count) entries, the first \(Self.feedLimit) are read"))
    }
    let first = reading.file.briefs.count
    for (index, item) in items.prefix(Self.feedLimit).enumerated() {
      readEntry(item, what: "entry \(index + 1)")
    }
    for index in reading.file.briefs.indices[first...] {
      if reading.file.briefs[index].source == nil, let title = feed["title"]?.scalar {
        reading.file.briefs[index].source = Cleaning.clean(field: title, limit: 256).text
      }
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
    for (index, line) in lines.enumerated() {
      var reader = JSONReader(bytes, range: line.range, line: line.number)
      do {
        let value = try reader.value()
        guard reader.isAtEnd else {
          throw JSONReader.Failure(offset: reader.offset, reason: "text after the end of the JSON")
        }
        readEntry(value, what: "the line", line: line.number)
      } catch let failure as JSONReader.Failure {
        reading.isDamaged = true
        if !isCut || index < count - 1 { report(failure) }
      } catch {}
    }
    noteRest(count)
  }

  private mutating func noteRest(_ count: Int) {
    guard count > Self.entryLimit else { return }
    report(
      FileProblem(
        severity: .error, reason: "\(count) entries, the first \(Self.entryLimit) are read"))
  }
}
