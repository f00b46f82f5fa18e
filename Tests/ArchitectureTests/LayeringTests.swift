import Foundation
import Testing

/// The source tree as files.
enum SourceTree {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(decoding: Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
  }

  /// Swift files below a folder of the project.
  static func swiftFiles(_ folder: String) throws -> [URL] {
    let url = root.appendingPathComponent(folder)
    return try FileManager.default.subpathsOfDirectory(atPath: url.path)
      .filter { $0.hasSuffix(".swift") }.map { url.appendingPathComponent($0) }
  }
}

/// Who may import whom: the table of `Sources/README.md` against the files.
@Suite struct LayeringTests {
  /// Target and the modules it may import, from the table.
  private static func table() throws -> [String: Set<String>] {
    var table: [String: Set<String>] = [:]
    for line in try SourceTree.text("Sources/README.md").split(separator: "\n") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard cells.count == 5, cells[1].hasPrefix("`"), cells[3] != "imports" else { continue }
      let modules = cells[3].split(separator: " ").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      }
      let target = cells[1].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      guard modules == ["nothing"] || cells[3].hasPrefix("`") else { continue }
      table[target] = modules == ["nothing"] ? [] : Set(modules)
    }
    return table
  }

  @Test func everyTargetStandsInTheTable() throws {
    let table = try Self.table()
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: SourceTree.root.appendingPathComponent("Sources").path)
    let targets = try folders.filter { try !SourceTree.swiftFiles("Sources/\($0)").isEmpty }
    #expect(Set(targets) == Set(table.keys))
  }

  @Test func importsKeepToTheTable() throws {
    for (target, allowed) in try Self.table() {
      for file in try SourceTree.swiftFiles("Sources/\(target)") {
        let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let imports = text.split(separator: "\n").compactMap(module)
        let wrong = imports.filter { !allowed.contains($0) }
        #expect(wrong.isEmpty, "\(target)/\(file.lastPathComponent) imports \(wrong)")
      }
    }
  }

  private func module(_ line: Substring) -> String? {
    var words = line.split(separator: " ").map(String.init)
    while let first = words.first, first.hasPrefix("@") || Self.access.contains(first) {
      words.removeFirst()
    }
    guard words.first == "import", words.count >= 2 else { return nil }
    let name = words[1] == "struct" || words[1] == "func" ? words[2] : words[1]
    return name.split(separator: ".").first.map(String.init)
  }

  private static let access: Set<String> = [
    "internal", "private", "package", "public", "fileprivate",
  ]

  @Test func foreignModulesNeverShowInSignatures() throws {
    for module in ["GRDB", "CNcurses", "CCmark", "Yams", "CGlibc", "CEntityModel", "CUchardet"] {
      for file in try SourceTree.swiftFiles("Sources") {
        let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let open = text.split(separator: "\n").contains { $0 == "import \(module)" }
        #expect(!open, "\(file.lastPathComponent) imports \(module) without internal")
      }
    }
  }

  @Test func filesStayReadable() throws {
    for folder in ["Sources", "Tests"] {
      for file in try SourceTree.swiftFiles(folder) {
        let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let lines = text.utf8.count { $0 == 0x0A }
        #expect(lines <= 400, "\(file.lastPathComponent) has \(lines) lines")
      }
    }
  }
}
