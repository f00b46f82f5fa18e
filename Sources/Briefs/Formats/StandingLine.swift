import Text

/// A line that stands in many briefs and is no part of the story.
enum StandingLine: Hashable {
  /// An advertising slot.
  case advertisement
  /// A label saying that a machine wrote the text.
  case provenance
  /// The heading above the publisher's related stories.
  case moreStories

  /// A line of more bytes is one of the story.
  static let longest = 80

  /// What a whole line is, without white space around it; `nil` for a line of the story.
  init?(_ line: Substring) {
    guard (2...Self.longest).contains(line.utf8.count) else { return nil }
    if line.utf8.elementsEqual("AD".utf8) {
      self = .advertisement
      return
    }
    guard let last = line.utf8.last, last != UInt8(ascii: ",") else { return nil }
    let words = Words.folded(String(line))
    if words == ["advertisement"] {
      self = .advertisement
    } else if Self.isProvenance(words) {
      self = .provenance
    } else if Self.relatedHeadings.contains(words.joined(separator: " ")) {
      self = .moreStories
    } else {
      return nil
    }
  }

  private static let relatedHeadings: Set<String> = [
    "more stories you might enjoy", "more stories you may enjoy", "more stories you might like",
    "more stories you may like", "more stories for you", "more stories", "related stories",
    "related articles", "related coverage", "related news", "related", "you might also like",
    "you may also like", "you might also enjoy", "you may also enjoy", "recommended stories",
    "recommended for you", "read next", "also read", "more from us",
  ]

  /// `AI Generated Content`, `This article was written with the help of AI` and their like.
  private static func isProvenance(_ words: [String]) -> Bool {
    guard words.count <= 14 else { return false }
    var rest = words[...]
    if let first = rest.first, ["note", "disclaimer", "notice", "label"].contains(first) {
      rest.removeFirst()
    }
    if rest.first == "this" || rest.first == "the" { rest.removeFirst() }
    let hadNoun = dropNoun(&rest)
    if let verb = rest.first, ["was", "is", "were"].contains(verb) {
      guard hadNoun || words.first == "this" else { return false }
      rest.removeFirst()
    } else if rest.starts(with: ["has", "been"]) {
      rest.removeFirst(2)
    }
    if dropMachine(&rest) {
      guard let made = rest.first, makings.contains(made) else { return false }
      rest.removeFirst()
      _ = dropNoun(&rest)
      return rest.isEmpty
    }
    guard let made = rest.first, makings.contains(made) else { return false }
    rest.removeFirst()
    let links = ["by", "with", "using", "the", "help", "of", "an", "use"]
    while let link = rest.first, links.contains(link) { rest.removeFirst() }
    return dropMachine(&rest) && (rest.isEmpty || rest == ["model"] || rest == ["tools"])
  }

  private static let makings = ["generated", "written", "created", "produced", "assisted"]

  private static func dropNoun(_ words: inout ArraySlice<String>) -> Bool {
    let nouns = [
      "content", "article", "story", "summary", "brief", "text", "report", "post", "page",
    ]
    guard let first = words.first, nouns.contains(first) else { return false }
    words.removeFirst()
    return true
  }

  private static func dropMachine(_ words: inout ArraySlice<String>) -> Bool {
    for machine in [["ai"], ["artificial", "intelligence"], ["generative", "ai"]]
    where words.starts(with: machine) {
      words.removeFirst(machine.count)
      return true
    }
    return false
  }
}

/// A banner such as `WHAT'S THE STORY?` that stands above the sections and is none.
enum LeadIn {
  private static let phrases = Set(
    [
      "What's the story", "What's this story about", "What's this about", "What's it about",
      "The story in brief",
    ].map(SectionPhrases.words))

  /// True for a banner by its words alone.
  static func isKnown(_ line: Substring) -> Bool {
    guard line.utf8.count <= 60 else { return false }
    return phrases.contains(SectionPhrases.words(line))
  }

  /// True for any question in capitals, which directly under a headline is a banner.
  static func isShouted(_ line: Substring) -> Bool {
    guard line.utf8.count <= 80, line.utf8.last == UInt8(ascii: "?") else { return false }
    var letters = 0
    for scalar in line.unicodeScalars where scalar.properties.isAlphabetic {
      guard scalar.properties.isUppercase else { return false }
      letters += 1
    }
    return letters >= 4 && Section.Role.standing(line) == nil
  }
}
