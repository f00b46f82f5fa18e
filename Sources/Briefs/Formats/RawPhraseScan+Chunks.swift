import Text

/// Chunks: what stands between white space, and what can be told of it.
extension RawPhraseScan {
  /// True behind so many letters and digits that a word is cut somewhere here.
  func isCut(_ at: Int) -> Bool {
    at >= Self.longestWord && bytes[(at - Self.longestWord)..<at].allSatisfy { RawBytes.isWord($0) }
  }

  func kind(_ at: Int) -> RawBytes.Kind { kinds.kinds[Int(bytes[at])] }

  func isWord(_ at: Int) -> Bool {
    bytes.indices.contains(at) && kind(at) == .word
  }

  func isWide(_ at: Int) -> Bool { bytes.indices.contains(at) && bytes[at] >= 0x80 }

  func byte(_ at: Int) -> UInt8? { bytes.indices.contains(at) ? bytes[at] : nil }

  /// True for dashes, quotes, bullets and an ellipsis (U+2010 to U+2027), but for apostrophes.
  func isPunctuation(_ at: Int) -> Bool {
    guard at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80 else { return false }
    switch bytes[at + 2] {
    case 0x98, 0x99, 0x9B: return false
    case 0x90...0xA7: return true
    default: return false
    }
  }

  /// `nil` where nothing can be said of the file.
  func chunk(from start: Int) -> Chunk? {
    var at = start
    var kind = Chunk.Kind.plain
    var isASCII = true
    var run = 0
    var longestRun = 0
    chunk: while at < bytes.count {
      switch self.kind(at) {
      case .space:
        guard isJoint(at - 1), at - 1 > start, isSpace(at) else { break chunk }
        while at + 1 < bytes.count, self.kind(at + 1) == .space { at += 1 }
        kind = max(kind, .letters)
      case .separator:
        // A comment of a note program.
        if bytes[at] == UInt8(ascii: "%"), byte(at + 1) == bytes[at] { return nil }
        if isEmoji(at) { kind = .markup }
        if isJoint(at) { kind = max(kind, .letters) } else { run = -1 }
      case .word: break
      case .dot: if isWord(at + 1) || isWide(at + 1) { kind = max(kind, .letters) }
      case .apostrophe: kind = max(kind, isWord(at + 1) || isWide(at + 1) ? .letters : .folded)
      case .wide:
        if isPunctuation(at) {
          if isBetweenLetters(at) { kind = max(kind, .letters) }
          at += 2
        } else {
          // An apostrophe, or a space that does not break.
          let mayJoin = bytes[at] == 0xC2 || bytes[at] == 0xE2
          if mayJoin { kind = max(kind, .letters) }
          kind = max(kind, .folded)
          isASCII = false
        }
      case .markup:
        guard isInPlace(at) else { return nil }
        if bytes[at] == UInt8(ascii: "="), byte(at + 1) != bytes[at],
          at == 0 || bytes[at - 1] != bytes[at]
        {
          run = -1
        } else {
          kind = .markup
        }
      case .forbidden: return nil
      }
      at += 1
      run += 1
      longestRun = max(run, longestRun)
    }
    let chunk = Chunk(range: start..<at, kind: kind, isASCII: isASCII)
    guard isASCII || string(chunk).map({ Cleaning.leaves($0) }) == true else { return nil }
    // A word as long as that is cut into several.
    guard longestRun < Self.longestWord else {
      return Chunk(range: chunk.range, kind: max(kind, .letters), isASCII: isASCII)
    }
    return chunk
  }

  /// True for a hyphen or a comma that may join what is before and after it.
  func isJoint(_ at: Int) -> Bool {
    switch byte(at) {
    case UInt8(ascii: "-"): isWord(at - 1) || isWide(at - 1)
    case UInt8(ascii: ","): isDigit(at - 1) && isDigit(at + 1)
    default: false
    }
  }

