import Text

/// What two texts of one brief have that the other has not, sentence by sentence.
package struct BriefDifference: Sendable, Hashable {
  package enum Side: Sendable, Hashable {
    case removed, added
  }

  package struct Line: Sendable, Hashable {
    package var side: Side
    package var text: DisplayText

    package init(_ side: Side, _ text: DisplayText) {
      self.side = side
      self.text = text
    }
  }

  /// In the order of the texts; what was removed before what was added in its place.
  package private(set) var lines: [Line] = []

  /// The largest number of pairs of sentences that are compared; larger stretches differ as a whole.
  private static let mostPairs = 4_000_000

  package init(from old: Brief, to new: Brief) {
    let old = Self.sentences(of: old)
    let new = Self.sentences(of: new)
    let oldKeys = old.map { StableHash.of($0.string) }
    let newKeys = new.map { StableHash.of($0.string) }
    var start = 0
    while start < min(old.count, new.count), oldKeys[start] == newKeys[start] { start += 1 }
    var same = 0
    while same < min(old.count, new.count) - start,
      oldKeys[old.count - 1 - same] == newKeys[new.count - 1 - same]
    { same += 1 }
    let kept = Self.common(
      oldKeys[start..<(old.count - same)], newKeys[start..<(new.count - same)])
    var at = (old: start, new: start)
    for pair in kept + [(old: old.count - same, new: new.count - same)] {
      lines += old[at.old..<pair.old].map { Line(.removed, $0) }
      lines += new[at.new..<pair.new].map { Line(.added, $0) }
      at = (pair.old + 1, pair.new + 1)
    }
  }

  package var isEmpty: Bool { lines.isEmpty }

  /// The headline, the standfirst, and the titles and sentences of all sections.
  private static func sentences(of brief: Brief) -> [DisplayText] {
    var texts = [brief.title]
    if let standfirst = brief.standfirst { texts.append(standfirst) }
    for section in brief.sections {
      if !section.title.isEmpty { texts.append(section.title) }
      for block in section.blocks { texts += sentences(of: block.text) }
    }
    return texts
  }

  private static func sentences(of text: DisplayText) -> [DisplayText] {
    // A range of a long text is found by counting from its start.
    let bytes = Array(text.string.utf8)
    return Words.sentences(in: text.string).map {
      DisplayText(cleaning: String(decoding: bytes[$0], as: UTF8.self))
    }
  }

  /// The places of a longest common subsequence.
  private static func common(
    _ old: ArraySlice<UInt64>, _ new: ArraySlice<UInt64>
  ) -> [(old: Int, new: Int)] {
    let (pairs, overflow) = old.count.multipliedReportingOverflow(by: new.count)
    guard pairs > 0, !overflow, pairs <= mostPairs else { return [] }
    let width = new.count + 1
    var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
    for i in (0..<old.count).reversed() {
      for j in (0..<new.count).reversed() {
        let isSame = old[old.startIndex + i] == new[new.startIndex + j]
        lengths[i * width + j] =
          isSame
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var found: [(old: Int, new: Int)] = []
    var (i, j) = (0, 0)
    while i < old.count, j < new.count {
      if old[old.startIndex + i] == new[new.startIndex + j] {
        found.append((old.startIndex + i, new.startIndex + j))
        i += 1
        j += 1
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return found
  }
}
