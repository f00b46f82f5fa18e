import Foundation
import Testing
import Text

@testable import BriefStore

/// A file somebody has is never lost to one that is written.
struct TextFileTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func writesAndAsksBeforeItReplaces() throws {
    let sandbox = try Sandbox()
    let path = "\(sandbox.base)/notes.md"
    try TextFile.write(Array("one".utf8), to: path, replaces: false)
    #expect(throws: TextFile.Failure.exists) {
      try TextFile.write(Array("two".utf8), to: path, replaces: false)
    }
    #expect(try text(path) == "one")
    try TextFile.write(Array("two".utf8), to: path, replaces: true)
    #expect(try text(path) == "two")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: sandbox.base).sorted()
        == ["briefs", "cache", "notes.md", "state"])
  }

  @Test func saysWhyItCannot() throws {
    let sandbox = try Sandbox()
    #expect(throws: TextFile.Failure.failed("no such file or directory")) {
      try TextFile.write([], to: "\(sandbox.base)/nowhere/notes.md", replaces: false)
    }
    #expect(throws: TextFile.Failure.failed("not a regular file")) {
      try TextFile.write([], to: sandbox.folder, replaces: true)
    }
    #expect(throws: TextFile.Failure.exists) {
      try TextFile.write([], to: "/dev/null", replaces: false)
    }
    #expect(throws: TextFile.Failure.failed("not a regular file")) {
      try TextFile.write([], to: "/dev/null", replaces: true)
    }
  }

  @Test func aLinkIsWrittenThrough() throws {
    let sandbox = try Sandbox()
    let path = "\(sandbox.base)/notes.md"
    try TextFile.write(Array("one".utf8), to: path, replaces: false)
    let link = "\(sandbox.base)/link.md"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    try TextFile.write(Array("two".utf8), to: link, replaces: true)
    #expect(try text(path) == "two")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
  }
}
