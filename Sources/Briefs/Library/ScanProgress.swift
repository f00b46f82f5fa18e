/// How far a look at the folder has come.
package struct ScanProgress: Hashable, Sendable {
  /// A look reads all files first; the names in their texts are found after that.
  package enum Stage: Hashable, Sendable { case reading, naming }

  package var stage: Stage
  /// Files looked at, or briefs whose names were found.
  package var done: Int
  /// `nil` where nobody knows yet how many there are.
  package var total: Int?

  package init(_ stage: Stage = .reading, done: Int, of total: Int? = nil) {
    self.stage = stage
    self.done = done
    self.total = total
  }

  package var percent: Int? { total.flatMap { $0 > 0 ? min(100, done * 100 / $0) : nil } }
}
