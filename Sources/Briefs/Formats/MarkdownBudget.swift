import Text

/// How much markup of one file becomes a tree in memory; what comes after it is plain text.
///
/// libcmark spends some 300 bytes on each mark, so that eight megabytes of asterisks take more than a
/// gigabyte. No text that people write comes near the limit.
enum MarkdownBudget {
  static let marks = 400_000

  /// The length of the longest start with no more marks than that, up to the end of a line if it has one.
  static func prefix(of bytes: [UInt8]) -> Int {
    if bytes.count <= Self.marks { return bytes.count }
    var marks = 0
    var lineEnd: Int?
    for (offset, byte) in bytes.enumerated()
    where isMark(byte) || isItem(byte) && isBlank(offset + 1, bytes) {
      marks += 1
      guard marks <= Self.marks else { return lineEnd ?? offset }
      if byte == 0x0A { lineEnd = offset + 1 }
    }
    return bytes.count
  }

  /// What libcmark begins a node of its own for.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "*"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "\\"),
      UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "`"):
      true
    default: false
    }
  }

  /// What ends the mark of a list item, where white space follows.
  private static func isItem(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"): true
    default: false
    }
  }

  private static func isBlank(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset >= bytes.count || bytes[offset] <= 0x20
  }

  /// The lines as paragraphs of some thousand bytes, because one for each line would be too many.
  static func paragraphs(of bytes: some Collection<UInt8>) -> [String] {
    var paragraphs: [String] = []
    var open: [UInt8] = []
    for line in bytes.split(separator: 0x0A) {
      if !open.isEmpty { open.append(0x20) }
      open += line
      guard open.count >= 4096 else { continue }
      paragraphs.append(String(decoding: open, as: UTF8.self))
      open.removeAll(keepingCapacity: true)
    }
    if !open.isEmpty { paragraphs.append(String(decoding: open, as: UTF8.self)) }
    return paragraphs
  }
}
