import Briefs
import Foundation
import Glibc

@testable import BriefStore

/// A state folder of a test's own, and the clock that its journals go by.
final class StateFixture {
  let path: String
  var time: Int64 = 1_750_000_000_000

  init() {
    var template = Array((NSTemporaryDirectory() + "rapidread-state-XXXXXX").utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
  }

  deinit { _ = try? FileManager.default.removeItem(atPath: path) }

  func journal(
    _ device: String = "one", folder: String = "/briefs", files: FileOperations = .unsynced,
    checkpoint: Checkpoint? = nil
  ) -> Journal {
    Journal(
      stateFolder: path, folder: folder, device: device, now: { [unowned self] in time },
      files: files, checkpoint: checkpoint)
  }

  func file(_ device: String = "one") -> String { "\(path)/journal-\(device).jsonl" }

  func bytes(_ device: String = "one") -> [UInt8] {
    FileManager.default.contents(atPath: file(device)).map(Array.init) ?? []
  }

  func lines(_ device: String = "one") -> [[UInt8]] {
    bytes(device).split(separator: 10).map(Array.init)
  }

  /// Overwrites a journal in place, as it is.
  func put(_ bytes: [UInt8], _ device: String = "one") throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: createdFile(device)))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  func append(_ text: String, _ device: String = "one") throws {
    try put(bytes(device) + Array(text.utf8), device)
  }

  private func createdFile(_ device: String) -> String {
    if !FileManager.default.fileExists(atPath: file(device)) {
      _ = FileManager.default.createFile(atPath: file(device), contents: nil)
    }
    return file(device)
  }
}

/// A brief made from a number, `edition` telling its texts apart.
func brief(_ number: UInt64, path: String? = nil, edition: UInt64 = 0) -> MarkedBrief {
  MarkedBrief(
    id: BriefID(number), path: Array((path ?? "day/\(number).md").utf8),
    fingerprint: Fingerprint(headline: number, sentence: number + 1, content: number + edition))
}

extension Journal {
  /// Everything it knows, to compare two journals with.
  var everything: [BriefID: BriefMarks] {
    var all: [BriefID: BriefMarks] = [:]
    forEachState { all[$0] = $1 }
    return all
  }

  func isRead(_ number: UInt64) -> Bool { state(of: BriefID(number)).isRead }
  func isStarred(_ number: UInt64) -> Bool { state(of: BriefID(number)).isStarred }
}

extension FileOperations {
  /// The system's calls without the waiting for a disk, which no test can see.
  static var unsynced: FileOperations {
    var files = FileOperations.system
    files.sync = { _ in }
    files.syncFolder = { _ in }
    return files
  }
}
