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
    let bare = SectionPhrases.bare(title)
    let words = SectionPhrases.words(bare)
    guard !words.isEmpty else { return nil }
    if let role = SectionPhrases.table[words.joined(separator: " ")] {
      return Standing(role: role, isExact: true)
    }
    if words.starts(with: ["view", "from"]), words.count > 2, bare.lowercased().hasPrefix("the ") {
      return Standing(role: .beyond, isExact: true)
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

  /// A title without what an author puts around it: a number, an emoji or `Part 2:` before, an anchor or
  /// a short note in brackets after it.
  static func bare(_ title: some StringProtocol) -> Substring {
    var rest = Substring(title).trimmed
    while let last = rest.utf8.last, let open = opening(of: last),
      let start = rest.utf8.lastIndex(of: open), start > rest.utf8.startIndex
    {
      let note = rest.utf8[start...]
      guard open == UInt8(ascii: "{") || note.count(where: { $0 == 0x20 }) <= 2 else { break }
      rest = rest[..<start].trimmed
    }
    let scalars = rest.unicodeScalars
    var start = scalars.firstIndex(where: \.properties.isAlphabetic) ?? scalars.startIndex
    // A number of letters, as in `a)` and `IV.`, is parted by a sign.
    let first = scalars[start...].prefix { $0.properties.isAlphabetic }
    if first.count <= 4, first.endIndex < scalars.endIndex,
      ".)".unicodeScalars.contains(scalars[first.endIndex]),
      scalars.index(after: first.endIndex) < scalars.endIndex,
      scalars[scalars.index(after: first.endIndex)] == " "
    {
      let isRoman = first.allSatisfy { "ivxIVX".unicodeScalars.contains($0) }
      let after = scalars[first.endIndex...].firstIndex(where: \.properties.isAlphabetic)
      if first.count == 1 || isRoman, let after { start = after }
    }
    // Words that begin with a digit are no number before a title: `5G` and `24 hours in Rome`.
    let isNumber = scalars[..<start].last.map { !("0"..."9").contains($0) } ?? true
    return isNumber ? rest[start...] : rest
  }

  private static func opening(of close: UInt8) -> UInt8? {
    switch close {
    case UInt8(ascii: ")"): UInt8(ascii: "(")
    case UInt8(ascii: "]"): UInt8(ascii: "[")
    case UInt8(ascii: "}"): UInt8(ascii: "{")
    default: nil
    }
  }

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
        "Where things stand", "Where it stands", "Where we are", "Catch up quick", "Catch up",
        "Quick catch up", "By the numbers", "In numbers", "The numbers", "What we're seeing",
        "What's changed", "The rundown", "The scoop", "Know more", "What they found",
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
        "What it means for you", "What this means for you", "Why now", "Why you should know",
        "The bottom line", "Bottom line", "The impact", "Who it affects", "Who this affects",
        "Why it's worth knowing", "Why it's relevant", "Why this counts", "The consequences",
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
        "What's on the horizon", "On the horizon", "What we'll be watching", "Watch for",
        "What we're watching next", "Why we're watching", "Keep an eye on",
        "What happens from here",
        "What will happen", "What could come next", "What to look out for", "The outlook",
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
        "Room for disagreement", "Yes, but", "The other side", "The flip side", "Reality check",
        "The counterpoint", "Counterpoint", "On the other hand", "The intrigue", "Step back",
        "Stepping back", "The backdrop", "Be smart", "In context", "The wider view",
        "The bigger view", "The deeper story", "Dissenting view", "A different view",
      ]
    ),
    (
      .other,
      [
        "Background", "Context", "Backstory", "How we got here", "History", "Timeline",
        "Flashback", "Details", "Key details",
        "Zoom in", "What they're saying",
        "What people are saying", "What others say", "Reaction", "Reactions", "Key facts",
        "Quick facts", "Key takeaways", "Takeaways", "The takeaway", "Summary",
        "Overview", "At a glance", "In brief", "Analysis", "Key players", "Who is involved",
        "Worth noting", "Of note", "Sources", "Editor's note", "Correction",
      ]
    ),
  ]
}
