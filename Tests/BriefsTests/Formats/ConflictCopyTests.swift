import Testing

@testable import Briefs

/// Names that synchronisers and merge tools give to the other version of a file.
@Suite struct ConflictCopyTests {
  private func original(_ name: String, among files: [String]) -> String? {
    let files = Set(files.map { Array($0.utf8) })
    return ConflictCopy.original(of: Array(name.utf8), isFile: files.contains)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    "pier.sync-conflict-20250814-101010-ABCDEFG.md", "pier.sync-conflict-20250814-101010.md",
    "pier (conflicted copy 2025-08-14).md", "pier (Desk's conflicted copy 2025-08-14).md",
    "pier (conflicted copy 2025-08-14 101010).md", "pier (Konflikt 2025).md.orig",
    "pier_conflict-20250814-101010.md", "pier.md.orig", "pier.md.conflict1",
    "pier_LOCAL_4711.md", "pier_REMOTE_4711.md", "pier_BACKUP_4711.md", "pier_BASE_4711.md",
    "pier (SFConflict ann@example.org 2025-08-14-10-10-10).md",
    "pier (In Konflikt stehende Kopie von Ann 2025-08-14).md",
    "pier (Copie en conflit de Ann 2025-08-14).md",
    "pier-desk-of-ann-safeBackup-0001.md", "pier_desk_Aug-14-101010-2025_Conflict.md",
    "pier.sync-conflict-20250814-101010-ABCDEFG.sync-conflict-20250815-101010-ABCDEFG.md",
  ])
  func aCopyNamesItsOriginal(_ name: String) {
    let files = name.contains("Konflikt 2025") ? ["pier (Konflikt 2025).md"] : ["pier.md"]
    #expect(original(name, among: files + [name, "other.md"]) == files[0])
  }

  @Test(arguments: [
    "conflict.md", "the conflict-2025.md", "pier (conflict).md", "pier.sync-conflict-2025.md",
    "pier (copy).md", "pier.md", "pier_LOCAL_.md", "origin.md", "border conflict (update).md",
    "sync-conflict-20250814-101010.md", ".sync-conflict-20250814-101010.md", "",
  ])
  func anotherNameDoesNot(_ name: String) {
    let files = ["pier.md", "the.md", "conflict", "border conflict.md", "border.md", ".md", ""]
    #expect(original(name, among: files) == nil)
  }

  @Test func aCopyWithoutItsOriginalIsNone() {
    #expect(original("pier.sync-conflict-20250814-101010-ABCDEFG.md", among: ["quay.md"]) == nil)
  }

  @Test func anyBytesAreAName() {
    let names: [[UInt8]] = [
      Array(repeating: UInt8(ascii: "("), count: 255), Array("_conflict".utf8),
      Array(repeating: Array("_conflict-".utf8), count: 25).flatMap { $0 },
      Array(repeating: Array(".sync-conflict-".utf8), count: 17).flatMap { $0 },
      Array(repeating: 0xFF, count: 4000), Array("x-safebackup-".utf8),
      Array("x-safebackup-00".utf8),
      Array("a (conflicted copy".utf8), Array("_local_.".utf8), Array(".orig".utf8),
    ]
    for name in names {
      #expect(ConflictCopy.original(of: name, isFile: { _ in false }) == nil)
    }
  }
}
