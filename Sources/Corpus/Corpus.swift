/// A folder of made-up briefs that are the same wherever and however often they are made.
///
/// A brief depends only on the seed and its own number: the first thousand briefs are the same in a
/// corpus of a thousand and of a million, in whatever order they are written.
package struct Corpus: Sendable {
  /// How long the texts are.
  package enum TextLength: String, Sendable, CaseIterable {
    /// About 3.6 KB, 530 words, as published.
    case full
    /// About 680 bytes, a sentence a section, where a million of them must fit on a disk.
    case sparse
  }

  /// One file, its path below the folder.
  package struct File: Sendable, Equatable {
    package let path: String
    package let bytes: [UInt8]
  }

  private let seed: UInt64
  private var length: TextLength
  private let vocabulary: Vocabulary

  package init(seed: UInt64 = 1, length: TextLength = .full) {
    self.seed = seed
    self.length = length
    vocabulary = Vocabulary(seed: seed)
  }

  /// The same stories in texts of another length; they begin with the same words.
  package func withTexts(_ length: TextLength) -> Corpus {
    var other = self
    other.length = length
    return other
  }

  package func file(_ number: Int) -> File {
    var random = SeededRandom(seed: seed, item: UInt64(number))
    let story = story(number, &random)
    let digits = String(number)
    let name = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    let (bytes, ending): ([UInt8], String) =
      switch random.below(100) {
      case 0..<10: (StoryFormat.plainText(story), "txt")
      case 10..<18: (StoryFormat.json(story, number), "json")
      default: (StoryFormat.markdown(story, number), "md")
      }
    return File(path: "\(story.moment.folder)/brief-\(name).\(ending)", bytes: bytes)
  }

  /// The headline is drawn first, so that another brief can name it without making the whole.
  private func headline(_ number: Int) -> [UInt8] {
    var random = SeededRandom(seed: seed, item: UInt64(number))
    var moment = Moment(index: 0)
    _ = opening(&random, &moment)
    let narrator = Narrator(vocabulary, &random)
    return headline(narrator, &random)
  }

  /// What comes before the headline; returns whether it is the newest kind of brief, made by AI.
  private func opening(_ random: inout SeededRandom, _ moment: inout Moment) -> Bool {
    moment = Moment(index: random.below(Moment.days), second: random.below(86_400))
    return random.percent(moment.year >= 2023 ? 60 : 5)
  }

  private func headline(_ narrator: Narrator, _ random: inout SeededRandom) -> [UInt8] {
    switch random.below(100) {
    case 0..<3:
      let words = [
        random.pick(NameParts.cyrillicNouns), random.pick(NameParts.cyrillicVerbs),
        random.pick(NameParts.cyrillicObjects),
      ]
      return Array(words.joined(separator: " ").utf8)
    case 3..<5:
      let words =
        random.pick(NameParts.cjkSubjects) + random.pick(NameParts.cjkVerbs)
        + random.pick(NameParts.cjkObjects)
      return Array(words.utf8)
    default:
      var bytes: [UInt8] = []
      narrator.tell(random.pick(Sentences.headlines), into: &bytes, &random)
      return bytes
    }
  }

  private func story(_ number: Int, _ random: inout SeededRandom) -> Story {
    var story = Story()
    story.isAIGenerated = opening(&random, &story.moment)
    let narrator = Narrator(vocabulary, &random)
    story.headline = headline(narrator, &random)
    story.source = random.pick(NameParts.sources)
    story.tags = (0..<(1 + random.below(3))).map { _ in random.pick(NameParts.tags) }
    story.tags = story.tags.enumerated().filter { !story.tags[..<$0.offset].contains($0.element) }
      .map(\.element)
    for (titles, paragraphs) in zip(StoryFormat.titles, sections(narrator, &random)) {
      let title = random.percent(75) ? titles[0] : random.pick(titles)
      story.sections.append((title, paragraphs))
    }
    story.minutes = length == .full ? 2 + random.below(7) : 1
    if length == .full, number > 0, random.percent(40) {
      let back = (0..<(1 + random.below(3))).map { _ in 1 + random.below(min(number, 400)) }
      story.related = back.map { headline(number - $0) }
    }
    return story
  }

  private func sections(_ narrator: Narrator, _ random: inout SeededRandom) -> [[[UInt8]]] {
    let templates = length == .full ? Sentences.body : Sentences.short
    // Steps through a prime number of sentences, so that a brief says none of them twice.
    var place = random.below(templates.count)
    let step = 1 + random.below(templates.count - 1)
    return StoryFormat.titles.map { _ in
      (0..<(length == .full ? 2 : 1)).map { _ in
        var bytes: [UInt8] = []
        bytes.reserveCapacity(600)
        for sentence in 0..<(length == .full ? 2 + (random.percent(85) ? 1 : 0) : 1) {
          if sentence > 0 { bytes.append(UInt8(ascii: " ")) }
          narrator.tell(templates[place], into: &bytes, &random)
          place = (place + step) % templates.count
        }
        return bytes
      }
    }
  }
}
