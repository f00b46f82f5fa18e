import Briefs
import Screen
import Testing
import Text

@testable import Reader

/// The problems of the folder, counted alike wherever they are counted.
@Suite struct ProblemsWalkTests {
  @Test func noticesAreNoProblems() throws {
    var library = FakeLibrary.standard
    library.problems = [
      Problem(path: "a.txt", line: nil, severity: .error, reason: "cannot be read"),
      Problem(path: "b.md", line: 2, severity: .warning, reason: "no date"),
      Problem(path: ".", severity: .notice, reason: "1 symbolic link skipped"),
    ]
    var walk = try Walk(library)
    #expect(walk.screen.text(row: 0).contains("2 problems"))
    walk.press("P")
    #expect(walk.screen.text(row: 1).contains("2 problems · 1 notice"))
  }
}
