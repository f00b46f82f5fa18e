import Briefs
import Foundation
internal import GRDB
import Text

extension Library {
  /// Reads and parses the file of a row again and finds its entities; `nil` where it is gone.
  package func open(_ key: RowKey) throws -> OpenedBrief? {
    guard let found = try locate(key), let brief = try brief(of: found) else { return nil }
    let names = BriefNames(scan.latestRecognition().recogniser.reading(of: brief), in: brief)
    let known = try index.read { try KnownEntities(of: names, $0) }
    let reading = names.settled(known.names)
    return OpenedBrief(
      row: found.row, brief: brief, mentions: reading.mentions,
      entities: entities(reading.mentions, known),
      path: DisplayText(cleaning: String(decoding: found.place.path, as: UTF8.self)),
      hints: reading.hints)
  }

  /// The text of a row and no more; `nil` where its file is gone. It may be remembered: the file is
  /// read again only when the index knows of another text.
  func brief(_ key: RowKey) throws -> Brief? {
    guard let found = try locate(key) else { return nil }
    let remembered = RecentBriefs.Key(row: found.row.key, content: found.content)
    if let brief = recent.brief(remembered) { return brief }
    guard let brief = try brief(of: found) else { return nil }
    recent.remember(brief, remembered)
    return brief
  }

  /// The bytes of a row's file, at most `BriefFormat.sizeLimit` of them; `nil` where it is gone.
  package func rawBytes(_ key: RowKey) throws -> [UInt8]? {
    guard let found = try locate(key) else { return nil }
    do throws(FileError) {
      let root = try FolderHandle.root(places.folder)
      let folder = try root.descend(found.place.folder)
      return try folder.read(found.place.name, limit: BriefFormat.sizeLimit)?.bytes
    } catch {
      if error.isGone { return nil }
      throw LibraryError.cannotRead(file: found.place.path, error)
    }
  }

  private func brief(of found: Located) throws -> Brief? {
    guard let file = try read(found.place) else { return nil }
    let briefs = FileReader.parse(file.bytes, name: found.place.name, size: file.size).briefs
    return Self.brief(found.row.id, at: found.ordinal, in: briefs)
  }

  private struct Located {
    var place: FilePlace
    var ordinal: Int
    var content: Int64
    var row: BriefRow
  }

  /// The very row, else another of the same ID: the file may have been moved.
  private func locate(_ key: RowKey) throws -> Located? {
    try index.read { db in
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT folder.path, file.name, brief.ordinal, brief.entry, brief.title, brief.seconds,
              brief.precision, brief.estimated, brief.minutes, brief.counted, brief.ai,
              brief.top_entities, state.read, state.starred, state.read_content, brief.content
            FROM brief JOIN file ON file.id = brief.file JOIN folder ON folder.id = file.folder
            LEFT JOIN marks.state ON state.id = brief.id
            WHERE brief.id = ? AND brief.dead = 0 ORDER BY brief.entry = ? DESC LIMIT 1
            """),
        arguments: [Int64(bitPattern: key.id.value), Int64(bitPattern: key.entry)])
      guard let row else { return nil }
      let precision = (row[6] as Int?).flatMap(UInt8.init(exactly:))
        .flatMap(Published.Precision.init)
      return Located(
        place: FilePlace(folder: row.bytes(0), name: row.bytes(1)), ordinal: row[2],
        content: row[15],
        row: BriefRow(
          key: RowKey(id: key.id, entry: UInt64(bitPattern: row[3])),
          title: DisplayText(cleaning: row[4] as String),
          published: Published(
            seconds: row[5], precision: precision ?? .moment, isEstimated: row[7]),
          minutes: row[8], isMinutesCounted: row[9], isAIGenerated: row[10],
          entities: TopEntities.decode(row[11]), state: Briefs.ReadingState(row, from: 12)))
    }
  }

  private func read(_ place: FilePlace) throws -> (bytes: [UInt8], size: Int64)? {
    do throws(FileError) {
      let folder = try FolderHandle.root(places.folder).descend(place.folder)
      return try FileReader.read(place.name, in: folder).map { ($0.bytes, $0.stamp.size) }
    } catch {
      if error.isGone { return nil }
      throw LibraryError.cannotRead(file: place.path, error)
    }
  }

  /// The file may have changed since the index saw it: the entry of that name, else the one in its
  /// place, unless that is another by name.
  static func brief(_ id: BriefID, at ordinal: Int, in briefs: [Brief]) -> Brief? {
    func name(_ brief: Brief) -> BriefID {
      brief.givenID.map { BriefID(given: $0) } ?? brief.hashedID
    }
    if briefs.indices.contains(ordinal), briefs.count == 1 || name(briefs[ordinal]) == id {
      return briefs[ordinal]
    }
    return briefs.first { name($0) == id }
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
  fileprivate static func cannotRead(file path: [UInt8], _ error: FileError) -> LibraryError {
    let name = String(decoding: path, as: UTF8.self)
    return LibraryError(.file, "cannot read \(cleaning: name): \(error.sentence)")
  }
}
