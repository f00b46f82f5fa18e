/// What a terminal answers when the program has asked it something.
package enum TerminalReply: Hashable, Sendable {
  /// Its background, in answer to `OSC 11 ; ? ST`.
  case background(RGB)
  /// The end of all answers to what was asked before `CSI c`, which every terminal answers.
  case end

  /// The longest string that is kept; an answer is shorter.
  static let longest = 64

  /// Whether a string that begins so may become an answer; `false` for one that has not begun.
  static func mayBegin(with bytes: [UInt8]) -> Bool {
    let start = Array("11;rgb".utf8)
    guard !bytes.isEmpty, bytes.count < longest else { return false }
    guard bytes.count > start.count else { return start.starts(with: bytes) }
    let digits = bytes.dropFirst(start.count).drop { $0 == UInt8(ascii: "a") }
    return bytes.starts(with: start)
      && digits.allSatisfy { (0x2F...0x3A).contains($0) || (0x61...0x66).contains($0 | 0x20) }
  }

  /// An `OSC` string without its introducer and its end.
  init?(string: [UInt8]) {
    let prefix = "11;".utf8
    guard string.starts(with: prefix),
      let color = RGB(x11: String(decoding: string.dropFirst(prefix.count), as: UTF8.self))
    else { return nil }
    self = .background(color)
  }
}

extension RGB {
  /// A colour as X11 writes it: `rgb:` and three parts of one to four hexadecimal digits, or
  /// `rgba:` and four.
  init?(x11 text: String) {
    let halves = text.split(separator: ":", omittingEmptySubsequences: false)
    guard halves.count == 2, halves[0] == "rgb" || halves[0] == "rgba" else { return nil }
    let parts = halves[1].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == halves[0].count else { return nil }
    var values: [Int] = []
    for part in parts {
      guard (1...4).contains(part.utf8.count), !part.hasPrefix("+"), !part.hasPrefix("-"),
        let value = Int(part, radix: 16)
      else { return nil }
      values.append(value * 255 / ((1 << (4 * part.utf8.count)) - 1))
    }
    self.init(values[0], values[1], values[2])
  }
}
