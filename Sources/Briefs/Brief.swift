import Text

/// One story: headline, sections, reading time, provenance and the publisher's related stories.
package struct Brief: Sendable, Equatable {
  /// An `id` or feed guid written in the file, as it stands there.
  package var givenID: String?
  package var title: DisplayText
  package var kicker: DisplayText?
  /// A banner above the sections, such as `WHAT'S THE STORY?`; never a section.
  package var leadIn: DisplayText?
  /// `nil` where neither the text nor the file's name gives a date.
  package var published: Published?
  /// True where the text or its metadata gives the date, false where only the file's name does.
  package var isDateStated: Bool
  package var updated: Published?
  /// Reading time as the file states it; `nil` means it is counted from the words.
  package var statedMinutes: Int?
  package var isAIGenerated: Bool
  package var sections: [Section]
  package var publisherRelated: [DisplayText]
  package var source: DisplayText?
  package var url: String?
  /// In the order of the byline.
  package var authors: [DisplayText]
  /// What the file says the story is about, under whatever name: a standfirst, a description.
  package var summary: DisplayText?
  package var tags: [DisplayText]
  package var language: DisplayText?
  /// Entities named by the file itself.
  package var statedEntities: [StatedEntity]
  /// Keys that mean nothing to the program, kept for `show --json`: the key and its value as JSON text.
  package var extra: [ExtraField]
  /// Lines that were only `AD`, dropped from the text.
  package var adSlots: Int
  /// Links in the text, in reading order.
  package var links: [Link]
  package var findings: Cleaning.Findings
  package var format: BriefFormatName

  package init(title: DisplayText, format: BriefFormatName) {
    self.title = title
    self.format = format
    self.isAIGenerated = false
    self.isDateStated = false
    self.sections = []
    self.publisherRelated = []
    self.authors = []
    self.tags = []
    self.statedEntities = []
    self.extra = []
    self.adSlots = 0
    self.links = []
    self.findings = []
  }
}

/// The file formats a brief can come in.
package enum BriefFormatName: String, Sendable, Hashable, CaseIterable {
  case plainText = "text"
  case markdown, json
}

/// A titled part of a brief.
package struct Section: Sendable, Equatable {
  /// What a section is for, found by meaning and not by spelling.
  package enum Role: String, Sendable, Hashable, CaseIterable {
    case happening, important, next, beyond, other
  }

  /// As written in the file; empty for text before the first heading.
  package var title: DisplayText
  package var role: Role
  package var blocks: [Block]

  package init(title: DisplayText, role: Role, blocks: [Block] = []) {
    self.title = title
    self.role = role
    self.blocks = blocks
  }

  /// All of its text, a paragraph a line.
  package var text: String { blocks.map(\.text.string).joined(separator: "\n") }
}

/// A paragraph, or something else that takes lines of its own.
package struct Block: Sendable, Equatable {
  package enum Kind: Sendable, Hashable {
    case paragraph
    /// A heading inside a section, `level` from 3.
    case heading
    /// `marker` as shown: `•` or `3.`; `depth` from 0.
    case item(marker: DisplayText, depth: Int)
    case quote
    /// One line of preformatted text.
    case code
    /// A line between parts.
    case rule
    /// A row of a table, its cells parted by ` | `; the head of a table opens it.
    case row(isHead: Bool)
  }

  package var kind: Kind
  package var text: DisplayText
  /// True for the next line of the block above after a line break that its author made.
  package var continues: Bool

  package init(_ text: DisplayText, _ kind: Kind = .paragraph, continues: Bool = false) {
    self.kind = kind
    self.text = text
    self.continues = continues
  }
}

/// A place in a brief that survives re-wrapping and resizing.
package struct Place: Hashable, Sendable {
  /// Counted from 0; `nil` is the headline, which has one block.
  package var section: Int?
  package var block: Int
  /// UTF-8 offsets in the text of the block.
  package var range: Range<Int>

  package init(section: Int?, block: Int, range: Range<Int>) {
    self.section = section
    self.block = block
    self.range = range
  }
}

extension Place: Comparable {
  /// In reading order, the headline first.
  package static func < (a: Place, b: Place) -> Bool {
    (a.section ?? -1, a.block, a.range.lowerBound, a.range.upperBound)
      < (b.section ?? -1, b.block, b.range.lowerBound, b.range.upperBound)
  }
}

/// A link: what the text says, and where it really goes.
package struct Link: Sendable, Hashable {
  package var label: DisplayText
  /// The address as written, cleaned.
  package var target: DisplayText

  package init(label: DisplayText, target: DisplayText) {
    self.label = label
    self.target = target
  }
}

/// A key of the file that the program has no use for.
package struct ExtraField: Sendable, Hashable {
  package var key: DisplayText
  /// The value as compact JSON text.
  package var json: String

  package init(key: DisplayText, json: String) {
    self.key = key
    self.json = json
  }
}

extension Brief {
  /// Words a minute that an unstated reading time is counted by.
  package static let wordsPerMinute = 238

  /// Reading time in minutes, at least 1: as stated, else counted from the words.
  package var minutes: Int {
    if let statedMinutes { return statedMinutes }
    var words = 0
    for section in sections {
      for block in section.blocks { words += Words.count(in: block.text.string) }
    }
    return max(1, (words + Self.wordsPerMinute - 1) / Self.wordsPerMinute)
  }

  package var isMinutesCounted: Bool { statedMinutes == nil }

  /// All authors in one line.
  package var author: DisplayText? {
    authors.isEmpty ? nil : DisplayText.joined(authors, by: ", ")
  }

  /// What stands under the headline: the summary, unless the text begins with it.
  package var standfirst: DisplayText? {
    guard let summary else { return nil }
    let said = Words.key(summary.string)
    if said.isEmpty || said == Words.key(title.string) { return nil }
    let first = sections.first { !$0.blocks.isEmpty }?.blocks[0].text.string ?? ""
    let start = Words.key(String(decoding: first.utf8.prefix(said.utf8.count * 2), as: UTF8.self))
    return start.hasPrefix(said) ? nil : summary
  }

  /// The block at a section's index; above the sections (`nil`) are the headline and the standfirst.
  package func block(section: Int?, block: Int) -> DisplayText? {
    guard let section else { return block == 0 ? title : block == 1 ? standfirst : nil }
    guard sections.indices.contains(section),
      sections[section].blocks.indices.contains(block)
    else { return nil }
    return sections[section].blocks[block].text
  }
}
