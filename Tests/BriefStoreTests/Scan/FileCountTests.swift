import Briefs
import Foundation
import Testing

@testable import BriefStore

/// What a first look measures itself by.
struct FileCountTests {
  private let box: Sandbox

  init() throws { box = try Sandbox() }

  private func counted() throws -> Int? {
    let count = FileCount(try FolderHandle.root(Array(box.folder.utf8)))
    count.start()
    return count.total.wait { $0 }
  }

  @Test(.timeLimit(.minutes(1))) func allFilesThatALookReadsAreCounted() throws {
    for name in ["a.md", "2024/b.md", "2024/12/c.txt", "2024/12/d.json", ".hidden/e.md", ".f.md"] {
      try box.write(name, brief(name))
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(box.folder)/link.md", withDestinationPath: "a.md")
    try FileManager.default.createSymbolicLink(
      atPath: "\(box.folder)/again", withDestinationPath: "2024")
    #expect(try counted() == 4)
    #expect(try box.opened().counts().briefs == 4)
  }

  @Test(.timeLimit(.minutes(1))) func anEmptyFolderHasNone() throws {
    #expect(try counted() == 0)
  }
}
