import Text

/// What training makes, before it becomes the bytes of a model.
package struct ModelParts: Sendable {
  /// A hash with the number that a table keeps for it.
  package typealias Number = (hash: UInt64, value: UInt32)

  /// Folded names with a bit a list.
  package var names: [Number] = []
  /// Words in small letters with a number from 1 to 15.
  package var cases: [Number] = []
  /// Features with the codes of their weights.
  package var weights: [Number] = []
  /// Weight vectors by code: eight scores each, for all labels but O.
  package var codes: [Int16] = []
  /// 90 scores: nine labels after each of nine, then nine at a line's start.
  package var transitions: [Int32] = []

  package static let codeBits = EntityModel.Codes.bits

  package init() {}

  /// A bit for each of the most lists that a model can keep.
  package static let lists = EntityModel.Lists.most

  package func bytes() -> [UInt8] {
    var body: [UInt8] = []
    for index in 0..<((EntityModel.labels + 1) * EntityModel.labels) {
      let score = transitions.indices.contains(index) ? transitions[index] : 0
      withUnsafeBytes(of: score.littleEndian) { body += $0 }
    }
    body += PackedTable.bytes(
      of: weights, bucketBits: 13, valueBits: EntityModel.Codes.bits)
    body += PackedTable.bytes(of: names, bucketBits: 12, valueBits: EntityModel.Lists.most)
    body += PackedTable.bytes(of: cases, bucketBits: 10, valueBits: 4)
    let size = EntityModel.Codes.count * EntityModel.columns
    let vectors = codes.prefix(size) + Array(repeating: 0, count: max(0, size - codes.count))
    for score in vectors { withUnsafeBytes(of: score.littleEndian) { body += $0 } }
    var hash = StableHash()
    hash.combine(body)
    return EntityModel.magic + withUnsafeBytes(of: hash.value.littleEndian) { Array($0) } + body
  }
}

/// A word of a line as the table of cases counts it.
package struct CasedWord: Sendable {
  /// Of the word in small letters; the key of the table.
  package let hash: UInt64
  package let hasCapital: Bool
  /// A capital says nothing here.
  package let startsSentence: Bool

  /// The words of a line; none where the whole line is in capitals or a headline.
  package static func words(of line: [UInt8]) -> [CasedWord] {
    let text = BriefText(lines: [line], roles: Lexicon.roles)
    guard let line = text.lines.first, line.style == .sentence else { return [] }
    return line.bytes.withUnsafeBufferPointer { bytes in
      line.tokens.compactMap { token in
        guard token.isWord else { return nil }
        let form = WordForm(token, in: bytes)
        return CasedWord(
          hash: FeatureHash.finished(form.small), hasCapital: form.hasCapital,
          startsSentence: token.traits.contains(.sentenceStart))
      }
    }
  }
}

/// A stretch of a line that may hold names, with the features of its tokens.
package struct SeenSegment: Sendable {
  package let line: Int
  /// UTF-8 offsets of the tokens in the line.
  package let tokens: [Range<Int>]
  /// The features of all tokens one after another.
  package let features: [UInt64]
  /// What each feature is made of, as `TokenFeatures.Nature` numbers it.
  package let natures: [UInt8]
  /// Where each token's features end.
  package let ends: [Int]

  /// What the tagger would see of the lines of a document.
  package static func segments(
    of lines: [[UInt8]], by recogniser: ModelRecogniser
  ) -> [SeenSegment] {
    guard let model = recogniser.model else { return [] }
    let text = BriefText(lines: lines, roles: recogniser.rules.gazetteer.roles)
    var features = TokenFeatures()
    var segments: [SeenSegment] = []
    for (index, line) in text.lines.enumerated() {
      let rules = recogniser.ruleFeatures(in: text, line: index)
      let seen = SeenLine(line, rules: rules, model: model.lists)
      for segment in seen.segments {
        var hashes: [UInt64] = []
        var natures: [UInt8] = []
        var ends: [Int] = []
        for token in segment {
          features.fill(token, in: line, seen)
          hashes += features.hashes
          natures += features.natures.map(\.rawValue)
          ends.append(hashes.count)
        }
        segments.append(
          SeenSegment(
            line: index, tokens: line.tokens[segment].map(\.range), features: hashes,
            natures: natures, ends: ends))
      }
    }
    return segments
  }
}
