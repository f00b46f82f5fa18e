import Briefs
import Foundation
internal import GRDB
import Text

extension Library {
  /// Sets a flag on the briefs of these rows; on disk, and in every list, when this returns.
  ///
  /// Where it throws, nothing is shown as marked, and the mark waits for `retryMarks()`.
  /// `key` names the keystroke or command.
  package func mark(
    _ rows: [RowKey], _ flag: Flag, _ value: Bool, key: String
  ) throws(JournalError) -> StateChange {
    stateChange(try marks.mark(marked(rows), flag, value, key: key))
  }

  /// Marks everything in a list read that had arrived by then and is not read yet.
  ///
  /// - Parameter arrivals: of the listing that was last shown.
  package func markAllRead(
    _ request: ListRequest, arrivedBy arrivals: Int64, key: String
  ) throws -> StateChange {
    var request = request
    request.screen = nil
    let fetch = ListFetch(
      request: request, context: queryContext, cancellation: Cancellation(),
      arrivedBy: arrivals)
    let unread = try fetch.rows().filter { !$0.row.state.isRead }.map(\.row.key)
    return unread.isEmpty ? stateChange([]) : try mark(unread, .read, true, key: key)
  }

  /// Reverts this device's last action, or its last automatic read; `nil` where there is none.
  package func undo(
    isAutomatic: Bool = false
  ) throws(JournalError) -> (receipt: UndoReceipt, change: StateChange)? {
    guard let receipt = try marks.undo(isAutomatic: isAutomatic) else { return nil }
    return (receipt, stateChange(Set(receipt.restored.keys)))
  }

  /// Does again what `undo` reverted last; `nil` where there is nothing.
  package func redo(
    isAutomatic: Bool = false
  ) throws(JournalError) -> (receipt: UndoReceipt, change: StateChange)? {
    guard let receipt = try marks.redo(isAutomatic: isAutomatic) else { return nil }
    return (receipt, stateChange(Set(receipt.restored.keys)))
  }

  /// Tries again to save the marks that wait for the disk.
  package func retryMarks() throws(JournalError) -> StateChange {
    stateChange(try marks.retry())
  }

  /// Marks that wait for the disk: how many, and as JSON Lines for standard error.
  package var unsavedMarks: (count: Int, json: [UInt8]) { marks.unsaved() }

  /// Why a mark would fail now; `nil` when nothing is known to be wrong.
  package var markingObstacle: JournalError? { marks.obstacle() }

  /// What was kept of the last session; `nil` where there is nothing.
  package func loadSession() -> [UInt8]? { sessionFile.load() }

  package func saveSession(_ bytes: [UInt8]) throws(JournalError) {
    try sessionFile.save(bytes)
  }

  private var sessionFile: SessionFile {
    SessionFile(
      stateFolder: places.stateFolder, folder: Self.name(realPath),
      device: Journal.deviceName(stateFolder: places.stateFolder))
  }

  /// What the journal is to know of these rows. A row that has just gone is marked all the same.
  package func marked(_ rows: [RowKey]) -> [MarkedBrief] {
    let known = try? index.read { db in
      try rows.map { key in
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT headline, sentence, content, folder.path, file.name,
                \(TextTrace.columns)
              FROM brief
              JOIN file ON file.id = brief.file JOIN folder ON folder.id = file.folder
              LEFT JOIN trace ON trace.brief = brief.rowid
              WHERE brief.id = ? AND brief.dead = 0 ORDER BY brief.entry = ? DESC LIMIT 1
              """),
          arguments: [Int64(bitPattern: key.id.value), Int64(bitPattern: key.entry)])
        return row.map { MarkedBrief(key.id, $0) } ?? MarkedBrief(unknown: key.id)
      }
    }
    return known ?? rows.map { MarkedBrief(unknown: $0.id) }
  }

  /// The headline of a brief of the folder; `nil` where it is gone.
  package func headline(of id: BriefID) -> DisplayText? {
    let title = try? index.read { db in
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT title FROM brief WHERE id = ? AND dead = 0 LIMIT 1"),
        arguments: [Int64(bitPattern: id.value)])
    }
    return title.map { DisplayText(cleaning: $0) }
  }

  /// What these briefs are marked as; what was never marked is neither read nor starred.
  package func states(of ids: Set<BriefID>) throws -> [BriefID: Briefs.ReadingState] {
    try index.readingStates(marks.states(of: ids))
  }

  func stateChange(_ ids: Set<BriefID>) -> StateChange {
    let all = ids.union(livingNames(of: ids))
    return StateChange(
      states: (try? states(of: all)) ?? [:], counts: (try? index.counts()) ?? LibraryCounts())
  }

  /// Other names of these briefs that rows have.
  private func livingNames(of ids: Set<BriefID>) -> Set<BriefID> {
    let others = marks.names(of: ids).subtracting(ids)
    if others.isEmpty { return [] }
    let living = try? index.read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT EXISTS(SELECT 1 FROM brief WHERE id = ? AND dead = 0)")
      return try others.filter {
        try Bool.fetchOne(statement, arguments: [Int64(bitPattern: $0.value)]) ?? false
      }
    }
    return living ?? []
  }
}

extension MarkedBrief {
  fileprivate init(_ id: BriefID, _ row: Row) {
    self.init(
      id: id, path: FilePlace.join(row.bytes(3), row.bytes(4)),
      fingerprint: Fingerprint(
        headline: UInt64(bitPattern: row[0]), sentence: UInt64(bitPattern: row[1]),
        content: UInt64(bitPattern: row[2])),
      text: TextTrace(row, from: 5))
  }

  init(unknown id: BriefID) {
    self.init(
      id: id, path: [], fingerprint: Fingerprint(headline: 0, sentence: 0, content: 0))
  }
}

extension Index {
  /// Marks as the journal has them, compared with the texts that the briefs have now.
  func readingStates(
    _ marks: [BriefID: BriefMarks]
  ) throws -> [BriefID: Briefs.ReadingState] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT content FROM brief WHERE id = ? AND dead = 0 LIMIT 1")
      var states: [BriefID: Briefs.ReadingState] = [:]
      for (id, marks) in marks {
        let content = try Int64.fetchOne(statement, arguments: [Int64(bitPattern: id.value)])
        states[id] = Briefs.ReadingState(marks, content: content.map { UInt64(bitPattern: $0) })
      }
      return states
    }
  }
}

extension Briefs.ReadingState {
  /// - Parameter content: the fingerprint of the text as it is now; `nil` where there is none.
  fileprivate init(_ marks: BriefMarks, content: UInt64?) {
    let read = marks.readFingerprint
    self.init(
      isRead: marks.isRead, isStarred: marks.isStarred,
      isUpdated: marks.isRead && read != nil && content != nil && read != content)
  }

  /// Reads `read`, `starred`, `read_content` and the content as it is now; all may be null.
  init(_ row: Row, from column: Int) {
    let isRead: Bool = row[column] ?? false
    let readContent: Int64? = row[column + 2]
    let content: Int64? = row[column + 3]
    self.init(
      isRead: isRead, isStarred: row[column + 1] ?? false,
      isUpdated: isRead && readContent != nil && content != nil && readContent != content)
  }
}
