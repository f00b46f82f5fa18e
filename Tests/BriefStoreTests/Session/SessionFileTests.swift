import BriefStore
import Foundation
import Testing

@Suite struct SessionFileTests {
  let fixture = StateFixture()

  private func file(_ folder: String = "/briefs", files: FileOperations = .system) -> SessionFile {
    SessionFile(stateFolder: fixture.path, folder: folder, device: "one", files: files)
  }

  @Test func whatIsSavedComesBack() throws {
    #expect(file().load() == nil)
    try file().save([1, 2, 3])
    try file("/other").save([4])
    try file().save([])
    #expect(file().load() == [])
    #expect(file("/other").load() == [4])
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.path).count == 2)
  }

  @Test(arguments: ["write", "sync"])
  func aFailureLeavesTheOldOne(_ call: String) throws {
    try file().save([1, 2, 3])
    var files = FileOperations.system
    if call == "write" {
      files.write = { (_, _) throws(JournalError) in throw JournalError(ENOSPC) }
    } else {
      files.sync = { _ throws(JournalError) in throw JournalError(EIO) }
    }
    #expect(throws: JournalError.self) { try file(files: files).save([9]) }
    #expect(file().load() == [1, 2, 3])
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.path).count == 1)
  }

  @Test func whatIsTooLargeIsNeitherSavedNorLoaded() throws {
    try file().save([1])
    #expect(throws: JournalError.self) {
      try file().save([UInt8](repeating: 0, count: SessionFile.limit + 1))
    }
    #expect(file().load() == [1])
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.path)
    let name = try #require(names.first)
    #expect(truncate("\(fixture.path)/\(name)", off_t(SessionFile.limit + 1)) == 0)
    #expect(file().load() == nil)
  }
}
