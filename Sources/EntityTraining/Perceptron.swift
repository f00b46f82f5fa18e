import Briefs

/// How often features are left out while training, in parts of 65,536, by what they are made of.
package struct Dropout: Sendable {
  package var form: UInt64 = 0
  package var word: UInt64 = 19661
  package var affix: UInt64 = 19661
  package var context: UInt64 = 19661
  package var list: UInt64 = 19661

  package init() {}

  var byNature: [UInt64] { [form, word, affix, context, list] }
}

/// An averaged perceptron over label sequences.
struct Perceptron {
  static let labels = 9
  private let examples: Examples
  private(set) var weights: [Float]
  private var sums: [Float]
  private(set) var transitions = [Float](repeating: 0, count: 90)
  private var transitionSums = [Float](repeating: 0, count: 90)
  private var steps: Float = 1
  private var random: SeededRandom

  init(_ examples: Examples, seed: UInt64) {
    self.examples = examples
    weights = Array(repeating: 0, count: examples.hashes.count * Self.labels)
    sums = weights
    random = SeededRandom(seed)
  }

  /// Looks at every segment once, in random order.
  ///
  /// - Returns: how many segments were labelled wrongly.
  mutating func epoch(_ dropout: Dropout) -> Int {
    var order = Array(examples.segments.indices)
    random.shuffle(&order)
    var wrong = 0
    var learner = Learner(examples: examples, dropout: dropout.byNature)
    for index in order {
      let changed = weights.withUnsafeMutableBufferPointer { weights in
        sums.withUnsafeMutableBufferPointer { sums in
          learner.learn(
            examples.segments[index], weights, sums, &transitions, &transitionSums, steps, &random)
        }
      }
      if changed { wrong += 1 }
      steps += 1
    }
    return wrong
  }

  /// The mean of all weights that were ever used, O's taken from the others: eight a feature.
  func averaged() -> (weights: [Float], transitions: [Float]) {
    var result = [Float](repeating: 0, count: examples.hashes.count * 8)
    for feature in examples.hashes.indices {
      let row = feature * Self.labels
      let outside = weights[row] - sums[row] / steps
      for label in 1..<Self.labels {
        result[feature * 8 + label - 1] = weights[row + label] - sums[row + label] / steps - outside
      }
    }
    let means = zip(transitions, transitionSums).map { $0 - $1 / steps }
    return (result, means)
  }
}

/// Labels one segment and learns from its mistakes.
private struct Learner {
  let examples: Examples
  let dropout: [UInt64]
  private var scores: [Float] = []
  private var active: [UInt32] = []
  private var ends: [Int] = []

  init(examples: Examples, dropout: [UInt64]) {
    self.examples = examples
    self.dropout = dropout
  }

  mutating func learn(
    _ segment: Examples.Segment, _ weights: UnsafeMutableBufferPointer<Float>,
    _ sums: UnsafeMutableBufferPointer<Float>, _ transitions: inout [Float],
    _ transitionSums: inout [Float], _ steps: Float, _ random: inout SeededRandom
  ) -> Bool {
    choose(segment, &random)
    score(segment, weights)
    var decoder = LabelDecoder(transitions: transitions)
    let count = segment.tokens.count
    let guess = scores.withUnsafeBufferPointer { decoder.labels($0, count: count) }
    var gold = segment.tokens.map { examples.tokens[$0].label }
    if segment.isPartial, !isAllowed(guess, gold) {
      gold = constrained(gold, &decoder)
    } else if segment.isPartial {
      return false
    }
    guard guess != gold else { return false }
    update(gold, 1, weights, sums, &transitions, &transitionSums, steps)
    update(guess, -1, weights, sums, &transitions, &transitionSums, steps)
    return true
  }

  /// Which features count this time.
  private mutating func choose(_ segment: Examples.Segment, _ random: inout SeededRandom) {
    active.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    for token in segment.tokens {
      let token = examples.tokens[token]
      for index in token.start..<token.end {
        let feature = examples.features[index]
        let chance = dropout[Int(feature >> Examples.natureShift)]
        if chance > 0, random.happens(chance) { continue }
        active.append(feature & (1 << Examples.natureShift - 1))
      }
      ends.append(active.count)
    }
  }

  private mutating func score(
    _ segment: Examples.Segment, _ weights: UnsafeMutableBufferPointer<Float>
  ) {
    let width = Perceptron.labels
    scores.removeAll(keepingCapacity: true)
    let bytes = UnsafeRawBufferPointer(weights)
    var start = 0
    for end in ends {
      var low = SIMD8<Float>()
      var last: Float = 0
      for index in start..<end {
        let row = Int(active[index]) * width
        low += bytes.loadUnaligned(fromByteOffset: row * 4, as: SIMD8<Float>.self)
        last += weights[row + 8]
      }
      for label in 0..<8 { scores.append(low[label]) }
      scores.append(last)
      start = end
    }
  }

  /// Differs from the marks only by *other* where nothing is marked.
  private func isAllowed(_ guess: [UInt8], _ gold: [UInt8]) -> Bool {
    zip(guess, gold).allSatisfy { $0 == $1 || $1 == 0 && $0 >= 7 }
  }

  /// The best labels that agree with the marks.
  private mutating func constrained(_ gold: [UInt8], _ decoder: inout LabelDecoder) -> [UInt8] {
    let width = Perceptron.labels
    for (token, label) in gold.enumerated() {
      for other in 0..<width where other != Int(label) && !(label == 0 && other >= 7) {
        scores[token * width + other] = LabelDecoder.impossible / 1e6
      }
    }
    return scores.withUnsafeBufferPointer { decoder.labels($0, count: gold.count) }
  }

  private func update(
    _ labels: [UInt8], _ amount: Float, _ weights: UnsafeMutableBufferPointer<Float>,
    _ sums: UnsafeMutableBufferPointer<Float>, _ transitions: inout [Float],
    _ transitionSums: inout [Float], _ steps: Float
  ) {
    let width = Perceptron.labels
    var start = 0
    for (token, end) in ends.enumerated() {
      for index in start..<end {
        let at = Int(active[index]) * width + Int(labels[token])
        weights[at] += amount
        sums[at] += amount * steps
      }
      let previous = token == 0 ? 0 : Int(labels[token - 1])
      let at = previous * width + Int(labels[token])
      transitions[at] += amount
      transitionSums[at] += amount * steps
      start = end
    }
    let last = Int(labels.last ?? 0) * width
    transitions[last] += amount
    transitionSums[last] += amount * steps
  }
}
