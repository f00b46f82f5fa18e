/// Takes the edge off Markdown that would keep libcmark busy for longer than its size warrants.
///
/// libcmark 0.30 takes quadratic time for thousands of open brackets in one paragraph; from a bound on,
/// they are escaped, which is how a paragraph shows them anyway. Fenced code is left as it is.
struct MarkdownGuard {
  static let bracketLimit = 1000

  private let bytes: [UInt8]
  private var out: [UInt8] = []
  private var brackets = 0
  private var fence: (mark: UInt8, length: Int)?

  static func guarded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count(where: { $0 == UInt8(ascii: "[") }) > bracketLimit else { return bytes }
    var guarding = MarkdownGuard(bytes: bytes)
    guarding.run()
    return guarding.out
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() {
    out.reserveCapacity(bytes.count + bytes.count / 8)
    // Inside HTML a fence is none, so where a line may begin HTML, fences are not relied on.
    let trustsFences = !bytes.split(separator: 0x0A).contains { line in
      line.first { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ">") } == UInt8(ascii: "<")
    }
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<end]
      if trustsFences, isFence(line) || fence != nil {
        out += line
        brackets = 0
      } else {
        copyText(line)
      }
      start = end
    }
  }

  private mutating func copyText(_ line: ArraySlice<UInt8>) {
    if line.allSatisfy({ $0 <= 0x20 }) { brackets = 0 }
    var slashes = 0
    for byte in line {
      if byte == UInt8(ascii: "[") {
        brackets += 1
        // An odd number of backslashes before it has escaped it already.
        if brackets > Self.bracketLimit, slashes.isMultiple(of: 2) {
          out.append(UInt8(ascii: "\\"))
        }
      }
      slashes = byte == UInt8(ascii: "\\") ? slashes + 1 : 0
      out.append(byte)
    }
  }

  /// Opens or closes a fence that stands at the first column.
  private mutating func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return false
    }
    let length = line.prefix { $0 == mark }.count
    let rest = line.dropFirst(length)
    guard length >= 3 else { return false }
    if let open = fence {
      if mark == open.mark, length >= open.length, rest.allSatisfy({ $0 <= 0x20 }) { fence = nil }
      return true
    }
    guard mark == UInt8(ascii: "~") || !rest.contains(mark) else { return false }
    fence = (mark, length)
    return true
  }
}
