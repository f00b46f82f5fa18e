import Briefs

/// Marks that could not be saved yet, in the order they were made.
package struct PendingMarks: Sendable {
  /// One mark as it was asked for.
  package struct Change: Hashable, Sendable {
    package var briefs: [MarkedBrief]
    package var flag: Flag
    package var value: Bool
    package var key: String

    package init(briefs: [MarkedBrief], flag: Flag, value: Bool, key: String) {
      self.briefs = briefs
      self.flag = flag
      self.value = value
      self.key = key
    }
  }

  package private(set) var changes: [Change] = []

  package init() {}

  package var isEmpty: Bool { changes.isEmpty }

  /// How many changes wait, as the status line says it.
  package var count: Int { changes.count }

  package mutating func add(_ change: Change) { changes.append(change) }

  /// Saves what can be saved, oldest first, and stops at the first that fails.
  package mutating func retry(in journal: Journal) -> (receipts: [Receipt], error: JournalError?) {
    var receipts: [Receipt] = []
    while let change = changes.first {
      do {
        receipts.append(
          try journal.mark(change.briefs, change.flag, change.value, key: change.key))
      } catch {
        return (receipts, error)
      }
      changes.removeFirst()
    }
    return (receipts, nil)
  }

  /// The changes as JSON Lines, for standard error when the program must end without saving.
  package var asJSON: [UInt8] {
    var json: [UInt8] = []
    for change in changes {
      json += #"{"key":"#.utf8
      json.appendJSON(change.key.utf8)
      json += #","flag":"\#(change.flag.rawValue)","value":\#(change.value),"briefs":["#.utf8
      for (index, brief) in change.briefs.enumerated() {
        json += "\(index == 0 ? "" : ",")\"\(brief.id)\"".utf8
      }
      json += #"],"paths":["#.utf8
      for (index, brief) in change.briefs.enumerated() {
        if index > 0 { json.append(UInt8(ascii: ",")) }
        json.appendPath(brief.path)
      }
      json += "]}\n".utf8
    }
    return json
  }
}
