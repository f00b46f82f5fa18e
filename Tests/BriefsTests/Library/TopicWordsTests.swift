import Testing
import Text

@testable import Briefs

/// What a brief is about, in its own words.
struct TopicWordsTests {
  private func words(_ title: String, _ text: String, limit: Int = 24) throws -> [String] {
    let file = Array("# \(title)\n\n## What's Happening?\n\n\(text)\n".utf8)
    return try #require(BriefFormat.parse(file, name: "x.md").briefs.first)
      .topicWords(limit: limit)
  }

  @Test func theHeadlineComesFirstThenWhatTheTextComesBackTo() throws {
    let found = try words(
      "Quantum Leap", "A chip. Qubits decay; qubits, lasers and more lasers; qubits. A photon.")
    #expect(found == ["quantum", "leap", "qubits", "lasers"])
  }

  @Test func numbersAndCommonWordsTellNothing() throws {
    let found = try words(
      "What People Said in 2025", "Millions said so: three million people said so.")
    #expect(found == [])
  }

  @Test func textsWithoutSpacesHaveTopicsToo() throws {
    #expect(try words("表明", "表明") == ["表明"])
  }

  @Test func thereAreNoMoreThanAskedFor() throws {
    #expect(try words("alpha bravo delta gamma", "", limit: 2) == ["alpha", "bravo"])
  }
}
