import Briefs
import Glibc
import Testing

@testable import BriefStore

/// SQLite maps the index of its log into memory, where a file that is cut short is a signal.
struct CutFilesTests {
  @Test func aCutFileIsTheMatterOfItsOwnLibrary() throws {
    let (box, other) = (try Sandbox(), try Sandbox())
    try box.write("a.md", brief("Alpha"))
    try other.write("b.md", brief("Beta"))
    let library = try box.opened()
    let bystander = try other.opened()
    for file in try box.cacheFiles() where file.hasSuffix("-shm") { truncate(file, 0) }
    #expect(try library.list(ListRequest()).rows.count == 1)
    #expect(library.index.epoch > 0)
    #expect(try bystander.list(ListRequest()).rows.count == 1)
    #expect(bystander.index.epoch == 0)
  }
}
