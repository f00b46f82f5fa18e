import Foundation

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
