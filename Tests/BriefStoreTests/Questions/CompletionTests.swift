import Briefs
import GRDB
import Testing
import Text

@testable import BriefStore

/// Names that complete what is typed in a query, with how many briefs have them.
struct CompletionTests {
  private func names(
    _ library: Library, _ field: Query.NameField, _ prefix: String, limit: Int = 50
  ) throws -> [String] {
    try library.completions(field: field, prefix: prefix, limit: limit).map {
      "\($0.name.string) \($0.briefs)"
    }
  }

  private func folder() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write("1.md", brief("One", text: "Telegram met Meta. Telegram!"))
    try sandbox.write("2.md", brief("Two", text: "Telegram and Tesla."))
    try sandbox.write("3.md", brief("Three", text: "Telegram and Tallinn and Meta."))
    return sandbox
  }

  @Test func theMostUsedComeFirst() throws {
    let library = try folder().opened()
    #expect(try names(library, .entity(nil), "t") == ["Telegram 3", "Tallinn 1", "Tesla 1"])
    #expect(try names(library, .entity(nil), "TEL") == ["Telegram 3"])
    #expect(try names(library, .entity(nil), "", limit: 2) == ["Telegram 3", "Meta 2"])
    #expect(try names(library, .entity(.person), "t") == [])
    #expect(try names(library, .entity(nil), "zz") == [])
  }

  @Test func whatIsGoneCountsNoMore() throws {
    let sandbox = try folder()
    let library = try sandbox.opened()
    try sandbox.delete("1.md")
    try sandbox.write("2.md", brief("Two", text: "Tesla alone. Tesla."))
    try library.refresh()
    #expect(try names(library, .entity(nil), "t") == ["Tallinn 1", "Telegram 1", "Tesla 1"])
    try sandbox.delete("3.md")
    try library.refresh()
    #expect(try names(library, .entity(nil), "") == ["Tesla 1"])
  }

  @Test func tagsSourcesAndAuthorsAreCounted() throws {
    let sandbox = try Sandbox()
    for (number, tags) in ["press freedom, europe", "press freedom", "economy"].enumerated() {
      try sandbox.write(
        "\(number).md",
        "---\ntitle: N\(number)\nsource: BBC News\nauthor: Ann Lee\ntags: [\(tags)]\n---\n\nText.\n"
      )
    }
    let library = try sandbox.opened()
    #expect(try names(library, .tag, "") == ["press freedom 2", "economy 1", "europe 1"])
    #expect(try names(library, .tag, "free") == ["press freedom 2"])
    #expect(try names(library, .source, "bb") == ["bbc news 3"])
    #expect(try names(library, .author, "lee") == ["ann lee 3"])
    try sandbox.delete("0.md")
    try library.refresh()
    #expect(try names(library, .tag, "") == ["economy 1", "press freedom 1"])
    #expect(try names(library, .author, "") == ["ann lee 2"])
  }

  @Test func otherNamesLeadToTheEntity() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "1.md", brief("One", text: "The European Central Bank raised rates in Frankfurt."))
    try sandbox.write(
      "entities.yaml",
      "entities:\n  - name: Frankfurt\n    kind: place\n    aliases: [Mainhattan]\n")
    let library = try sandbox.open(recognition: .standard)
    try library.refresh()
    let bank = try #require(try library.completions(field: .entity(nil), prefix: "ecb").first)
    #expect(bank.name == "European Central Bank")
    #expect(bank.alias == "ecb")
    let town = try #require(try library.completions(field: .entity(.place), prefix: "main").first)
    #expect(town.name == "Frankfurt")
    #expect(town.alias == "Mainhattan")
    #expect(try names(library, .entity(.organisation), "bank") == ["European Central Bank 1"])
    #expect(try names(library, .entity(.organisation), "euro") == ["European Central Bank 1"])
  }

  /// The kept numbers against the counted ones, after marks of all kinds of changes.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func theKeptNumbersAreRight(seed: UInt64) throws {
    let room = try Newsroom(seed: seed)
    let counted = try room.library.entities()
    let kept = try room.library.completions(field: .entity(nil), prefix: "", limit: 1000)
    #expect(
      Set(kept.map { "\($0.name.string) \($0.briefs)" })
        == Set(counted.map { "\($0.entity.name.string) \($0.briefs)" }))
    var tags: [String: Int] = [:]
    for story in room.stories {
      for tag in story.brief.tags { tags[Words.joined(tag.string), default: 0] += 1 }
    }
    let labels = try room.library.completions(field: .tag, prefix: "")
    #expect(Dictionary(labels.map { ($0.name.string, $0.briefs) }) { $1 } == tags)
  }

  /// Names with such a word further back are for where few begin like it.
  @Test(arguments: [(19, true), (20, false)])
  func namesThatBeginLikeThisCanBeEnough(count: Int, isSought: Bool) throws {
    let library = try Sandbox().opened()
    try library.index.write { db in
      for name in (0..<count).map({ "alpha \($0)" }) + ["bank of alphabets"] {
        try db.execute(
          sql: "INSERT INTO entity(key, kind, name, briefs) VALUES(?1, 'other', ?1, 3)",
          arguments: [name])
      }
    }
    let found = try names(library, .entity(nil), "alpha")
    #expect(found.contains("bank of alphabets 3") == isSought)
    #expect(found.count == (isSought ? count + 1 : count))
  }

  /// However many names there are, only a bounded number of them is weighed.
  @Test func manyNamesAreNotAllLookedAt() throws {
    let library = try Sandbox().opened()
    try library.index.write { db in
      for letter in ["a", "b"] {
        try db.execute(
          sql: """
            INSERT INTO entity(key, kind, name, briefs)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            SELECT ? || i, 'other', ? || i, 1 + i % 7 FROM n
            """, arguments: [letter, letter])
      }
    }
    for prefix in ["", "a", "b1", "b12345", "zzz"] {
      let found = try library.completions(field: .entity(nil), prefix: prefix, limit: 10)
      #expect(found.count == (prefix == "zzz" ? 0 : prefix == "b12345" ? 1 : 10))
    }
    let plans = try library.index.read { db in
      try Row.fetchAll(
        db,
        sql:
          "EXPLAIN QUERY PLAN SELECT key FROM entity WHERE briefs > 0 ORDER BY briefs DESC LIMIT 9"
      ).map { $0["detail"] as String }
    }
    #expect(plans.allSatisfy { $0.contains("INDEX entity_briefs") })
  }
}
