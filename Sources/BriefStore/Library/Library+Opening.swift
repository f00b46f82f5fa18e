import Briefs
import Foundation
internal import GRDB
import Glibc
import Text

extension Library {
  /// Reads and parses the file of a row again and finds its entities; `nil` where it is gone.
  ///
  /// A file that is renamed just now has two names in turn, of which the index knows one: it is looked for
  /// again for some 40 ms before it counts as gone.
  package func open(_ key: RowKey) throws -> OpenedBrief? {
    for _ in 0..<Self.mostLooks {
      if let opened = try openNow(key) { return opened }
      usleep(5_000)
    }
    return try openNow(key)
  }

  private static let mostLooks = 8

  private func openNow(_ key: RowKey) throws -> OpenedBrief? {
    guard let found = try locate(key),
      let brief = try looking(
        into: found.text.file, { (root) throws(FileError) in try found.text.read(below: root) })
    else { return nil }
    let names = BriefNames(scan.latestRecognition().recogniser.reading(of: brief), in: brief)
    let known = try index.read { try KnownEntities(of: names, $0) }
    let reading = names.settled(known.names)
    return OpenedBrief(
      row: found.row, brief: brief, mentions: reading.mentions,
      entities: entities(reading.mentions, known),
      path: DisplayText(cleaning: String(decoding: found.text.file.path, as: UTF8.self)),
      hints: reading.hints)
  }

  /// The text of a row and no more; `nil` where its file is gone. It may be remembered: the file is
  /// read again only when the index knows of another text.
  func brief(_ key: RowKey) throws -> Brief? {
    guard let text = try index.read({ try TextPlace(key, $0) }) else { return nil }
    return try looking(into: text.file) { (root) throws(FileError) in try brief(text, below: root) }
  }

  /// The bytes of a row's file, at most `BriefFormat.sizeLimit` of them; `nil` where it is gone.
  package func rawBytes(_ key: RowKey) throws -> [UInt8]? {
    guard let file = try index.read({ try TextPlace(key, $0) })?.file else { return nil }
    return try looking(into: file) { (root) throws(FileError) in
      try root.descend(file.folder).read(file.name, limit: BriefFormat.sizeLimit)?.bytes
    }
  }

  /// The bytes of a file below the folder, at most `BriefFormat.sizeLimit` of them; `nil` where there is
  /// no file.
  package func rawBytes(path: [UInt8]) throws -> [UInt8]? {
    let file = FilePlace(path: path)
    return try looking(into: file) { (root) throws(FileError) in
      try root.descend(file.folder).read(file.name, limit: BriefFormat.sizeLimit)?.bytes
    }
  }

  /// Reads what may be gone meanwhile, and is `nil` then.
  private func looking<T>(
    into file: FilePlace, _ body: (FolderHandle) throws(FileError) -> T?
  ) throws -> T? {
    do throws(FileError) {
      return try body(FolderHandle.root(places.folder))
    } catch {
      if error.isGone { return nil }
      throw LibraryError.cannotRead(file: file.path, error)
    }
  }

  private struct Located {
    var text: TextPlace
    var row: BriefRow
  }

  /// The very row, else another of the same ID: the file may have been moved.
  private func locate(_ key: RowKey) throws -> Located? {
    try index.read { db in
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT \(TextPlace.columns), brief.title, brief.seconds, brief.precision,
              brief.estimated, brief.minutes, brief.counted, brief.ai, brief.top_entities,
              state.read, state.starred, state.read_content, brief.content,
              EXISTS(SELECT 1 FROM conflict_copy
                WHERE conflict_copy.folder = file.folder AND original = file.name)
            FROM brief JOIN file ON file.id = brief.file JOIN folder ON folder.id = file.folder
            LEFT JOIN marks.state ON state.id = brief.id
            WHERE brief.id = ? AND brief.dead = 0 ORDER BY brief.entry = ? DESC LIMIT 1
            """),
        arguments: [Int64(bitPattern: key.id.value), Int64(bitPattern: key.entry)])
      guard let row else { return nil }
      let precision = (row[12] as Int?).flatMap(UInt8.init(exactly:))
        .flatMap(Published.Precision.init)
      return Located(
        text: TextPlace(key, row),
        row: BriefRow(
          key: RowKey(id: key.id, entry: UInt64(bitPattern: row[3])),
          title: DisplayText(cleaning: row[10] as String),
          published: Published(
            seconds: row[11], precision: precision ?? .moment, isEstimated: row[13]),
          minutes: row[14], isMinutesCounted: row[15], isAIGenerated: row[16],
          entities: TopEntities.decode(row[17]), state: Briefs.ReadingState(row, from: 18),
          hasConflict: row[22]))
    }
  }

  private func entities(_ mentions: [Mention], _ known: KnownEntities) -> [EntityInBrief] {
    BriefEntities.tallies(of: mentions).map { tally in
      EntityInBrief(
        entity: tally.entity, mentions: tally.count.mentions, sections: tally.count.sections,
        folderBriefs: max(1, known.briefs(tally.entity)))
    }.enumerated().sorted { a, b in
      (a.element.entity.kind, -a.element.mentions, a.offset)
        < (b.element.entity.kind, -b.element.mentions, b.offset)
    }.map(\.element)
  }
}

extension LibraryError {
  static func cannotRead(file path: [UInt8], _ error: FileError) -> LibraryError {
    let name = String(decoding: path, as: UTF8.self)
    return LibraryError(.file, "cannot read \(cleaning: name): \(error.sentence)")
  }
}
