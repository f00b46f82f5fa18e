import Briefs
import Foundation
import Testing
import Text

@testable import BriefStore

/// Other stories about what a brief is about.
struct RelatedStoriesTests {
  private func related(_ sandbox: Sandbox, to name: String) throws -> [RelatedStory] {
    let library = try sandbox.opened()
    let key = try #require(try library.find(path: Array(name.utf8)).first)
    return try library.related(to: key)
  }

  private func withRelated(_ titles: [String], _ text: String) -> String {
    "---\ntitle: The open one\npublished: 2025-08-10\nrelated:\n"
      + titles.map { "  - \($0)\n" }.joined() + "---\n\n\(text)\n"
  }

  @Test func thePublishersComeFirstAndAreLinkedByHeadline() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "open.md",
      withRelated(["Caf\u{E9} Opens!", "Not in the folder", "Cafe opens"], "About Telegram."))
    try sandbox.write("cafe.md", brief("Cafe opens", text: "Coffee for all."))
    try sandbox.write("tele.md", brief("Calls fail", date: "2025-08-12", text: "On Telegram."))
    let found = try related(sandbox, to: "open.md")
    #expect(found.map(\.title) == ["Cafe opens", "Not in the folder", "Calls fail"])
    #expect(found.map(\.isPublishers) == [true, true, false])
    #expect(
      found.map(\.reason) == [
        "publisher's choice", "publisher's choice", "shares Telegram; 2 days later",
      ])
    #expect(found.map { $0.row == nil } == [false, true, false])
  }

  @Test(arguments: [
    ("2025-08-10", "same day"), ("2025-08-11", "1 day later"), ("2025-08-09", "1 day earlier"),
    ("2025-08-23", "13 days later"), ("2025-08-24", "2 weeks later"),
    ("2025-07-20", "3 weeks earlier"), ("2025-05-10", "3 months earlier"),
    ("2021-08-10", "4 years earlier"),
  ])
  func theReasonSaysHowFarAway(date: String, words: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write("open.md", brief("Open", date: "2025-08-10", text: "About Telegram."))
    try sandbox.write("other.md", brief("Other", date: date, text: "More of Telegram."))
    let found = try related(sandbox, to: "open.md")
    #expect(found.map(\.reason.string) == ["shares Telegram; \(words)"])
  }

  @Test func rareEntitiesAndNearDaysCountMore() throws {
    let sandbox = try Sandbox()
    for day in 1...9 {
      try sandbox.write(
        "\(day).md", brief("Day \(day)", date: "2025-07-0\(day)", text: "Of Russia again."))
    }
    let open = brief("Open", date: "2025-08-10", text: "In Russia they use Telegram.")
    try sandbox.write("open.md", open)
    let far = brief("Rare but far", date: "2025-02-10", text: "People like Telegram.")
    try sandbox.write("far.md", far)
    let near = brief("Rare and near", date: "2025-08-09", text: "People use Telegram.")
    try sandbox.write("near.md", near)
    let titles = try related(sandbox, to: "open.md").map(\.title.string)
    #expect(titles.prefix(2) == ["Rare and near", "Rare but far"])
    #expect(titles.count == 11)
  }

  @Test func sharedWordsLeadToStoriesThatShareNoName() throws {
    let sandbox = try Sandbox()
    for number in 0..<12 {
      try sandbox.write(
        "\(number).md", brief("Filler \(number)", text: "The committee met, said the committee."))
    }
    let text = "the glacier gives meltwater, and the meltwater feeds the committee. the committee."
    try sandbox.write("open.md", brief("about a glacier", date: "2025-08-10", text: text))
    let both = brief("another", date: "2025-08-12", text: "more of glacier and meltwater.")
    try sandbox.write("both.md", both)
    try sandbox.write("one.md", brief("a third", text: "only of meltwater."))
    let found = try related(sandbox, to: "open.md")
    #expect(found.map(\.title) == ["another"])
    #expect(found.map(\.reason) == ["shares glacier, meltwater; 2 days later"])
  }

  @Test func noStoryIsItselfOrComesTwice() throws {
    let sandbox = try Sandbox()
    let text = "About Telegram."
    let open = "---\ntitle: Open\nid: one\nrelated:\n  - Open\n  - Twin\n---\n\n\(text)\n"
    try sandbox.write("open.md", open)
    try sandbox.write("copy.md", brief("Open, as it was", id: "one", text: text))
    try sandbox.write("same-headline.md", brief("OPEN", text: text))
    try sandbox.write("twin.md", brief("Twin", id: "t", text: text))
    try sandbox.write("twin-copy.md", brief("Twin again", id: "t", text: text))
    try sandbox.write("other.md", brief("Other", text: text))
    try sandbox.write("other-copy.md", brief("Other!", text: text))
    let found = try related(sandbox, to: "open.md")
    #expect(found.filter(\.isPublishers).map(\.title) == ["Twin"])
    #expect(found.count == 2)
    #expect(found.last?.title.string.hasPrefix("Other") == true)
  }

  @Test func thereAreTwelveAtMost() throws {
    let sandbox = try Sandbox()
    try sandbox.write("open.md", withRelated((1...5).map { "Choice \($0)" }, "About Telegram."))
    for day in 10...30 {
      try sandbox.write(
        "\(day).md", brief("Day \(day)", date: "2025-07-\(day)", text: "About Telegram."))
    }
    #expect(try related(sandbox, to: "open.md").count == 12)
  }

  @Test func readStoriesSaySo() throws {
    let sandbox = try Sandbox()
    try sandbox.write("open.md", brief("Open", text: "About Telegram."))
    try sandbox.write("other.md", brief("Other", text: "More of Telegram."))
    let library = try sandbox.opened()
    let open = try #require(try library.find(path: Array("open.md".utf8)).first)
    let other = try library.find(path: Array("other.md".utf8))
    #expect(try library.related(to: open).map(\.isRead) == [false])
    _ = try library.mark(other, .read, true, key: "r")
    #expect(try library.related(to: open).map(\.isRead) == [true])
  }

  @Test func aBriefThatIsGoneHasNone() throws {
    let sandbox = try Sandbox()
    try sandbox.write("open.md", brief("Open", text: "About Telegram."))
    let library = try sandbox.opened()
    #expect(try library.related(to: RowKey(id: BriefID(1), entry: 2)).isEmpty)
  }
}
