import Briefs
import Foundation
import Text

/// The briefs of one folder, indexed, with what the reader did with them.
///
/// Every function may be called on any thread and does its work before it returns. Reads never wait
/// for the scan, and neither do marks.
package final class Library: Sendable {
  /// Where a library finds its briefs and keeps what it knows.
  package struct Places: Sendable, Hashable {
    /// As it was given; shown in messages.
    package var folder: String
    package var cacheFolder: String
    package var stateFolder: String

    package init(folder: String, cacheFolder: String, stateFolder: String) {
      self.folder = folder
      self.cacheFolder = cacheFolder
      self.stateFolder = stateFolder
    }
  }

  let places: Places
  let index: Index
  let clock: @Sendable () -> Int64
  let zone: TimeZone
  let log: @Sendable (DisplayText) -> Void

  /// Looks whether the folder can be read and opens the index; scans nothing.
  ///
  /// - Parameters:
  ///   - clock: seconds since 1970.
  ///   - zone: where the reader is, for what is a day.
  package init(
    places: Places, clock: @escaping @Sendable () -> Int64, zone: TimeZone,
    log: @escaping @Sendable (DisplayText) -> Void
  ) throws(LibraryError) {
    self.places = places
    self.clock = clock
    self.zone = zone
    self.log = log
    do {
      index = try Index(cacheFolder: places.cacheFolder, realPath: Array(places.folder.utf8))
    } catch {
      throw LibraryError(.index, "cannot open the index: \(cleaning: "\(error)")")
    }
  }

  /// Begins to scan and to watch, on threads of its own; returns at once.
  package func start(_ events: @escaping @Sendable (LibraryEvent) -> Void) {}

  /// Looks at the whole folder and returns when the index is up to date, entities included.
  ///
  /// `progress` gets the files done so far, and how many there are where that is known.
  @discardableResult
  package func refresh(
    progress: @escaping @Sendable (_ done: Int, _ total: Int?) -> Void = { _, _ in }
  ) throws -> LibraryChange { LibraryChange() }

  /// Asks the scan thread for a whole look at the folder.
  package func rescan() {}

  /// Stops the threads, and returns when they have stopped (within two seconds).
  package func close() {}

  package func counts() throws -> LibraryCounts { LibraryCounts() }

  /// By path, then line; errors, warnings and notices.
  package func problems() throws -> [Problem] { [] }

  /// Reads and parses the file of a row again and finds its entities; `nil` where it is gone.
  package func open(_ key: RowKey) throws -> OpenedBrief? { nil }

  /// The bytes of a row's file, at most `BriefFormat.sizeLimit` of them.
  package func rawBytes(_ key: RowKey) throws -> [UInt8]? { nil }

  /// Rows whose ID begins with these hex digits, at least one, newest first.
  package func find(idPrefix: String) throws -> [RowKey] { [] }

  /// The rows of a file; `path` is below the folder, in the folder by its full name, or below the
  /// working directory `directory`.
  package func find(path: [UInt8], from directory: [UInt8] = []) throws -> [RowKey] { [] }

  /// Throws the index away and begins an empty one; the next look fills it.
  package func forgetIndex() throws {}
}
