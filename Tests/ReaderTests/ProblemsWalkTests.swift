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
    // There is nothing to run here, and what can be done is said.
    #expect(walk.screen.text(row: 39).contains("/ find"))
    #expect(!walk.screen.text(row: 39).contains("Enter"))
  }

  @Test func oneProblemOfAnEmptyFolderIsOne() throws {
    var library = FakeLibrary([])
    library.problems = [
      Problem(path: "a.txt", line: nil, severity: .error, reason: "cannot be read")
    ]
    let walk = try Walk(library)
    #expect(walk.screen.text.contains("P shows 1 problem "))
  }

  @Test func newProblemsAreNarrowedByWhatWasTyped() throws {
    var walk = try Walk()
    func problem(_ path: DisplayText) -> Problem {
      Problem(path: path, line: nil, severity: .error, reason: "binary file")
    }
    walk.library.problems = [problem("alpha.txt"), problem("beta.txt")]
    walk.press("P / alp")
    walk.library.problems.append(problem("alpine.txt"))
    walk.send(.libraryChanged)
    #expect(walk.screen.text.contains("alpine.txt"))
    #expect(!walk.screen.text.contains("beta.txt"))
  }
}
