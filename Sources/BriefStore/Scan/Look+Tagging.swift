import Briefs
import Foundation
internal import GRDB

/// A file whose briefs wait for their entities.
struct TaggingTask: Sendable {
  var folder: [UInt8]
  var name: [UInt8]
  var bytes: UInt64
  /// The waiting briefs by their place in the file.
  var rows: [Int: Waiting]

  /// A row of the index without its entities.
  struct Waiting: Sendable {
    var row: Int64
    var key: RowKey
  }
}

/// The entities of one file's briefs.
struct TaggedFile: Sendable {
  var found: [(TaggingTask.Waiting, BriefEntities)]
}

extension Look {
  private static let round = 64
  /// So many files are written together.
  private static let mostGathered = 256

  /// Finds the entities of all briefs that wait for it, the newest first; ends early where another
  /// look is wanted, which then goes on with it.
  func tagWaiting() throws {
    let reader = reader
    let root = root
    let crew = Crew<TaggingTask, TaggedFile>(
      weigh: { $0.found.count * 2_000 }, work: { reader.tag($0, below: root) })
    defer { crew.finish() }
    var below: Int64? = .max
    var gathered: [TaggedFile] = []
    while true {
      // The crew always has something to do while its results are written.
      while let last = below, !crew.isFull, !context.isWantedElsewhere() {
        let (tasks, lowest) = try waiting(below: last)
        if last == .max, lowest != nil { crew.start() }
        for task in tasks { crew.submit(task) }
        below = lowest
      }
      let some = crew.collect()
      gathered += some
      guard some.isEmpty || gathered.count >= Self.mostGathered else { continue }
      try write(gathered)
      countNamed(gathered.reduce(0) { $0 + $1.found.count })
      gathered = []
      if some.isEmpty { return }
    }
  }

  private func write(_ files: [TaggedFile]) throws {
    guard !files.isEmpty else { return }
    try writer.transaction { writer, db in
      var news = LibraryChange()
      for file in files {
        for (waiting, found) in file.found {
          guard try self.stillWaits(waiting.row, db) else { continue }
          try writer.tag(row: waiting.row, found, db)
          news.updated.append(waiting.key)
          news.entitiesChanged = true
        }
      }
      news.add(settled: try writer.finishTagging(db))
      return news
    }
  }

  private func stillWaits(_ row: Int64, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS(SELECT 1 FROM untagged WHERE brief = ?)"),
      arguments: [row]) ?? false
  }

  /// The next files with waiting briefs below a row number, and the lowest number looked at.
  private func waiting(below: Int64) throws -> (tasks: [TaggingTask], last: Int64?) {
    try context.index.read { db in
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT untagged.brief, brief.file FROM untagged
            LEFT JOIN brief ON brief.rowid = untagged.brief AND brief.dead = 0
            WHERE untagged.brief < ? ORDER BY untagged.brief DESC LIMIT \(Self.round)
            """), arguments: [below])
      var files: [Int64] = []
      for row in rows {
        if let file = row[1] as Int64?, files.last != file, !files.contains(file) {
          files.append(file)
        }
      }
      return (try files.compactMap { try Self.task(file: $0, db) }, rows.last?[0])
    }
  }

  private static func task(file: Int64, _ db: Database) throws -> TaggingTask? {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT folder.path, file.name, file.bytes, brief.rowid, brief.ordinal, brief.id,
            brief.entry
          FROM file JOIN folder ON folder.id = file.folder
          JOIN brief ON brief.file = file.id AND brief.dead = 0
          JOIN untagged ON untagged.brief = brief.rowid
          WHERE file.id = ?
          """), arguments: [file])
    guard let first = rows.first else { return nil }
    var task = TaggingTask(
      folder: first.bytes(0), name: first.bytes(1), bytes: UInt64(bitPattern: first[2]), rows: [:])
    for row in rows {
      let key = RowKey(
        id: BriefID(UInt64(bitPattern: row[5])), entry: UInt64(bitPattern: row[6]))
      task.rows[row[4]] = TaggingTask.Waiting(row: row[3], key: key)
    }
    return task
  }
}

extension FileReader {
  /// `nil` where the file is not what the index knows: the next look sees to it.
  func tag(_ task: TaggingTask, below root: FolderHandle) -> TaggedFile? {
    guard let briefs = Self.briefs(task.name, in: task.folder, bytes: task.bytes, below: root)
    else { return nil }
    var found: [(TaggingTask.Waiting, BriefEntities)] = []
    for (ordinal, waiting) in task.rows where briefs.indices.contains(ordinal) {
      found.append((waiting, BriefEntities(of: briefs[ordinal], recognition.recogniser)))
    }
    return TaggedFile(found: found)
  }
}
