import ArgumentParser
import Foundation
import Glibc

/// A folder that is gone when the measuring is over.
struct Scratch {
  let path: String

  init() throws {
    var template = Array("/tmp/rapidread-bench-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw ValidationError("no temporary folder can be made")
    }
    path = String(cString: made)
  }

  func folder(_ name: String) throws -> String {
    let folder = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// Writes to standard error what is being measured.
enum Progress {
  static func say(_ text: String) {
    FileHandle.standardError.write(Data("… \(text)\n".utf8))
  }
}
