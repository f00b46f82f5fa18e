import Testing
import Text

@testable import Briefs

/// What two versions of a brief have instead of each other.
@Suite struct BriefDifferenceTests {
  private func lines(_ old: String, _ new: String) throws -> [String] {
    BriefDifference(from: try brief(old), to: try brief(new)).lines.map {
      ($0.side == .added ? "+ " : "- ") + $0.text.string
    }
  }

  private static let story = """
    Pier shut for repairs

    What's Happening?

    The pier shut on Monday. Divers found rust. The town pays.

    What's Next?

    It opens in May.
    """

  @Test func onlyTheSentencesThatDiffer() throws {
    let new = Self.story.replacing("Divers found rust.", with: "Divers found holes. They dive on.")
      .replacing("May", with: "June")
    #expect(
      try lines(Self.story, new) == [
        "- Divers found rust.", "+ Divers found holes.", "+ They dive on.",
        "- It opens in May.", "+ It opens in June.",
      ])
    #expect(try lines(Self.story, Self.story).isEmpty)
  }

  @Test func headlineAndSectionTitlesCount() throws {
    let new = Self.story.replacing("shut for repairs", with: "shut for good")
      .replacing("What's Next?", with: "Beyond the Headlines")
    #expect(
      try lines(Self.story, new) == [
        "- Pier shut for repairs", "+ Pier shut for good",
        "- What's Next?", "+ Beyond the Headlines",
      ])
  }

  @Test func longTextsThatShareNothingDifferAsAWhole() throws {
    func text(_ word: String) -> String {
      "T\n\n" + (0..<4000).map { "\(word) \($0)." }.joined(separator: "\n\n")
    }
    let found = try lines(text("One"), text("Two"))
    #expect(found.count == 8000)
    #expect(found.prefix(4000).allSatisfy { $0.hasPrefix("- ") })
  }
}
