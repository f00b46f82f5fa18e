import Briefs
import Glibc

/// What the reader did with the briefs: all journals of the state folder folded into one state,
/// and this device's own, which it appends to.
///
/// Not `Sendable`: whoever makes it keeps it on one serial queue.
package final class Journal {
  package init(
    stateFolder: String, folder: String, device: String, now: @escaping () -> Int64,
    files: FileOperations = .system, checkpoint: Checkpoint? = nil
  ) {
  }

  package static func deviceName(stateFolder: String) -> String {
    StateFolder(stateFolder).deviceName
  }

  package var startedFromCheckpoint: Bool { false }
  package var damagedLines: Int { 0 }
  package var checkpoint: Checkpoint { Checkpoint() }
  package func mark(
    _ briefs: [MarkedBrief], _ flag: Flag, _ value: Bool, key: String
  ) throws(JournalError) -> Receipt {
    Receipt(flag: flag, value: value, changed: [], refreshed: [])
  }
  package func undo() throws(JournalError) -> UndoReceipt? { nil }
  package func redo() throws(JournalError) -> UndoReceipt? { nil }
  package func refresh() -> Set<BriefID> { [] }
  package func state(of id: BriefID) -> BriefMarks { BriefMarks() }
  package func forEachState(_ body: (BriefID, BriefMarks) throws -> Void) rethrows {}
  package func identity(atPath path: [UInt8]) -> (id: BriefID, fingerprint: Fingerprint)? { nil }
}

package struct Checkpoint: Codable, Sendable {}
