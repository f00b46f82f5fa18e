import Text

/// What a file's bytes gave: its briefs, and what could not be read. With neither it is no brief.
package struct ParsedFile: Sendable {
  package var briefs: [Brief]
  package var problems: [FileProblem]
  /// Where the brief of the same place is in the file's bytes, in files with many; empty where the
  /// briefs can only be read together, `nil` where one of them can.
  package var slices: [Range<Int>?] = []
  /// What the file says of all its entries; `nil` without `slices`.
  package var context: EntryContext?

  package init(briefs: [Brief] = [], problems: [FileProblem] = []) {
    self.briefs = briefs
    self.problems = problems
  }
}

/// A problem in a file whose path only the caller knows.
package struct FileProblem: Hashable, Sendable {
  /// Counted from 1; `nil` where the whole file is meant.
  package var line: Int?
  package var severity: Problem.Severity
  package var reason: DisplayText

  package init(line: Int? = nil, severity: Problem.Severity, reason: DisplayText) {
    self.line = line
    self.severity = severity
    self.reason = reason
  }
}

/// Turns the bytes of a file into briefs: format by content first, by extension second.
package enum BriefFormat {
  /// To be raised whenever the same bytes may give other briefs or problems than before.
  package static let revision = 5

  /// Larger files are read up to here and cut.
  package static let sizeLimit = 8 << 20

  /// Parses a whole file. Never throws: what cannot be read becomes a problem.
  ///
  /// - Parameters:
  ///   - bytes: the file's content, at most `sizeLimit` bytes of it.
  ///   - name: the file's own name (no folders), for its extension and a date in it.
  ///   - folder: the folder of the file below the folder of briefs, for a date in it.
  ///   - fullSize: the file's size in bytes, where `bytes` is only its beginning.
  package static func parse(
    _ bytes: [UInt8], name: String, in folder: String = "", fullSize: Int? = nil
  ) -> ParsedFile {
    let size = max(fullSize ?? 0, bytes.count)
    let bytes = bytes.count > sizeLimit ? Array(bytes[..<sizeLimit]) : bytes
    if Decoding.looksBinary(bytes) {
      let isBriefMeant = FileName(name).isBriefMeant
      return ParsedFile(
        problems: isBriefMeant ? [FileProblem(severity: .error, reason: "binary file")] : [])
    }
    let source = SourceFile(bytes, name: FileName(name, in: folder), isCut: size > bytes.count)
    var parsed = source.isBlank ? emptyFile(source.name) : source.parse()
    for index in parsed.briefs.indices { parsed.briefs[index].complete(from: source.name) }
    if let notice = source.encodingNotice { parsed.problems.insert(notice, at: 0) }
    if size > sizeLimit { parsed.markAsCut(from: size, at: bytes.count) }
    return parsed
  }

  /// A whole file as text in the encoding that its bytes show, not yet cleaned.
  package static func text(of bytes: [UInt8]) -> String { Decoded(file: bytes).text }

  private static func emptyFile(_ name: FileName) -> ParsedFile {
    var brief = Brief(title: name.whole, format: .plainText)
    brief.sections = [Section(title: .empty, role: .other, blocks: [Block(Brief.emptyFileText)])]
    return ParsedFile(briefs: [brief])
  }
}

/// A file's name as far as it says something of the briefs in it.
struct FileName {
  let whole: DisplayText
  /// Without the extension, for briefs that have no headline.
  let stem: DisplayText
  /// In lower case and without its dot; empty where there is none.
  let ending: String
  /// In the name, or made by it and its folders.
  let date: Published?

  private static let untitled: DisplayText = "untitled"

  /// True where the ending says that the file holds briefs.
  var isBriefMeant: Bool {
    MarkdownDialect(ending: ending) != nil
      || ["txt", "text", "json", "jsonl", "ndjson"].contains(ending)
  }

  /// Texts that a brief can have which are in neither its file nor the file's name.
  static let madeUp = [untitled, Brief.emptyFileText]

  init(_ name: String, in folder: String = "") {
    let whole = Cleaning.clean(field: name, limit: 1024).text
    self.whole = whole.isEmpty ? Self.untitled : whole
    let dot = name.utf8.lastIndex(of: UInt8(ascii: "."))
    let stem = dot.map { Substring(name.utf8[..<$0]) } ?? Substring(name)
    let cleaned = Cleaning.clean(field: stem, limit: 1024).text
    self.stem = cleaned.isEmpty ? self.whole : cleaned
    let ending = dot.map { Substring(name.utf8[$0...].dropFirst()) } ?? ""
    self.ending = ending.utf8.count <= 8 ? ending.lowercased() : ""
    self.date = DateText.read(fileName: stem) ?? PathDate.read(folders: folder, stem: stem)
  }
}

extension Brief {
  /// Stands for the text of a file that has none.
  static let emptyFileText: DisplayText = "[empty file]"

  /// Fills in what the file's name says better than nothing.
  mutating func complete(from name: FileName) {
    if title.isEmpty { title = name.stem }
    if published == nil {
      published = DateText.read(headline: title.string) ?? name.date ?? updated
    }
  }
}

extension ParsedFile {
  /// Says that only the beginning of a file was read.
  fileprivate mutating func markAsCut(from size: Int, at cut: Int) {
    let reason: DisplayText = "too large (\(megabytes(size)) MB, limit 8 MiB)"
    problems.insert(FileProblem(severity: .error, reason: reason), at: 0)
    // Of many, those that were read are whole.
    guard briefs.count == 1, let last = briefs.indices.last else { return }
    if briefs[last].sections.isEmpty {
      briefs[last].sections = [Section(title: .empty, role: .other)]
    }
    let section = briefs[last].sections.count - 1
    briefs[last].sections[section].blocks.append(
      Block("[cut: \(megabytes(size - cut)) MB not shown]"))
  }

  /// Units of 1,048,576 bytes with one decimal.
  private func megabytes(_ bytes: Int) -> DisplayText {
    let tenths = (bytes / 1024 * 10 + 512) / 1024
    return "\(tenths / 10).\(tenths % 10)"
  }
}
