/// Finds names in text that has no spaces between words.
struct ByteTrie: Sendable {
  private var next: [UInt64: Int32] = [:]
  private var values: [Int32: Int32] = [:]
  private var nodes: Int32 = 1

  var isEmpty: Bool { values.isEmpty }

  mutating func insert(_ bytes: [UInt8], value: Int32) {
    guard bytes.count <= Tokeniser.longestWord else { return }
    var node: Int32 = 0
    for byte in bytes {
      let edge = Self.edge(node, byte)
      if let known = next[edge] {
        node = known
      } else {
        next[edge] = nodes
        node = nodes
        nodes += 1
      }
    }
    if values[node] == nil { values[node] = value }
  }

  /// The longest name at an index: its value and its length in bytes.
  func match(_ bytes: [UInt8], at index: Int) -> (value: Int, count: Int)? {
    var node: Int32 = 0
    var found: (Int, Int)?
    for offset in index..<min(bytes.count, index + Tokeniser.longestWord) {
      guard let child = next[Self.edge(node, bytes[offset])] else { break }
      node = child
      if let value = values[node] { found = (Int(value), offset - index + 1) }
    }
    return found
  }

  private static func edge(_ node: Int32, _ byte: UInt8) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 8 | UInt64(byte)
  }
}