  private func isSpace(_ at: Int) -> Bool {
    byte(at).map { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D } ?? false
  }

  private func isDigit(_ at: Int) -> Bool { byte(at).map { $0 &- 0x30 < 10 } ?? false }

  /// True for punctuation of three bytes that has a letter or digit before and after it.
  private func isBetweenLetters(_ at: Int) -> Bool {
    (isWord(at - 1) || isWide(at - 1)) && (isWord(at + 3) || isWide(at + 3))
  }

  /// False for a mark that may make letters, or leave out more than what is in its chunk.
  func isInPlace(_ at: Int) -> Bool {
    let next = byte(at + 1) ?? 0x20
    switch bytes[at] {
    case UInt8(ascii: "<"): return isTagInPlace(at)
    // A note in the text.
    case UInt8(ascii: "^"): return next != UInt8(ascii: "[")
    case UInt8(ascii: "&"): return !isWord(at + 1) && next != UInt8(ascii: "#")
    // A link that shows its target.
    case UInt8(ascii: "["):
      // Notes and wiki links show other words; a picture without words shows some.
      if next == UInt8(ascii: "^") || next == UInt8(ascii: "[") { return false }
      let isPicture = at > 0 && bytes[at - 1] == UInt8(ascii: "!")
      return next != UInt8(ascii: "]") && (!isPicture || isWord(at + 1))
    case UInt8(ascii: "]"):
      if next == UInt8(ascii: ":") { return false }
      return next != UInt8(ascii: "(") || isTarget(at + 2)
    case UInt8(ascii: "\\"): return !isWord(at + 1) && (0x21...0x7E).contains(next)
    default: return true
    }
  }

  /// True where the name of an emoji may begin, which is shown in its place.
  func isEmoji(_ start: Int) -> Bool {
    guard bytes[start] == UInt8(ascii: ":") else { return false }
    var at = start + 1
    while at < bytes.count, bytes[at].isNameByte || bytes[at] == UInt8(ascii: "+") { at += 1 }
    return at > start + 1 && byte(at) == UInt8(ascii: ":")
  }

  /// True for a `<` that opens a tag without white space in it, or no tag at all.
  func isTagInPlace(_ start: Int) -> Bool {
    var at = start + 1
    if byte(at) == UInt8(ascii: "/") { at += 1 }
    guard let first = byte(at) else { return true }
    if first == UInt8(ascii: "!") || first == UInt8(ascii: "?") { return false }
    guard first.isASCIILetter else { return first != UInt8(ascii: ">") }
    let name = at
    while at < bytes.count, bytes[at].isNameByte { at += 1 }
    guard at - name <= 10, byte(at) == UInt8(ascii: ">") || byte(at) == UInt8(ascii: ":") else {
      return false
    }
    let lowered = String(decoding: bytes[name..<at], as: UTF8.self).lowercased()
    if InlineText.textless.contains(lowered) || lowered == "img" || lowered == "input" {
      return false
    }
    while at < bytes.count, kind(at) != .space {
      if bytes[at] == UInt8(ascii: ">") { return true }
      at += 1
    }
    return false
  }

  /// True where front matter may begin a comment, which goes on to the end of the line.
  func isComment(_ chunk: Chunk) -> Bool {
    chunk.range.count == 1 && bytes[chunk.range.lowerBound] == UInt8(ascii: "#")
  }

  /// True for a link's target that has neither a title nor anything else that may hold white space.
  func isTarget(_ start: Int) -> Bool {
    var at = start
    while at < bytes.count, kind(at) != .space {
      switch bytes[at] {
      case UInt8(ascii: ")"): return true
      case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "\\"): return false
      default: at += 1
      }
    }
    return false
  }

  func string(_ chunk: Chunk) -> String? {
    String(validating: UnsafeBufferPointer(rebasing: bytes[chunk.range]), as: UTF8.self)
  }
}
