import Briefs

/// Which IDs are names of one brief: disjoint sets of them, joined two at a time.
///
/// Joining the same pairs in any order gives the same sets, each called the same.
struct NameTable: Sendable {
  /// A name that has at least one other beside it.
  struct Name: DenseRow, Hashable, Sendable {
    var id: BriefID
    /// The next name towards the root of its set; itself for the root.
    var parent: BriefID
    /// The next name of the set, around in a circle.
    var next: BriefID
    /// How many names the set has; counts for the root only, as the two below.
    var size: UInt64 = 1
    /// The earliest clock of a line that joined two names of the set, and what it called the brief.
    var first: Stamp
    var called: BriefID

    var key: UInt64 { id.value }
  }

  private(set) var rows = DenseTable<Name>()

  init() {}

  /// Takes over rows that were written down; nil where they are not whole sets.
  init?(_ rows: DenseTable<Name>) {
    let isWhole = rows.rows.allSatisfy { row in
      rows[row.parent.value] != nil && rows[row.next.value] != nil
    }
    guard isWhole else { return nil }
    self.rows = rows
  }

  /// True for an ID that is one of several names.
  func contains(_ id: BriefID) -> Bool { rows[id.value] != nil }

  /// The name that stands for the whole set in tables; an ID alone is its own.
  func root(of id: BriefID) -> BriefID {
    var id = id
    // Sets are joined by size, so a path has at most 64 steps; damage must not turn it into a circle.
    for _ in 0..<64 {
      guard let row = rows[id.value], row.parent != id else { return id }
      id = row.parent
    }
    return id
  }

  /// What the brief is called: as the earliest of the lines that joined its names has it.
  func name(of id: BriefID) -> BriefID { rows[root(of: id).value]?.called ?? id }

  /// All names of the brief, the ID itself among them.
  func all(of id: BriefID) -> [BriefID] {
    var all = [id]
    var next = rows[id.value]?.next ?? id
    while next != id, all.count <= rows.rows.count, let row = rows[next.value] {
      all.append(next)
      next = row.next
    }
    return all
  }

  /// Joins two names, of which `id` is what a line calls the brief, and gives the new root.
  mutating func join(_ id: BriefID, _ other: BriefID, at stamp: Stamp) -> BriefID {
    let one = row(of: root(of: id), id, stamp)
    let two = row(of: root(of: other), id, stamp)
    var (root, child) = (one.size, one.id) >= (two.size, two.id) ? (one, two) : (two, one)
    let candidates = [(stamp, id), (one.first, one.called), (two.first, two.called)]
    if let earliest = candidates.min(by: { $0 < $1 }) { (root.first, root.called) = earliest }
    if root.id != child.id {
      swap(&root.next, &child.next)
      root.size += child.size
      child.parent = root.id
      put(child)
    }
    put(root)
    return root.id
  }

  /// The row of a root; a new one for an ID that has been alone.
  private func row(of root: BriefID, _ called: BriefID, _ stamp: Stamp) -> Name {
    rows[root.value] ?? Name(id: root, parent: root, next: root, first: stamp, called: called)
  }

  private mutating func put(_ row: Name) { rows.update(row.key) { _ in row } }
}
