import TestSupport
import Testing
import Text

@testable import Briefs

/// Texts of the kinds that the samples have little of, damaged at random.
@Suite struct MutatedTextTests {
  private static let headers = [
    """
    From: Ann Lee <ann@example.org>
    Subject: Pears are early,
      and so are plums
    Date: 2023-05-14 09:20
    Tags: pears, cold places
    Message-ID: <4711@example.org>

    They are ripe.
    """,
    "Title: Pier shut\nAuthor: Lee, Ann & Bob Roe\nUpdated: 14 May 2023\nDraft: yes\n---\nIt shut.",
    "Title:\nSlug: a\n\nBy Ann Lee and Bob Roe\n\nText.",
    "Key: value\nkey: value\nKEY:value\n\nText.",
  ]
  private static let layouts = [
    """
    Pier shut

    The pier shut on Monday, and the town that owns it has to pay for all of the work on
    its piles.

        Piles      12
        Planks    340

      Verse is set in,
      line by line,

    Name        Berth   Since
    Ann Lee     4       2019
    Bob Roe     12      2021

    \u{2022} one
    \u{2022} two
    """,
    "T\n\n\ta\n\tb\n\n        c\n    d\n  e\nf\n",
    "T\n\na  b  c\nd  e  f\n\n  g  h\n\n$ run it\n> all\n",
  ]
  private static let lists = [
    "tags: [a, b, [c, d], {name: e}]\nauthors:\n  - name: Ann Lee\n  - Bob Roe and Cy Poe\n",
    "tags: #a #b #c\nauthor: Ann Lee, Jr., Bob Roe & Cy Poe <cy@example.org>; \"Di Fox\"\n",
    "categories: cold places; piers,quays\nkeywords: a b c\nentities: [{name: X, kind: place, aliases: [Y]}]\n",
    "[taxonomies]\ntags = [\"a\", 'b', \"c\"]\nauthors = [\"Ann Lee\"]\n",
  ]

  private func rounds(
    of texts: [String], _ body: (_ text: String, _ place: String) throws -> Void
  ) rethrows {
    let seed = UInt64.random(in: .min ... .max)
    var dice = SeededGenerator(seed: seed)
    let all = texts.map { Array($0.utf8) }
    for round in 0..<Mutation.rounds(150) {
      let bytes = Mutation.of(all[round % all.count], others: all, using: &dice)
      try body(String(decoding: bytes, as: UTF8.self), "seed \(seed), round \(round)")
    }
  }

  @Test func aDamagedHeaderBlockIsInTheTextOrIsRead() {
    rounds(of: Self.headers) { text, place in
      if let split = HeaderBlock.split(text) {
        #expect(text.utf8.reversed().starts(with: split.body.utf8.reversed()), "\(place)")
        #expect(!split.fields.isEmpty && split.fields.allSatisfy { !$0.key.isEmpty }, "\(place)")
      }
      for name in ["x.txt", "x.md"] {
        let parsed = parse(text, name: name)
        #expect(parsed.briefs.count <= 1, "\(place)")
      }
    }
  }

  @Test func damagedLayoutKeepsItsWords() {
    rounds(of: Self.layouts) { text, place in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let runs = SetInLines(lines, from: 0)
      for line in lines.indices {
        if let end = runs.end(of: line) { #expect(end > line && end <= lines.count, "\(place)") }
      }
    }
  }

  @Test func damagedListsAreBoundedAndWithoutDoubles() {
    rounds(of: Self.lists) { text, place in
      for fence in ["---", "+++"] {
        let parsed = parse("\(fence)\n\(text)\n\(fence)\nText.\n", name: "x.md")
        for brief in parsed.briefs {
          #expect(brief.tags.count <= Metadata.tagLimit, "\(place)")
          #expect(brief.authors.count <= Metadata.authorLimit, "\(place)")
          #expect(Set(brief.authors).count == brief.authors.count, "\(place)")
          #expect(Set(brief.tags).count == brief.tags.count, "\(place)")
          #expect(!brief.authors.contains(.empty) && !brief.tags.contains(.empty), "\(place)")
        }
      }
    }
  }

  @Test func damagedBylinesNameOnlyWhatIsThere() {
    rounds(of: ["Ann Lee and Bob Roe", "By Lee, Ann", "Ann Lee, Jr., Bob Roe & Cy", "A; B <b@c>"]) {
      text, place in
      for name in AuthorNames.split(text) {
        #expect(text.contains(name) && !name.isEmpty, "\(place)")
      }
    }
  }
}
