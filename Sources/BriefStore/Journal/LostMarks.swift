import Briefs

/// Marks of this device that its journal does not hold any more, because it was deleted, cut or put back
/// from a backup while the program ran.
struct LostMarks {
  /// What became of them.
  enum Outcome: Hashable, Sendable {
    case writtenAgain(Int)
    case notWritten(JournalError)
  }

  /// The lines found in the file since then.
  var found: Set<Stamp> = []

  /// The marks that are in the state and neither in the file nor among `kept`, as lines with the clocks
  /// they had.
  func lines(
    of state: JournalState, device: UInt64, folder: String, except kept: Set<Stamp>
  ) -> [JournalLine] {
    var lines: [Stamp: JournalLine] = [:]
    for (flag, table) in [(Flag.read, state.read), (.starred, state.starred)] {
      for mark in table.rows
      where mark.stamp.device == device && !found.contains(mark.stamp)
        && !kept.contains(mark.stamp)
      {
        let clock = String(decoding: mark.stamp.bytes, as: UTF8.self)
        var line =
          lines[mark.stamp]
          ?? JournalLine(
            stamp: mark.stamp, action: "again-\(clock)", flag: flag, value: mark.value,
            folder: folder, entries: [])
        let fingerprint = mark.fingerprint.map {
          Fingerprint(headline: 0, sentence: 0, content: $0)
        }
        line.entries.append(
          JournalLine.Entry(id: mark.id, was: !mark.value, fingerprint: fingerprint))
        lines[mark.stamp] = line
      }
    }
    return lines.values.sorted { $0.stamp < $1.stamp }
  }
}
