import Text

extension Section.Role {
  /// The role of a section by what its title means; a title that says nothing of the kind is `other`.
  package init(title: some StringProtocol) {
    self = Self.standing(title)?.role ?? .other
  }

  /// A section title that briefs are known to use.
  struct Standing {
    let role: Section.Role
    /// False where something follows the known words, as in `What's next for Telegram`.
    let isExact: Bool
  }

  /// What a title is known to mean, or `nil` for a title of the author's own.
  static func standing(_ title: some StringProtocol) -> Standing? {
    guard title.utf8.count <= 100, title.utf8.count(where: { $0 == 0x20 }) <= 12 else {
      return nil
    }
    let words = SectionPhrases.words(title)
    guard !words.isEmpty else { return nil }
    if let role = SectionPhrases.table[words.joined(separator: " ")] {
      return Standing(role: role, isExact: true)
    }
    for end in words.indices.dropFirst().reversed() {
      guard SectionPhrases.connectors.contains(words[end]),
        let role = SectionPhrases.table[words[..<end].joined(separator: " ")],
        end >= 2 || SectionPhrases.nouns.contains(words[0])
      else { continue }
      return Standing(role: role, isExact: false)
    }
    return nil
  }
}

/// The titles that editors give to the parts of a brief, by what they mean.
enum SectionPhrases {
  /// Words that may go on after a known title without changing what it means.
  static let connectors: Set<String> = ["for", "in", "with", "on", "to", "about", "after", "at"]

  /// Titles of one word that may be followed by a connector: `Impact on users`.
  static let nouns: Set<String> = ["impact", "implications", "significance", "outlook"]

  static let table: [String: Section.Role] = {
    var table: [String: Section.Role] = [:]
    for (role, titles) in titles {
      for title in titles { table[words(title).joined(separator: " ")] = role }
    }
    return table
  }()

  /// Folded words without a leading article, and without `is` where it may be `'s`, which folding drops.
  static func words(_ title: some StringProtocol) -> [String] {
    var words: [String] = []
    for word in Words.folded(String(title)) {
      if word == "is", let last = words.last, contracted.contains(last) { continue }
      words += contractions[word] ?? [word]
    }
    if words.count > 1, words[0] == "the" || words[0] == "a" { words.removeFirst() }
    return words
  }

  private static let contracted: Set<String> = ["what", "it", "that", "who", "here"]

  private static let contractions: [String: [String]] = [
    "whats": ["what"], "its": ["it"], "thats": ["that"], "whos": ["who"], "heres": ["here"],
    "were": ["we", "are"], "theyre": ["they", "are"],
  ]

  private static let titles: [(Section.Role, [String])] = [
    (
      .happening,
      [
        "What's happening", "What's happening now", "What is going on", "What happened",
        "What has happened", "What just happened", "Happening now", "The news", "The latest",
        "Latest news", "What's new", "What's the news", "Driving the news", "In the news",
        "Development", "Developments", "Latest developments", "Key developments", "State of play",
        "What we know", "What we know so far", "What do we know", "What you need to know",
        "What to know", "What's the story", "The story", "The facts", "The gist",
      ]
    ),
    (
      .important,
      [
        "Why it's important", "Why is it important", "Why this is important",
        "Why is this important", "Why it matters", "Why this matters", "Why that matters",
        "Why does it matter", "Why does this matter", "Why it's significant",
        "Why this is significant", "Why is it significant", "Why it counts", "Why should I care",
        "Why should you care", "Why you should care", "Why should we care", "Why we care",
        "Why it's a big deal", "The stakes", "What's at stake", "At stake", "Impact",
        "Potential impact", "What's the impact", "Who is affected", "Significance", "Importance",
        "Implications", "What it means", "What this means", "What that means",
        "What does it mean", "What does this mean", "What's the significance", "So what",
      ]
    ),
    (
      .next,
      [
        "What's next", "What happens next", "What happens now", "What comes next",
        "What comes now", "What could happen next", "What might happen next",
        "What will happen next", "What to watch", "What to watch for", "What to watch next",
        "What to look for", "What to expect", "What to expect next", "What we're watching",
        "What's ahead", "What lies ahead", "What's coming", "What's coming next",
        "What's to come", "Looking ahead", "Looking forward", "Next", "Next up", "Up next",
        "Next steps", "Coming up", "Coming next", "Outlook", "The road ahead", "The way forward",
        "The way ahead", "The path forward", "Where things go from here",
        "Where do we go from here", "Where it goes from here", "What now", "Now what",
      ]
    ),
    (
      .beyond,
      [
        "Beyond the headlines", "Beyond the headline", "Beyond the news", "Behind the headlines",
        "The big picture", "The bigger picture", "The broader picture", "The wider picture",
        "The larger picture", "Zoom out", "Zooming out", "Go deeper", "Going deeper",
        "Dig deeper", "Digging deeper", "Deep dive", "A deeper look", "Looking deeper",
        "Between the lines", "Reading between the lines", "Read between the lines",
        "The wider context", "The broader context", "The bigger story", "Wider implications",
        "Broader implications", "Beneath the surface", "Under the surface", "The long view",
      ]
    ),
    (
      .other,
      [
        "Background", "Context", "Backstory", "How we got here", "History", "Timeline",
        "Catch up quick", "Catch up", "Flashback", "By the numbers", "Details", "Key details",
        "Zoom in", "Yes, but", "Reality check", "The other side", "What they're saying",
        "What people are saying", "What others say", "Reaction", "Reactions", "Key facts",
        "Quick facts", "The bottom line", "Key takeaways", "Takeaways", "The takeaway", "Summary",
        "Overview", "At a glance", "In brief", "Analysis", "Key players", "Who is involved",
        "Worth noting", "Of note", "The intrigue", "Sources", "Editor's note", "Correction",
      ]
    ),
  ]
}
