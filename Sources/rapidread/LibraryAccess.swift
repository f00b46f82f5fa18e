import Briefs
import BriefStore
import Foundation
import Glibc
import Text

extension Surroundings {
  /// Opens the library of a folder, or says in one sentence why not.
  func library(_ folder: String) throws -> Library {
    let log = options.log
    do {
      return try Library(
        places: Library.Places(folder: folder, cacheFolder: cacheFolder, stateFolder: stateFolder),
        clock: { Clock.seconds }, zone: .current,
        log: { line in if let log { Log.append(line, to: log) } })
    } catch {
      throw Failure(error.kind == .folder ? .noInput : .unreadableData, error.sentence)
    }
  }

  /// The folder, or the one that a named file lies in where no folder was named at all.
  func folder(_ named: String?, for file: String) throws -> String {
    let isNamed = named != nil || options.folder != nil
    guard !isNamed, access(file, F_OK) == 0, file.contains("/") || file.contains(".") else {
      return try folder(named)
    }
    if let usual = try? folder(nil), Self.isInside(file, usual) { return usual }
    return (Self.realPath(file) as NSString).deletingLastPathComponent
  }

  private static func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func isInside(_ file: String, _ folder: String) -> Bool {
    realPath(file).hasPrefix(realPath(folder) + "/")
  }
}

extension Library {
  /// Brings the index up to date for a command that prints from it.
  func refreshOrFail() throws {
    do {
      try refresh()
    } catch let error as LibraryError {
      throw Failure(error.kind == .folder ? .noInput : .unreadableData, error.sentence)
    }
  }

  /// The brief of an ID, of the first digits of one, or of a file.
  func row(named name: String) throws -> RowKey {
    let directory = Array(FileManager.default.currentDirectoryPath.utf8)
    if let row = try find(path: Array(name.utf8), from: directory).first { return row }
    let digits = name.lowercased()
    guard digits.allSatisfy(\.isHexDigit), (4...16).contains(digits.utf8.count) else {
      throw Failure(
        .noInput, "no brief \"\(cleaning: name)\"; an ID has four or more hex digits, see list")
    }
    let rows = try find(idPrefix: digits)
    guard let first = rows.first else {
      throw Failure(.noInput, "no brief \"\(cleaning: name)\"")
    }
    guard rows.allSatisfy({ $0.id == first.id }) else {
      throw Failure(.usage, "\"\(cleaning: name)\" could be \(Set(rows.map(\.id)).count) briefs")
    }
    return first
  }
}

/// The file that `--log` names.
enum Log {
  /// Opens it for reading and appending; `nil` where it cannot be written.
  static func open(_ path: String) -> Int32? {
    let descriptor = Glibc.open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    return descriptor >= 0 ? descriptor : nil
  }

  static func append(_ line: DisplayText, to path: String) {
    guard let descriptor = open(path) else { return }
    defer { close(descriptor) }
    _ = (line.string + "\n").withCString { write(descriptor, $0, strlen($0)) }
  }
}
