import Briefs
import BriefStore
import Foundation
import Glibc
import Text

extension Environment {
  /// Opens the library of a folder.
  ///
  /// - Parameters:
  ///   - only: the only file that is read, as a path below the folder.
  ///   - isAlone: true where its briefs are listed alone, although the folder may have an index.
  func library(
    _ folder: [UInt8], for use: Library.Use = .answering, only: [UInt8]? = nil,
    isAlone: Bool = false
  ) throws -> Library {
    let log = options.log
    // Where there is no index, one in memory holds the file and nothing is written.
    let cacheFolder = isAlone ? cacheFolder + "/no-index" : cacheFolder
    return try Library(
      places: Library.Places(folder: folder, cacheFolder: cacheFolder, stateFolder: stateFolder),
      for: use, clock: { Clock.seconds }, zone: .current, only: only,
      log: { line in if let log { Log.append(line, to: log) } })
  }

  /// A file that an argument names, and the folder whose index and marks it goes by.
  struct NamedFile {
    var folder: [UInt8]
    /// Below the folder.
    var path: [UInt8]
  }

  /// The file of that name: in the folder that `--folder` names, else in the working directory. Its
  /// library is that of the usual folder where that contains it, else of the folder it is in. `nil`
  /// where there is no such file.
  func file(named argument: String) throws -> NamedFile? {
    let name = RawArguments.bytes(of: argument)
    let usual = try? folder(nil)
    let above = usual.flatMap(Self.realPath)
    let inFolder = above.flatMap { Self.realFile($0 + [0x2F] + name) }
    let inDirectory = Self.realFile(name)
    guard let real = options.folder == nil ? inDirectory ?? inFolder : inFolder ?? inDirectory
    else { return nil }
    if let usual, let above, real.starts(with: above + [0x2F]) {
      return NamedFile(folder: usual, path: Array(real.dropFirst(above.count + 1)))
    }
    let slash = real.lastIndex(of: 0x2F) ?? 0
    return NamedFile(folder: Array(real[..<max(slash, 1)]), path: Array(real[(slash + 1)...]))
  }

  /// The file that the reader is to open alone; `nil` where the argument names no regular file.
  func fileToRead(_ argument: String?) throws -> NamedFile? {
    guard let argument, Self.realFile(RawArguments.bytes(of: argument)) != nil else { return nil }
    return try file(named: argument)
  }

  /// `nil` where that is no regular file.
  private static func realFile(_ path: [UInt8]) -> [UInt8]? {
    guard !path.isEmpty, let real = realPath(path) else { return nil }
    var file = stat()
    let isFile = (real.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer {
      $0.baseAddress.map { stat($0, &file) == 0 && file.st_mode & S_IFMT == S_IFREG } ?? false
    }
    return isFile ? real : nil
  }

  /// `nil` where there is no such file.
  private static func realPath(_ path: [UInt8]) -> [UInt8]? {
    let path = path.map(CChar.init(bitPattern:)) + [0]
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
  }
}

extension Library {
  /// What a name means without a scan of the folder: the briefs of a file, or the brief of an ID;
  /// empty where that cannot be known.
  func identify(named name: String, place: Int) throws -> [MarkedBrief] {
    let directory = Array(FileManager.default.currentDirectoryPath.utf8)
    let path = RawArguments.bytes(of: name, place: place)
    let inFile = try identify(path: path, from: directory)
    guard inFile.isEmpty, let digits = Self.digits(name) else { return inFile }
    let known = try identify(idPrefix: digits)
    return Set(known.map(\.id)).count == 1 ? Array(known.prefix(1)) : []
  }

  /// The lower-case hex digits of an ID or of its beginning; `nil` for anything else.
  private static func digits(_ name: String) -> String? {
    let digits = name.lowercased()
    return digits.allSatisfy(\.isHexDigit) && (4...16).contains(digits.utf8.count) ? digits : nil
  }

  /// The brief of an ID or of the first digits of one, or all briefs of a file in its order; at
  /// least one.
  ///
  /// `place` counts the arguments that read the same, `bad\u{FFFD}.md` being one of many names.
  func rows(named name: String, place: Int = 0) throws -> [RowKey] {
    let directory = Array(FileManager.default.currentDirectoryPath.utf8)
    let path = RawArguments.bytes(of: name, place: place)
    let inFile = try find(path: path, from: directory)
    if !inFile.isEmpty { return inFile }
    guard let digits = Self.digits(name) else {
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
    return [first]
  }
}

/// The arguments as the bytes that they are: a file's name need not be UTF-8.
enum RawArguments {
  private static let all: [[UInt8]] = (0..<Int(CommandLine.argc)).compactMap { index in
    CommandLine.unsafeArgv[index].map {
      Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))
    }
  }

  /// What was written where `argument` was read; the one at `place` of those that read the same.
  static func bytes(of argument: String, place: Int = 0) -> [UInt8] {
    let read = Array(argument.utf8)
    guard argument.unicodeScalars.contains("\u{FFFD}") else { return read }
    let written = all.flatMap { [$0, Array($0.drop { $0 != 0x3D }.dropFirst())] }
      .filter { String(decoding: $0, as: UTF8.self).utf8.elementsEqual(read) }
    return written.indices.contains(place) ? written[place] : read
  }
}

/// The file that `--log` names.
enum Log {
  /// Opens it for reading and appending; `nil` where it cannot be written.
  static func open(_ path: String) -> Int32? {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let descriptor = Glibc.open(path, flags, 0o600)
    return descriptor >= 0 ? descriptor : nil
  }

  static func append(_ line: DisplayText, to path: String) {
    guard let descriptor = open(path) else { return }
    defer { close(descriptor) }
    _ = (line.string + "\n").withCString { write(descriptor, $0, strlen($0)) }
  }
}
