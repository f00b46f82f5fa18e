import Briefs
import Foundation
internal import GRDB
import Text

extension Library {
  /// Another version of a brief, in a file that a synchroniser or a merge tool left.
  package struct ConflictVersion: Sendable {
    /// Of the file, below the library's folder.
    package var path: DisplayText
    /// What it has that the brief has not, and the reverse; `nil` where the file no longer holds
    /// a version of this brief.
    package var difference: BriefDifference?
  }

  /// Reads the conflict copies of a brief's file and compares them with the brief, in the order of
  /// their names. Copies that have been deleted meanwhile are left out.
  package func conflicts(of opened: OpenedBrief) throws -> [ConflictVersion] {
    guard opened.row.hasConflict,
      let file = try index.read({ try TextPlace(opened.row.key, $0) })?.file
    else { return [] }
    return try copies(of: file).compactMap { copy in
      let read: FileBytes?
      do throws(FileError) {
        let folder = try FolderHandle.root(places.folder).descend(copy.folder)
        read = try FileReader.readKnown(copy.name, in: folder)
      } catch {
        if error.isGone { return nil }
        throw LibraryError.cannotRead(file: copy.path, error)
      }
      guard let read else { return nil }
      let briefs = FileReader.parse(
        read.bytes, name: file.name, in: file.folder, size: read.stamp.size
      ).briefs
      let other = Self.version(of: opened.brief, in: briefs)
      return ConflictVersion(
        path: DisplayText(cleaning: String(decoding: copy.path, as: UTF8.self)),
        difference: other.map { BriefDifference(from: opened.brief, to: $0) })
    }
  }

  private func copies(of file: FilePlace) throws -> [FilePlace] {
    try index.read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT name FROM conflict_copy
            WHERE folder = (SELECT id FROM folder WHERE path = ?) AND original = ? ORDER BY name
            """), arguments: [Data(file.folder), Data(file.name)]
      ).map { FilePlace(folder: file.folder, name: $0.bytes(0)) }
    }
  }

  /// The only brief of a file, else the one with the same ID or headline.
  private static func version(of brief: Brief, in briefs: [Brief]) -> Brief? {
    if briefs.count == 1 { return briefs[0] }
    func name(_ brief: Brief) -> BriefID {
      brief.givenID.map { BriefID(given: $0) } ?? brief.hashedID
    }
    return briefs.first { name($0) == name(brief) } ?? briefs.first { $0.title == brief.title }
  }
}
