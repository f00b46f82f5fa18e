import Text

/// What a file of many briefs says of each of them: needed to read one entry alone.
///
/// The index keeps it with the file, and for each entry where its bytes are.
package struct EntryContext: Sendable, Equatable {
  /// The format that reads an entry of the file.
  package var format: BriefFormatName
  /// The name of the feed, for entries that state no source.
  var source: String?
  var language: String?
  var authors: [String] = []
  /// True where numbers as IDs count messages, and mean nothing outside the file.
  var hasMessageNumbers = false

  init(format: BriefFormatName) { self.format = format }

  /// As text that `init(encoded:)` reads.
  package var encoded: String {
    FieldValue.list([
      .text(format.rawValue), source.map { .text($0) } ?? .missing,
      language.map { .text($0) } ?? .missing, .list(authors.map { .text($0) }),
      .flag(hasMessageNumbers),
    ]).json
  }

  /// `nil` for anything but what `encoded` gave.
  package init?(encoded: String) {
    var reader = JSONReader(Array(encoded.utf8))
    guard case .list(let parts)? = try? reader.value(), parts.count == 5,
      let format = parts[0].scalar.flatMap(BriefFormatName.init(rawValue:))
    else { return nil }
    self.format = format
    source = parts[1].scalar
    language = parts[2].scalar
    authors = parts[3].items.compactMap(\.scalar)
    hasMessageNumbers = parts[4].asFlag ?? false
  }
}

extension BriefFormat {
  /// True where JSON is a brief, or a list of briefs under a key or not, and no settings, map or package.
  package static func looksLikeJSONBriefs(_ bytes: [UInt8]) -> Bool {
    JSONBriefs.looksLikeBriefs(bytes)
  }

  /// Reads one entry of a file with many, alone; `nil` where its bytes hold no brief of that format.
  ///
  /// - Parameters:
  ///   - bytes: the entry's bytes, as `ParsedFile.slices` gave them.
  ///   - name: the file's own name.
  ///   - folder: the folder of the file below the folder of briefs.
  ///   - context: what `ParsedFile.context` said.
  package static func parseEntry(
    _ bytes: [UInt8], name: String, in folder: String = "", context: EntryContext
  ) -> Brief? {
    var brief: Brief?
    switch context.format {
    case .json: brief = JSONBriefs.entry(bytes, context)
    case .plainText, .markdown: brief = nil
    }
    brief?.complete(from: FileName(name, in: folder))
    return brief
  }
}
