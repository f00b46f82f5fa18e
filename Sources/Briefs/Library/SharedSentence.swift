import Text

/// Two entities that are asked about together.
package struct EntityPair: Hashable, Sendable {
  package let first: Entity
  package let second: Entity

  package init(_ first: Entity, _ second: Entity) {
    self.first = first
    self.second = second
  }
}

/// A sentence that mentions both entities of a pair, with all that is needed to cite it; or, of a brief
/// that never does so in one sentence, one of the two that stand nearest.
package struct SharedSentence: Hashable, Sendable {
  package var row: BriefRow
  /// The file's path below the folder.
  package var path: DisplayText
  package var source: DisplayText?
  package var url: String?
  /// `nil` for the headline.
  package var role: Section.Role?
  /// The section's title as written; empty for the headline.
  package var title: DisplayText
  package var place: Place
  package var sentence: DisplayText
  /// UTF-8 ranges of the sentence that name the first entity, and those that name the second.
  package var first: [Range<Int>]
  package var second: [Range<Int>]

  /// False where the sentence mentions only one of the two.
  package var isTogether: Bool { !first.isEmpty && !second.isEmpty }

  package init(
    row: BriefRow, path: DisplayText, source: DisplayText?, url: String?, role: Section.Role?,
    title: DisplayText, place: Place, sentence: DisplayText, first: [Range<Int>],
    second: [Range<Int>]
  ) {
    self.row = row
    self.path = path
    self.source = source
    self.url = url
    self.role = role
    self.title = title
    self.place = place
    self.sentence = sentence
    self.first = first
    self.second = second
  }
}

/// A part of the sentences that mention both entities of a pair, newest first.
package struct SharedSentences: Hashable, Sendable {
  package var sentences: [SharedSentence]
  /// Briefs that mention both, in one sentence or not; `nil` where the part is not the first.
  package var briefs: Int?
  /// Where the next part begins; `nil` after the last.
  package var next: Int64?

  package init(sentences: [SharedSentence], briefs: Int? = nil, next: Int64? = nil) {
    self.sentences = sentences
    self.briefs = briefs
    self.next = next
  }
}

extension SharedSentence {
  /// Longer sentences are cut, in bytes to either side of the first name.
  private static let reach = 1000

  /// The sentences of a brief that mention both, in reading order. Where there is none, the two
  /// sentences that name one each and stand nearest to each other.
  package static func all(in opened: OpenedBrief, _ pair: EntityPair) -> [SharedSentence] {
    let found = together(in: opened, pair)
    return found.isEmpty ? nearest(in: opened, pair) : found
  }

  private static func together(
    in opened: OpenedBrief, _ pair: EntityPair
  ) -> [SharedSentence] {
    let second = opened.mentions.filter { $0.entity.key == pair.second.key }.map(\.place)
    var found: [SharedSentence] = []
    var last: Place?
    var at = 0
    var firsts = opened.mentions.filter { $0.entity.key == pair.first.key }.map(\.place)[...]
    while let place = firsts.first {
      let own = sentence(holding: place, in: opened.brief)
      guard let own, last != own else {
        firsts.removeFirst()
        continue
      }
      last = own
      let mine = firsts.prefix { own.holds($0) }
      firsts = firsts.dropFirst(max(1, mine.count))
      while at < second.count, second[at] < own, !own.holds(second[at]) { at += 1 }
      let theirs = second[at...].prefix { own.holds($0) }
      guard !mine.isEmpty, !theirs.isEmpty else { continue }
      found.append(SharedSentence(own, mine, theirs, in: opened))
    }
    return found
  }

  private static func nearest(
    in opened: OpenedBrief, _ pair: EntityPair
  ) -> [SharedSentence] {
    let mentions = opened.mentions.filter {
      $0.entity.key == pair.first.key || $0.entity.key == pair.second.key
    }
    let starts = blockStarts(opened.brief)
    func offset(_ place: Place) -> Int {
      let block = place.section.flatMap { starts[$0][place.block] } ?? 0
      return block + place.range.lowerBound
    }
    let neighbours = zip(mentions, mentions.dropFirst()).filter {
      $0.entity.key != $1.entity.key
    }
    let best = neighbours.min {
      offset($0.1.place) - offset($0.0.place) < offset($1.1.place) - offset($1.0.place)
    }
    guard let best else { return [] }
    return [best.0, best.1].compactMap { mention in
      guard let own = sentence(holding: mention.place, in: opened.brief) else { return nil }
      func places(_ entity: Entity) -> [Place] {
        mentions.filter { $0.entity.key == entity.key && own.holds($0.place) }.map(\.place)
      }
      return SharedSentence(own, places(pair.first)[...], places(pair.second)[...], in: opened)
    }
  }

  /// How much text stands before each block, in bytes.
  private static func blockStarts(_ brief: Brief) -> [[Int]] {
    var bytes = brief.title.string.utf8.count
    return brief.sections.map { section in
      section.blocks.map { block in
        defer { bytes += block.text.string.utf8.count }
        return bytes
      }
    }
  }

  private static func sentence(holding place: Place, in brief: Brief) -> Place? {
    guard let text = brief.block(section: place.section, block: place.block) else { return nil }
    let range = Snippet.sentence(around: place.range, in: text, reach: reach)
    return Place(section: place.section, block: place.block, range: range)
  }

  private init(
    _ place: Place, _ first: ArraySlice<Place>, _ second: ArraySlice<Place>, in opened: OpenedBrief
  ) {
    let brief = opened.brief
    let section = place.section.map { brief.sections[$0] }
    let start = place.range.lowerBound
    func moved(_ place: Place) -> Range<Int> {
      place.range.lowerBound - start..<place.range.upperBound - start
    }
    self.init(
      row: opened.row, path: opened.path, source: brief.source, url: brief.url,
      role: section?.role, title: section?.title ?? .empty, place: place,
      sentence: (brief.block(section: place.section, block: place.block) ?? .empty)[place.range],
      first: first.map(moved), second: second.map(moved))
  }
}

extension Place {
  /// True where another place lies within this one.
  package func holds(_ other: Place) -> Bool {
    section == other.section && block == other.block
      && range.lowerBound <= other.range.lowerBound && other.range.upperBound <= range.upperBound
  }
}
