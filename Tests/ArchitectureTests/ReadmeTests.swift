import Foundation
import Reader
import Screen
import Testing
import Text

/// The README against the program: keys from the registry, files that exist.
@Suite struct ReadmeTests {
  /// The key table as it must stand in the README, made from the registry.
  private static func table() -> String {
    var lines = ["| keys | do |", "| --- | --- |"]
    for group in Command.Group.allCases {
      lines.append("| **\(group.rawValue)** | |")
      for command in CommandRegistry.all where command.group == group {
        let keys = StandardKeys.map.keys(of: command.name)
        guard !keys.isEmpty else { continue }
        let labels = keys.map { label($0.label.string) }.joined(separator: " ")
        lines.append("| \(labels) | \(command.summary) |")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func label(_ text: String) -> String {
    text == "\\" ? "`\\`" : "`\(text)`"
  }

  @Test func theKeyTableIsTheRegistrys() throws {
    let url = SourceTree.root.appendingPathComponent("README.md")
    var readme = try SourceTree.text("README.md")
    let start = try #require(readme.range(of: "<!-- keys -->\n"))
    let end = try #require(readme.range(of: "<!-- /keys -->"))
    let expected = Self.table() + "\n"
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      readme.replaceSubrange(start.upperBound..<end.lowerBound, with: expected)
      try Data(readme.utf8).write(to: url)
      return
    }
    #expect(String(readme[start.upperBound..<end.lowerBound]) == expected)
  }

  @Test func samplesNamedInTheReadmeExist() throws {
    let readme = try SourceTree.text("README.md")
    for name in ["2025-08-13-whatsapp-telegram-calls.txt", "inside-max.md", "wire.jsonl"] {
      #expect(readme.contains(name))
      let path = SourceTree.root.appendingPathComponent("Samples/\(name)").path
      #expect(FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func thereAreTwoSetUpCommands() throws {
    let readme = try SourceTree.text("README.md")
    let commands = readme.split(separator: "\n").filter { $0.hasPrefix("apt-get update") }
    #expect(commands.count == 2)
    #expect(commands[0].hasSuffix("swift run -c release rapidread Samples"))
    #expect(commands[1].hasSuffix("swift test --no-parallel"))
  }
}
