/// Finds the names of a line by the trained model.
struct ModelTagger {
  let model: EntityModel
  /// Folded names that the model's lists are read without.
  let hidden: Set<UInt64>
  private var features = TokenFeatures()
  private var decoder: LabelDecoder
  private var scores: [Float] = []

  /// No name has more tokens.
  private static let longest = 16

  init(_ model: EntityModel, hidden: Set<UInt64> = []) {
    self.model = model
    self.hidden = hidden
    decoder = LabelDecoder(transitions: model.transitions)
  }

  /// - Parameter rules: what the rules found in the line, in order.
  mutating func spans(in line: Line, at index: Int, rules: [Span]) -> [Span] {
    let seen = SeenLine(line, rules: rules, model: model.lists, hidden: hidden)
    var spans: [Span] = []
    for segment in seen.segments { tag(segment, line, index, seen, into: &spans) }
    return spans
  }

  private mutating func tag(
    _ segment: Range<Int>, _ line: Line, _ index: Int, _ seen: SeenLine, into spans: inout [Span]
  ) {
    let width = EntityModel.labels
    if scores.count < segment.count * width {
      scores = Array(repeating: 0, count: segment.count * width)
    }
    for (row, token) in segment.enumerated() {
      features.fill(token, in: line, seen)
      var sums = SIMD8<Int32>()
      for hash in features.hashes {
        guard let code = model.weights.value(hash) else { continue }
        sums &+= model.codes[Int(code)]
      }
      scores[row * width] = 0
      for column in 0..<EntityModel.columns {
        scores[row * width + 1 + column] = Float(sums[column])
      }
    }
    let labels = scores.withUnsafeBufferPointer { decoder.labels($0, count: segment.count) }
    var start: Int?
    for (offset, label) in labels.enumerated() {
      let isInside = label != 0 && label & 1 == 0
      if let begun = start, !isInside {
        take(begun..<offset, labels[begun], segment, line, index, &spans)
        start = nil
      }
      if label & 1 == 1 { start = offset }
    }
    if let begun = start {
      take(begun..<labels.count, labels[begun], segment, line, index, &spans)
    }
  }

  private func take(
    _ range: Range<Int>, _ label: UInt8, _ segment: Range<Int>, _ line: Line, _ index: Int,
    _ spans: inout [Span]
  ) {
    guard range.count <= Self.longest else { return }
    let tokens = (range.lowerBound + segment.lowerBound)..<(range.upperBound + segment.lowerBound)
    let kind = EntityModel.kinds[Int(label - 1) / 2]
    var span = Span(tokens, of: line, at: index, kind, .context)
    span.source = .model
    spans.append(span)
  }
}
