import Briefs
import Foundation
internal import GRDB

/// A file whose briefs wait for their entities.
struct TaggingTask: Sendable {
  var folder: [UInt8]
  var name: [UInt8]
  var bytes: UInt64
  /// What the file says of its entries; `nil` where they are read together.
  var context: String?
  /// The waiting briefs by their place in the file.
  var rows: [Int: Waiting]

  /// A row of the index without its entities.
  struct Waiting: Sendable {
    var row: Int64
    var key: RowKey
    var slice: EntrySlice?
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
    var whole: Set<Int64> = []
    while true {
      // The crew always has something to do while its results are written.
      while let last = below, !crew.isFull, !context.isWantedElsewhere() {
        let (tasks, lowest) = try waiting(below: last, &whole)
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
  ///
  /// - Parameter whole: files whose waiting briefs were all handed out together.
  private func waiting(
    below: Int64, _ whole: inout Set<Int64>
  ) throws -> (tasks: [TaggingTask], last: Int64?) {
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
      let last = rows.last?[0] as Int64?
      var tasks: [TaggingTask] = []
      for file in files where !whole.contains(file) {
        guard let task = try Self.task(file: file, rows: (last ?? below)..<below, db) else {
          continue
        }
        // Its briefs are further down the list too, and all of its text is read for them.
        if task.context == nil, task.rows.count > 1 { whole.insert(file) }
        tasks.append(task)
      }
      return (tasks, last)
    }
  }

  /// The waiting briefs of a file: where they can be read alone, those among these rows.
  private static func task(
    file: Int64, rows range: Range<Int64>, _ db: Database
  ) throws -> TaggingTask? {
    let isWhole =
      try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT context IS NULL FROM file WHERE id = ?"),
        arguments: [file]) ?? true
    let range = isWhole ? Int64.min..<Int64.max : range
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT folder.path, file.name, file.bytes, brief.rowid, brief.ordinal, brief.id,
            brief.entry, file.context, brief.slice_start, brief.slice_length, brief.slice_hash
          FROM file JOIN folder ON folder.id = file.folder
          JOIN brief ON brief.file = file.id AND brief.dead = 0
          JOIN untagged ON untagged.brief = brief.rowid
          WHERE file.id = ? AND brief.rowid >= ? AND brief.rowid < ?
          """), arguments: [file, range.lowerBound, range.upperBound])
    guard let first = rows.first else { return nil }
    var task = TaggingTask(
      folder: first.bytes(0), name: first.bytes(1), bytes: UInt64(bitPattern: first[2]),
      context: first[7], rows: [:])
    for row in rows {
      let key = RowKey(
        id: BriefID(UInt64(bitPattern: row[5])), entry: UInt64(bitPattern: row[6]))
      let slice = EntrySlice(row, from: 8)
      task.rows[row[4]] = TaggingTask.Waiting(row: row[3], key: key, slice: slice)
    }
    return task
  }
}

extension FileReader {
  /// `nil` where the file is not what the index knows: the next look sees to it.
  func tag(_ task: TaggingTask, below root: FolderHandle) -> TaggedFile? {
    if let found = tagEntries(task, below: root) { return found }
    guard let briefs = Self.briefs(task.name, in: task.folder, bytes: task.bytes, below: root)
    else { return nil }
    var found: [(TaggingTask.Waiting, BriefEntities)] = []
    for (ordinal, waiting) in task.rows where briefs.indices.contains(ordinal) {
      found.append((waiting, BriefEntities(of: briefs[ordinal], recognition.recogniser)))
    }
    return TaggedFile(found: found)
  }

  /// Reads each entry alone; `nil` where one of them cannot be.
  private func tagEntries(_ task: TaggingTask, below root: FolderHandle) -> TaggedFile? {
    guard task.context != nil, let folder = try? root.descend(task.folder) else { return nil }
    var found: [(TaggingTask.Waiting, BriefEntities)] = []
    for waiting in task.rows.values {
      guard let entry = EntryLocation(waiting.slice, context: task.context),
        let bytes = (try? entry.bytes(of: task.name, in: folder)) ?? nil,
        let brief = entry.brief(in: bytes, of: FilePlace(folder: task.folder, name: task.name))
      else { return nil }
      found.append((waiting, BriefEntities(of: brief, recognition.recogniser)))
    }
    return TaggedFile(found: found)
  }
}
