import Briefs

/// Makes a model out of a corpus: the same bytes from the same corpus and plan.
package struct Trainer {
  /// How a model is trained.
  package struct Plan: Sendable {
    package var seed: UInt64 = 20_250_813
    package var epochs = 5
    /// Features that stay in the model.
    package var features = 100_000
    /// Features seen less often in training are left out.
    package var rare = 3
    /// Words seen less often have no entry in the table of capitals.
    package var rareWords = 3
    /// Rounds of looking for the best book of weight vectors.
    package var rounds = 5
    /// Sentences of all sets that are also shown as headlines, a thousandth each.
    package var headlines = 300
    /// And in capitals.
    package var shouted = 20
    /// Perceptrons of different luck that are averaged.
    package var runs = 4
    /// Times that sentences of other sets than the largest are shown in a round.
    package var repeats = 1
    /// Weights of features that were left out at random count less, as they were learnt with fewer.
    package var scalesDropped = false
    /// How often features are left out while training.
    package var dropout = Dropout()
    /// How many weight vectors there are to draw from.
    package var codes = 1 << ModelParts.codeBits

    package init() {}
  }

  private let plan: Plan
  private let report: (String) -> Void

  package init(_ plan: Plan, report: @escaping (String) -> Void = { _ in }) {
    self.plan = plan
    self.report = report
  }

  /// - Returns: the bytes of the model, or `nil` where the corpus is empty.
  package func model(of corpus: Corpus) -> [UInt8]? {
    var random = SeededRandom(plan.seed)
    let documents = corpus.sets.flatMap(\.documents)
    var parts = ModelParts()
    parts.names = Tables.names(corpus.lists)
    parts.cases = Tables.cases(documents, atLeast: plan.rareWords)
    guard let lists = EntityModel(parts.bytes()) else { return nil }
    report("\(documents.count) documents, \(parts.names.count) names, \(parts.cases.count) words")
    var all = documents + varied(documents, &random)
    for set in corpus.sets where set.name != "gmb" {
      for _ in 0..<max(0, plan.repeats - 1) { all += set.documents }
    }
    let examples = Examples(all, recogniser: ModelRecogniser(model: lists), rare: plan.rare)
    guard !examples.hashes.isEmpty else { return nil }
    report("\(examples.tokens.count) tokens near capitals, \(examples.hashes.count) features")
    var (weights, transitions) = ([Float](), [Float]())
    for run in 1...max(1, plan.runs) {
      var learner = Perceptron(examples, seed: random.next())
      for epoch in 1...max(1, plan.epochs) {
        let wrong = learner.epoch(plan.dropout)
        report("run \(run), round \(epoch): \(wrong) of \(examples.segments.count) stretches wrong")
      }
      let mine = learner.averaged()
      if run == 1 {
        (weights, transitions) = mine
      } else {
        for index in weights.indices { weights[index] += mine.weights[index] }
        for index in transitions.indices { transitions[index] += mine.transitions[index] }
      }
    }
    if plan.scalesDropped {
      let shares = plan.dropout.byNature.map { 1 - Float($0) / 65536 }
      for feature in examples.hashes.indices {
        let share = shares[Int(examples.natures[feature])]
        for at in (feature * 8)..<(feature * 8 + 8) { weights[at] *= share }
      }
    }
    pack(weights, transitions, examples, &parts)
    return parts.bytes()
  }

  /// Some of the sentences again, as headlines and in capitals.
  private func varied(
    _ documents: [GoldDocument], _ random: inout SeededRandom
  ) -> [GoldDocument] {
    var varied: [GoldDocument] = []
    for document in documents {
      for line in document.lines {
        let draw = random.below(1000)
        if draw < plan.headlines {
          let keepsSmall = random.below(3) > 0
          let headline = Augmentation.titleCased(line, keepsSmall: keepsSmall)
          varied.append(GoldDocument(id: document.id, lines: [headline]))
        } else if draw < plan.headlines + plan.shouted {
          varied.append(GoldDocument(id: document.id, lines: [Augmentation.shouted(line)]))
        }
      }
    }
    return varied
  }

  /// Keeps the features that weigh most, and brings their weights into bytes.
  private func pack(
    _ weights: [Float], _ transitions: [Float], _ examples: Examples, _ parts: inout ModelParts
  ) {
    let vectors = examples.hashes.indices.map { feature in
      SIMD8<Float>(weights[(feature * 8)..<(feature * 8 + 8)])
    }
    let worth = vectors.indices.map { feature in
      (vectors[feature] * vectors[feature]).sum() * Float(examples.counts[feature]).squareRoot()
    }
    let order = vectors.indices.sorted { (worth[$0], $1) > (worth[$1], $0) }
    let kept = Array(order.prefix(plan.features)).sorted()
    let book = Quantiser(
      kept.map { vectors[$0] }, importance: kept.map { Float(examples.counts[$0]).squareRoot() },
      count: plan.codes, exact: plan.codes / 4, rounds: plan.rounds)
    let largest = book.codes.map { max($0.max(), -$0.min()) }.max() ?? 1
    let scale = 32000 / max(largest, 0.001)
    parts.codes = book.codes.flatMap { code in
      (0..<8).map { Int16(clamping: Int((code[$0] * scale).rounded())) }
    }
    parts.weights = kept.enumerated().map { index, feature in
      (examples.hashes[feature], UInt32(book.chosen[index]))
    }
    parts.transitions = transitions.map { Int32(clamping: Int(($0 * scale).rounded())) }
    report("\(kept.count) features kept of \(vectors.count), scale \(scale)")
  }
}
