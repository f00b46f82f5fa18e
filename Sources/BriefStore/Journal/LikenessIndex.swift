import Briefs

/// Finds among many sketches those that are alike.
///
/// A table of lists, one for each bin and value. Each sketch is entered for at most half of the bins: at
/// a likeness of 0.3 one pair in a hundred thousand has none of 32 in common.
struct LikenessIndex: Sendable {
  private static let most = 32

  private let rows: [JournalState.Text]
  /// The latest entry of each list, by bin and value; -1 for none.
  private var heads = [Int32](repeating: -1, count: TextSketch.binCount * 256)
  private var entries: [(row: Int32, next: Int32)] = []

  init(_ rows: [JournalState.Text]) {
    self.rows = rows
    for (row, text) in rows.enumerated() {
      var count = 0
      for bin in 0..<TextSketch.binCount where count < Self.most {
        let value = text.trace.sketch[bin: bin]
        if value == 0 { continue }
        count += 1
        let list = bin << 8 | Int(value)
        entries.append((Int32(truncatingIfNeeded: row), heads[list]))
        heads[list] = Int32(truncatingIfNeeded: entries.count - 1)
      }
    }
  }

  /// Calls `body` with each text that has something in common with a sketch.
  func forEach(near sketch: TextSketch, _ body: (JournalState.Text) -> Void) {
    var seen: Set<Int32> = []
    for bin in 0..<TextSketch.binCount {
      let value = sketch[bin: bin]
      if value == 0 { continue }
      var at = heads[bin << 8 | Int(value)]
      while at >= 0 {
        let entry = entries[Int(at)]
        at = entry.next
        if seen.insert(entry.row).inserted { body(rows[Int(entry.row)]) }
      }
    }
  }
}
