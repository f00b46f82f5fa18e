import Foundation
import Testing

@testable import BriefStore

/// What is noticed of a folder where nobody says that it has changed.
struct TouchedFoldersTests {
  private let box: Sandbox
  private let library: Library

  init() throws {
    box = try Sandbox()
    for path in ["a.md", "2024/12/b.md", "2025/01/c.md", "2025/02/d.md", "2025/e.md"] {
      try box.write(path, brief(path))
    }
    library = try box.opened()
  }

  private func touched() -> [String] {
    library.scan.touchedFolders().map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func nothingIsNoticedOfFoldersThatAreAsTheyWere() { #expect(touched() == []) }

  @Test func foldersWithOtherNamesInThemAreNoticed() throws {
    try box.write("2025/01/new.md", brief("New"))
    try box.delete("2024/12/b.md")
    #expect(touched() == ["2024/12", "2025/01"])
    try box.write("new.md", brief("New"))
    #expect(touched() == ["", "2024/12", "2025/01"])
  }

  @Test func aFolderThatIsGoneOrALinkNowIsNoticedWithTheOneItLayIn() throws {
    try FileManager.default.removeItem(atPath: "\(box.folder)/2024")
    try FileManager.default.moveItem(
      atPath: "\(box.folder)/2025/02", toPath: "\(box.folder)/2025/.02")
    try FileManager.default.createSymbolicLink(
      atPath: "\(box.folder)/2025/02", withDestinationPath: ".02")
    #expect(touched() == ["", "2024", "2024/12", "2025", "2025/02"])
  }
}
