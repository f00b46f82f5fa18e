import Foundation
import Glibc

/// What the kernel says of a process's memory, in megabytes of 1,000,000 bytes.
struct ProcessMemory {
  let resident: Double
  let proportional: Double
  let own: Double

  /// `nil` where the process is gone.
  init?(pid: Int32) {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/smaps_rollup", encoding: .utf8)
    else { return nil }
    var kilobytes: [Substring: Double] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 3, words[2] == "kB" else { continue }
      kilobytes[words[0].dropLast()] = Double(words[1])
    }
    func megabytes(_ keys: String...) -> Double {
      keys.reduce(0) { $0 + (kilobytes[$1[...]] ?? 0) } * 1024 / 1_000_000
    }
    resident = megabytes("Rss")
    proportional = megabytes("Pss")
    own = megabytes("Private_Clean", "Private_Dirty")
  }
}

/// How long a process has kept a core busy.
enum ProcessTime {
  /// Seconds in the program and in the kernel; `nil` where the process is gone.
  static func seconds(pid: Int32) -> Double? {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    // The name in brackets may hold spaces; user and system time are the 12th and 13th after it.
    let words = text[end...].split(separator: " ")
    guard words.count > 13, let user = Double(words[12]), let system = Double(words[13]) else {
      return nil
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}
