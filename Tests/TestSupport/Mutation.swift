import Foundation

/// Damage done to bytes at random, as a fuzzer does it; a seed repeats it.
package enum Mutation {
  /// How often each test damages each text: a few times on every run, more where FUZZ_ROUNDS says so.
  package static func rounds(_ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap(Int.init) ?? usual
  }

  /// Damages bytes in one to eight places; `others` are texts to borrow pieces from.
  package static func of(
    _ bytes: [UInt8], others: [[UInt8]], using dice: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &dice) {
      let at = Int.random(in: 0...bytes.count, using: &dice)
      let end = min(bytes.count, at + Int.random(in: 1...64, using: &dice))
      switch Int.random(in: 0..<8, using: &dice) {
      case 0 where at < end: bytes[at] = UInt8.random(in: .min ... .max, using: &dice)
      case 1 where at < end: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
      case 2: bytes.removeSubrange(at..<end)
      case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 4: bytes = Array(bytes[..<at])
      case 5:
        let other = others.randomElement(using: &dice) ?? []
        let from = Int.random(in: 0...other.count, using: &dice)
        let to = min(other.count, from + 200)
        bytes.insert(contentsOf: other[from..<to], at: at)
      case 6:
        let piece = Array((pieces.randomElement(using: &dice) ?? "").utf8)
        let count = Int.random(in: 1...100, using: &dice)
        bytes.insert(contentsOf: (0..<count).flatMap { _ in piece }, at: at)
      default:
        bytes.insert(contentsOf: Array((pieces.randomElement(using: &dice) ?? "").utf8), at: at)
      }
    }
    return bytes
  }

  /// What formats give a meaning to, and what terminals do.
  private static let pieces = [
    "\u{1B}[31m", "\u{1B}]0;t\u{7}", "\u{1B}]52;c;aGk=\u{1B}\\", "\u{9B}1m", "\u{85}", "\u{2028}",
    "\u{202E}", "\u{2066}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{AD}", "\u{E0041}", "\u{301}",
    "\u{FE0F}", "\u{E000}", "\u{FFFF}", "\u{378}", "\0", "\u{7F}", "\r\n", "\r", "\t", "\n", "\n\n",
    "---\n", "...\n", "- ", "? ", ": ", "&a ", "*a", "!t ", "|\n", ">\n", "%YAML 1.2\n", "#", "# ",
    "{", "}", "[", "]", "\"", "'", ",", "\\", "\\u001b", "\\ud800", "\\e", "\\x9b", "null", "1e999",
    ">", "* ", "_", "`", "```\n", "<", "<!--", "&#27;", "&#x9b;", "![", "](", "AD\n", "1. ", "  ",
    "What's Next?\n", "More Stories You Might Enjoy\n", "AI Generated Content\n", "8 min read",
    "2025-02-30", "2025-08-13T24:00:00Z", "👨‍👩‍👧", "ﷺ", "漢", "ก็", "\u{FF}",
  ]
}
