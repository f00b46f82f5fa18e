import Briefs
import Foundation
internal import GRDB

/// Briefs to be marked, found without a look at the folder: a mark needs no index that is up to date, nor
/// one that can be written.
extension Library {
  /// The briefs of a file as it is now, in its order; none where there is no such file of briefs.
  ///
  /// - Parameters:
  ///   - path: below the folder, or absolute, or below `directory`.
  package func identify(path: [UInt8], from directory: [UInt8] = []) throws -> [MarkedBrief] {
    for candidate in spellings(of: path, from: directory) {
      let briefs = try identify(FilePlace(path: candidate))
      if !briefs.isEmpty { return briefs }
    }
    return []
  }

  /// The briefs whose ID begins with these hex digits, by the index and the journals as they are.
  package func identify(idPrefix: String) throws -> [MarkedBrief] {
    let rows = try find(idPrefix: idPrefix)
    guard !rows.isEmpty else {
      return marks.ids(beginningWith: idPrefix).map { MarkedBrief(unknown: $0) }
    }
    return try marked(rows).map { known in
      // The file may have been edited since the index saw it.
      let now = known.path.isEmpty ? [] : try identify(FilePlace(path: known.path))
      return now.first { $0.id == known.id } ?? known
    }
  }

  /// Sets a flag on these briefs; on disk when this returns.
  package func mark(
    _ briefs: [MarkedBrief], _ flag: Flag, _ value: Bool, key: String
  ) throws(JournalError) -> Set<BriefID> {
    try marks.mark(briefs, flag, value, key: key)
  }

  private func identify(_ place: FilePlace) throws -> [MarkedBrief] {
    guard let parsed = try parsed(place) else { return [] }
    let root = try FolderHandle.root(places.folder)
    let recollection = marks.recollection()
    let names = try index.read { db in
      let folder = try Int64.fetchOne(
        db, sql: "SELECT id FROM folder WHERE path = ?", arguments: [Data(place.folder)])
      let file = try folder.flatMap { try KnownFile.at(folder: $0, name: place.name, db) }
      let known = try file.map { try KnownBrief.of(file: $0.id, db) } ?? []
      let finder = IdentityFinder(
        db: db, lookUp: root.stamp(ofPath:), recollection: recollection, mayHaveMoved: true,
        mayComeBack: try Departed.isAny(db))
      return try finder.identities(of: parsed, known: known, file: file?.id)
    }
    return zip(parsed.briefs, names).map { brief, name in
      MarkedBrief(
        id: name.id, path: place.path, fingerprint: brief.fingerprint, text: brief.trace)
    }
  }

  /// `nil` for a name that is no file of briefs.
  private func parsed(_ place: FilePlace) throws -> ParsedOutcome? {
    let slash = UInt8(ascii: "/"), dot = UInt8(ascii: ".")
    if place.folder.split(separator: slash).contains(where: { $0.first == dot }) { return nil }
    do throws(FileError) {
      let root = try FolderHandle.root(places.folder)
      let folder = try root.descend(place.folder)
      let listed = try? root.read(IgnoreRules.fileName, limit: IgnoreRules.sizeLimit)
      let listing = try FolderListing(
        folder, path: place.folder, without: IgnoreRules(listed?.bytes ?? []))
      guard listing.files.contains(place.name) else { return nil }
      let reader = FileReader(recognition: scan.latestRecognition())
      guard case .parsed(let parsed) = reader.outcome(of: ReadTask(folder: folder, place: place))
      else { return nil }
      return parsed
    } catch {
      if error.isGone { return nil }
      throw LibraryError.cannotRead(file: place.path, error)
    }
  }
}
