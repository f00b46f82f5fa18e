import Text

/// Tells from the bytes of a file whether a brief in it may hold a phrase: "no" is certain, "yes" is to be
/// made sure of by parsing.
///
/// What a brief shows are letters of its file in their order, between which markup is left out. So a file is
/// told by its chunks, which is what stands between white space: in most of them words are plain to see;
/// in others only which letters there are; and some may be left out. A file with a mark that puts letters
/// elsewhere, makes new ones or takes white space away is never told. The words of a term as one (`email`)
/// are not looked for: the text index knows them.
package struct PhraseFilter: Sendable {
  /// A larger file is parsed: blocks are joined there, and parts of it may not be read.
  private static let longest = 128 << 10

  /// Folded words, the last of them perhaps only the beginning of one.
  let words: [[UInt8]]
  /// False where every file has to be parsed.
  private let isFit: Bool
  private let text: RawBytes
  private let json: RawBytes

  package init(_ term: HighlightTerm) {
    words = term.words.map { Array($0.utf8) }
    let begun = HighlightTerm(words: term.words, isPrefix: true)
    isFit =
      (1..<64).contains(words.count) && term.words.allSatisfy(Self.isWhole)
      && !FileName.madeUp.contains { Words.contains(begun, in: $0.string) }
    text = RawBytes(.text, first: words.first?.first)
    json = RawBytes(.json, first: words.first?.first)
  }

  /// False for characters of a script without spaces, and for what may be part of a longer word.
  package static func isWhole(_ word: String) -> Bool {
    (1..<RawPhraseScan.longestWord).contains(word.utf8.count)
      && word.unicodeScalars.allSatisfy { $0.value < 0x2E80 && !Words.isUnspaced($0) }
  }

  /// - Parameters:
  ///   - bytes: all that the file holds.
  ///   - name: the file's own name; it is the headline where there is no other.
  package func mayHold(_ bytes: [UInt8], name: [UInt8]) -> Bool {
    guard isFit, bytes.count <= Self.longest else { return true }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let bytes = hasMark ? Array(bytes.dropFirst(3)) : bytes
    guard String(validating: bytes, as: UTF8.self) != nil else { return true }
    guard let notation = Notation(of: bytes, name: name) else { return true }
    if scan(Self.parted(name), text) { return true }
    switch notation {
    case .text: return Self.hasCutWord(bytes) || scan(bytes, text)
    case .json:
      guard !Self.hasMarks(bytes), let plain = JSONString.blanked(bytes) else { return true }
      return Self.hasCutWord(plain) || scan(plain, json)
    }
  }

  /// True where a line ends in a hyphen after a letter: plain text joins the word with the next line.
  private static func hasCutWord(_ bytes: [UInt8]) -> Bool {
    for end in bytes.indices where bytes[end] == 0x0A || bytes[end] == 0x0D {
      var at = end - 1
      while at > 0, bytes[at] == 0x20 || bytes[at] == 0x09 { at -= 1 }
      // Of a hyphen of its own and of a soft one these are the last bytes.
      guard at > 0, [0x2D, 0x90, 0xAD].contains(bytes[at]) else { continue }
      if bytes[at - 1] >= 0x80 || RawBytes.isWord(bytes[at - 1]) { return true }
    }
    return false
  }

  /// True for JSON in which something stands between words that are shown side by side: the target of
  /// a link, the keys of marked words, a template's tags.
  private static func hasMarks(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      func isAt(_ at: Int, _ mark: StaticString) -> Bool {
        guard at + mark.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<mark.utf8CodeUnitCount where bytes[at + index] != mark.utf8Start[index] {
          return false
        }
        return true
      }
      for at in bytes.indices {
        switch bytes[at] {
        case UInt8(ascii: "]"): if isAt(at, "](") { return true }
        case UInt8(ascii: "["): if isAt(at, "[[") { return true }
        case UInt8(ascii: "{"): if isAt(at, "{{") || isAt(at, "{%") { return true }
        case UInt8(ascii: "\""):
          if isAt(at, "\"type\"") || isAt(at, "\"_type\"") || isAt(at, "\"insert\"") { return true }
        default: break
        }
      }
      return false
    }
  }

  /// A file's name with its ending apart, as where it is a headline.
  private static func parted(_ name: [UInt8]) -> [UInt8] {
    var parted = name
    if let dot = name.lastIndex(of: UInt8(ascii: ".")) { parted[dot] = 0x20 }
    return parted
  }

  private func scan(_ bytes: [UInt8], _ kinds: RawBytes) -> Bool {
    bytes.withUnsafeBufferPointer {
      RawPhraseScan(bytes: $0, kinds: kinds, words: words).mayHold
    }
  }
}

extension PhraseFilter {
  /// How a file is written, as far as it matters here.
  enum Notation {
    /// Markdown or plain text.
    case text
    case json

    /// `nil` where the file may be read as one or the other.
    init?(of bytes: [UInt8], name: [UInt8]) {
      // Where there is only white space there is a text of its own.
      guard let first = bytes.first(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) }),
        first < 0x80 || bytes.contains(where: { RawBytes.isWord($0) })
      else { return nil }
      let ending = name[(name.lastIndex(of: UInt8(ascii: ".")) ?? name.startIndex)...]
      let isNamed = [".json", ".jsonl", ".ndjson"].contains {
        $0.utf8.elementsEqual(ending.lazy.map { $0 | 0x20 })
      }
      switch first {
      // Under such a name, what is no JSON to its end gives no brief.
      case UInt8(ascii: "{") where isNamed: self = .json
      case UInt8(ascii: "{"), UInt8(ascii: "["): return nil
      default:
        if isNamed { return nil }
        self = .text
      }
    }
  }
}

extension JSONString {
  /// JSON with white space in place of escapes, each as long as before, which leaves line ends and the words
  /// of all strings; `nil` where an escape may be a letter.
  static func blanked(_ bytes: [UInt8]) -> [UInt8]? {
    guard var at = bytes.firstIndex(of: UInt8(ascii: "\\")) else { return bytes }
    var out = bytes
    while at < out.count {
      guard out[at] == UInt8(ascii: "\\") else {
        at += 1
        continue
      }
      guard at + 1 < out.count else { return nil }
      switch out[at + 1] {
      case UInt8(ascii: "n"), UInt8(ascii: "r"): out[at + 1] = 0x0A
      case UInt8(ascii: "t"), UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"):
        out[at + 1] = 0x20
      default: return nil
      }
      out[at] = 0x20
      at += 2
    }
    return out
  }
}
