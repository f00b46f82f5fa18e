import Foundation
import Testing

/// The list of hostile input names tests that exist.
@Suite struct HostileListTests {
  @Test func everyTestThatIsNamedExists() throws {
    let files = try SourceTree.swiftFiles("Tests")
    let names = Set(files.map { $0.deletingPathExtension().lastPathComponent })
    let text = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    let quoted = try SourceTree.text("Tests/HOSTILE.md").split(separator: "`").enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    for name in quoted where !name.hasPrefix(".") {
      for part in name.split(separator: ".") {
        let isThere = names.contains(String(part)) || text.contains("func \(part)(")
        #expect(isThere, "\(name)")
      }
    }
  }
}
