import Briefs

/// Training examples with their features as numbers.
struct Examples {
  /// A stretch of tokens that may hold names.
  struct Segment {
    /// Into `tokens`.
    var tokens: Range<Int>
    /// O may be *other* here.
    var isPartial: Bool
  }

  /// A token: its features in `features`, and its label.
  struct Token {
    var start: Int
    var end: Int
    var label: UInt8
  }

  private(set) var segments: [Segment] = []
  private(set) var tokens: [Token] = []
  /// Feature numbers with the nature in the upper four bits.
  private(set) var features: [UInt32] = []
  /// The hash of every feature that was kept, by number.
  private(set) var hashes: [UInt64] = []
  /// How often each was seen.
  private(set) var counts: [UInt32] = []
  private(set) var natures: [UInt8] = []

  static let natureShift: UInt32 = 28
  private static let numberMask: UInt32 = 1 << natureShift - 1

  /// - Parameter rare: features seen less often are dropped.
  init(_ documents: [GoldDocument], recogniser: ModelRecogniser, rare: Int) {
    var numbers: [UInt64: UInt32] = [:]
    numbers.reserveCapacity(1 << 22)
    var all: [UInt32] = []
    for document in documents {
      let seen = SeenSegment.segments(of: document.lines.map(\.text), by: recogniser)
      for segment in seen {
        let line = document.lines[segment.line]
        let first = tokens.count
        let labels = Labels.of(segment.tokens, line.spans)
        var start = 0
        for (at, end) in segment.ends.enumerated() {
          let begin = all.count
          for index in start..<end {
            let hash = segment.features[index]
            let fresh = UInt32(numbers.count)
            let number = numbers[hash] ?? fresh
            if number == fresh {
              numbers[hash] = fresh
              hashes.append(hash)
              counts.append(0)
              natures.append(segment.natures[index])
            }
            counts[Int(number)] += 1
            all.append(UInt32(segment.natures[index]) << Self.natureShift | number)
          }
          tokens.append(Token(start: begin, end: all.count, label: labels[at]))
          start = end
        }
        segments.append(Segment(tokens: first..<tokens.count, isPartial: line.isPartial))
      }
    }
    prune(all, rare)
  }

  /// Drops what is seen too rarely to say anything, and numbers the rest anew.
  private mutating func prune(_ all: [UInt32], _ rare: Int) {
    var renamed = [UInt32](repeating: .max, count: hashes.count)
    var kept: UInt32 = 0
    for index in hashes.indices where counts[index] >= rare {
      renamed[index] = kept
      hashes[Int(kept)] = hashes[index]
      counts[Int(kept)] = counts[index]
      natures[Int(kept)] = natures[index]
      kept += 1
    }
    hashes.removeSubrange(Int(kept)...)
    counts.removeSubrange(Int(kept)...)
    natures.removeSubrange(Int(kept)...)
    features.reserveCapacity(all.count)
    for index in tokens.indices {
      let start = features.count
      for at in tokens[index].start..<tokens[index].end {
        let number = renamed[Int(all[at] & Self.numberMask)]
        if number != .max { features.append(all[at] & ~Self.numberMask | number) }
      }
      tokens[index].start = start
      tokens[index].end = features.count
    }
  }
}

/// Labels of tokens: 0 for O, then B and I of person, organisation, place and other.
enum Labels {
  static let kinds: [Entity.Kind] = [.person, .organisation, .place, .other]

  /// A token that a name covers by half or more is in it.
  static func of(_ tokens: [Range<Int>], _ spans: [GoldSpan]) -> [UInt8] {
    var labels = [UInt8](repeating: 0, count: tokens.count)
    for span in spans {
      var isFirst = true
      for (index, token) in tokens.enumerated() where token.overlaps(span.range) {
        let shared = token.clamped(to: span.range).count
        guard shared * 2 >= token.count, labels[index] == 0 else { continue }
        let kind = kinds.firstIndex(of: span.kind) ?? 3
        labels[index] = UInt8(1 + kind * 2 + (isFirst ? 0 : 1))
        isFirst = false
      }
    }
    return labels
  }
}
