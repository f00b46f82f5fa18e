import Briefs
import Glibc
import Text

/// A file to be read, and why it might not need to be parsed.
struct ReadTask: Sendable {
  var folder: FolderHandle
  var place: FilePlace
  var known: KnownFile?
  /// Parse even if the bytes are those the index knows: a brief is dated by the file's time.
  var isForced = false
  /// Finds entities at once; otherwise the briefs wait for their turn.
  var tagsAtOnce = false
}

/// The bytes of a file up to the format's limit, and how it was when they were read.
typealias FileBytes = (bytes: [UInt8], stamp: FileStamp)

/// Reads and parses single files; the work that two threads do side by side.
struct FileReader: Sendable {
  /// A larger part than this of a file that is no text need not be read.
  private static let probe = 64 << 10

  var recognition: Recognition.Current

  /// `nil` for a file that is gone, or is no longer a file.
  func outcome(of task: ReadTask) -> ScanOutcome? {
    do throws(FileError) {
      guard var file = try Self.read(task.place.name, in: task.folder) else { return nil }
      file.stamp = Self.settled(file.stamp)
      let hash = Self.hash(file.bytes, size: file.stamp.size)
      if let known = task.known, known.bytes == hash, !task.isForced {
        let same = KnownFile(id: known.id, stamp: file.stamp, bytes: hash)
        return .touched(same, path: task.place.path)
      }
      let parsed = parse(file.bytes, task.place, file.stamp)
      let recogniser = task.tagsAtOnce ? recognition.recogniser : nil
      var briefs = parsed.briefs.map {
        PreparedBrief($0, stamp: file.stamp, recogniser: recogniser)
      }
      for (index, slice) in parsed.slices.enumerated() where briefs.indices.contains(index) {
        briefs[index].slice = slice.map { EntrySlice($0, of: file.bytes) }
      }
      return .parsed(
        ParsedOutcome(
          place: task.place, stamp: file.stamp, bytes: hash, briefs: briefs,
          problems: parsed.problems, context: parsed.context))
    } catch {
      return error.isGone ? nil : .unreadable(task.place, error.sentence)
    }
  }

  private func parse(_ bytes: [UInt8], _ place: FilePlace, _ stamp: FileStamp) -> ParsedFile {
    if place.path == Recognition.fileName {
      return ParsedFile(problems: recognition.problems)
    }
    return Self.parse(bytes, name: place.name, in: place.folder, size: stamp.size)
  }

  /// The briefs of a file that the index knows; `nil` where its bytes are others now.
  static func briefs(
    _ name: [UInt8], in folder: [UInt8], bytes: UInt64, below root: FolderHandle
  ) -> [Brief]? {
    guard let handle = try? root.descend(folder), let file = try? read(name, in: handle),
      hash(file.bytes, size: file.stamp.size) == bytes
    else { return nil }
    return parse(file.bytes, name: name, in: folder, size: file.stamp.size).briefs
  }

  static func parse(
    _ bytes: [UInt8], name: [UInt8], in folder: [UInt8], size: Int64
  ) -> ParsedFile {
    BriefFormat.parse(
      bytes, name: String(decoding: name, as: UTF8.self),
      in: String(decoding: folder, as: UTF8.self),
      fullSize: size > Int64(bytes.count) ? Int(size) : nil)
  }

  /// The bytes of a file up to the format's limit; of what is no text, only its beginning.
  static func read(
    _ name: [UInt8], in folder: FolderHandle
  ) throws(FileError) -> FileBytes? {
    guard let (_, kind) = try? folder.stamp(of: name) else {
      return try folder.read(name, limit: probe)
    }
    return kind == .file ? try readKnown(name, in: folder) : nil
  }

  /// The same for a name that the index knows to be a file's, without a look before it is opened.
  static func readKnown(
    _ name: [UInt8], in folder: FolderHandle
  ) throws(FileError) -> FileBytes? {
    guard let start = try folder.read(name, limit: probe) else { return nil }
    guard start.stamp.size > Int64(probe), !Decoding.looksBinary(start.bytes) else { return start }
    return try folder.read(name, limit: BriefFormat.sizeLimit)
  }

  /// A file that changed a moment ago may change again without its times telling; its stamp is made
  /// one that the next look will not recognise.
  private static func settled(_ stamp: FileStamp) -> FileStamp {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let nanoseconds = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    guard nanoseconds.subtractingReportingOverflow(stamp.ctime).partialValue.magnitude < 50_000_000
    else { return stamp }
    var unsettled = stamp
    unsettled.ctime -= 1
    return unsettled
  }

  static func hash(_ bytes: [UInt8], size: Int64) -> UInt64 {
    var hash = StableHash()
    hash.combine(bytes)
    hash.combine(String(size))
    return hash.value
  }
}
