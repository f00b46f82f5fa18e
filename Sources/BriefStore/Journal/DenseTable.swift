/// A row that a `DenseTable` finds by its key.
protocol DenseRow: Sendable {
  var key: UInt64 { get }
}

/// A hash table that keeps its rows side by side: half the memory of a `Dictionary`, and its
/// rows can be written down and read back as they are.
struct DenseTable<Row: DenseRow>: Sendable {
  private(set) var rows: [Row] = []
  /// One more than the index of a row, or 0; its count is a power of two.
  private var slots: [UInt32] = []

  init() {}

  init(rows: [Row]) {
    self.rows = rows
    rehash()
  }

  subscript(key: UInt64) -> Row? {
    guard !slots.isEmpty else { return nil }
    let slot = slots[place(of: key)]
    return slot == 0 ? nil : rows[Int(slot) - 1]
  }

  /// Puts in the row that `choose` makes of the one with the key, or of none; nil leaves things
  /// as they are.
  mutating func update(_ key: UInt64, _ choose: (Row?) -> Row?) {
    if slots.count * 3 <= (rows.count + 1) * 4 { rehash() }
    let place = place(of: key)
    if slots[place] != 0 {
      let index = Int(slots[place]) - 1
      if let row = choose(rows[index]) { rows[index] = row }
    } else if let row = choose(nil) {
      rows.append(row)
      slots[place] = UInt32(rows.count)
    }
  }

  /// Where the key is, or the free place where it belongs.
  private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var hasher = Hasher()
    hasher.combine(key)
    var place = hasher.finalize() & mask
    while slots[place] != 0, rows[Int(slots[place]) - 1].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func rehash() {
    var count = 16
    while count < (rows.count + 1) * 2 { count *= 2 }
    slots = [UInt32](repeating: 0, count: count)
    for (index, row) in rows.enumerated() { slots[place(of: row.key)] = UInt32(index + 1) }
  }
}
