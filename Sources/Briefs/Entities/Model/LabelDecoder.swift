/// Finds the best legal sequence of labels for a stretch of tokens.
package struct LabelDecoder {
  /// A label that cannot stand.
  package static let impossible: Float = -1e18

  private let transitions: [Float]
  private var best: [Float] = []
  private var from: [UInt8] = []

  /// - Parameter transitions: scores by `from * 9 + to`; the last nine are for the line's start.
  package init(transitions: [Float]) { self.transitions = transitions }

  /// True where one label may follow another: inside a name only behind its own kind.
  @inline(__always)
  package static func mayFollow(_ next: Int, _ label: Int) -> Bool {
    next == 0 || next & 1 == 1 || label == next || label == next - 1
  }

  /// The labels of a stretch with O on both sides.
  ///
  /// - Parameter scores: nine a token.
  package mutating func labels(_ scores: UnsafeBufferPointer<Float>, count: Int) -> [UInt8] {
    let width = EntityModel.labels
    guard count > 0 else { return [] }
    if best.count < count * width {
      best = Array(repeating: 0, count: count * width)
      from = Array(repeating: 0, count: count * width)
    }
    for label in 0..<width {
      let starts = Self.mayFollow(label, 0)
      best[label] = starts ? scores[label] + transitions[label] : Self.impossible
    }
    for token in 1..<max(1, count) {
      let row = token * width
      for label in 0..<width {
        var top = Self.impossible * 2
        var source = 0
        for previous in 0..<width where Self.mayFollow(label, previous) {
          let score = best[row - width + previous] + transitions[previous * width + label]
          if score > top {
            top = score
            source = previous
          }
        }
        best[row + label] = top + scores[row + label]
        from[row + label] = UInt8(source)
      }
    }
    return path(count)
  }

  private func path(_ count: Int) -> [UInt8] {
    let width = EntityModel.labels
    let row = (count - 1) * width
    var label = 0
    var top = Self.impossible * 2
    for last in 0..<width {
      let score = best[row + last] + transitions[last * width]
      if score > top {
        top = score
        label = last
      }
    }
    var labels = [UInt8](repeating: 0, count: count)
    for token in (0..<count).reversed() {
      labels[token] = UInt8(label)
      label = Int(from[token * width + label])
    }
    return labels
  }
}
