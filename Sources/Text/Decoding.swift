/// Text made of bytes, and how they were read.
package struct Decoded: Sendable {
  /// The character encodings that files come in.
  package enum Encoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case utf16le = "utf-16le"
    case utf16be = "utf-16be"
    case utf32le = "utf-32le"
    case utf32be = "utf-32be"
    case windows1252 = "windows-1252"
  }

  /// Line ends are LF; not yet cleaned.
  package let text: String
  /// `nil` for one that is not decoded here.
  package let encoding: Encoding?
  /// The encoding's name in lower case.
  package let encodingName: String
  /// True where neither a byte order mark nor valid UTF-8 settled it.
  package let isGuessed: Bool

  init(text: String, encoding: Encoding, isGuessed: Bool) {
    self.text = text
    self.encoding = encoding
    self.encodingName = encoding.rawValue
    self.isGuessed = isGuessed
  }

  /// Text that was decoded elsewhere, its line ends LF.
  package init(text: String, guessed name: String) {
    self.text = text
    self.encoding = nil
    self.encodingName = name
    self.isGuessed = true
  }
}

/// Turns the bytes of a file into text.
///
/// Every line end (CRLF, CR, VT, FF, NEL, LS, PS) becomes LF on the way, because `String` takes CRLF
/// for one character.
package enum Decoding {
  /// Decodes a whole file in linear time; never fails, and what makes no sense becomes U+FFFD.
  ///
  /// A byte order mark decides, then UTF-16 that shows by its zero bytes (tried before UTF-8, since
  /// English in UTF-16 is valid UTF-8 as well), then UTF-8, then Windows-1252. UTF-8 with a little
  /// damage stays UTF-8 where whole sequences outnumber broken ones eight to one: one bad byte must
  /// not turn a page of Cyrillic into nonsense.
  package static func text(of bytes: [UInt8]) -> Decoded {
    bytes.withUnsafeBufferPointer { bytes in
      if let mark = ByteOrderMark(bytes) {
        let rest = UnsafeBufferPointer(rebasing: bytes[mark.length...])
        return Decoded(
          text: text(of: rest, as: mark.encoding), encoding: mark.encoding,
          isGuessed: false)
      }
      if let encoding = UTF16Guess.encoding(of: bytes) {
        return Decoded(text: text(of: bytes, as: encoding), encoding: encoding, isGuessed: true)
      }
      var utf8 = UTF8Decoder(bytes)
      utf8.run()
      if utf8.isPlausible {
        return Decoded(text: utf8.text, encoding: .utf8, isGuessed: utf8.broken > 0)
      }
      return Decoded(
        text: text(of: bytes, as: .windows1252), encoding: .windows1252, isGuessed: true)
    }
  }

  /// Decodes in an encoding known from elsewhere, such as the declaration of an XML file.
  package static func text(of bytes: [UInt8], as encoding: Decoded.Encoding) -> String {
    bytes.withUnsafeBufferPointer { text(of: $0, as: encoding) }
  }

  private static func text(
    of bytes: UnsafeBufferPointer<UInt8>, as encoding: Decoded.Encoding
  ) -> String {
    var sink = LineSink(capacity: bytes.count)
    switch encoding {
    case .utf8:
      var decoder = UTF8Decoder(bytes)
      decoder.run()
      return decoder.text
    case .utf16le: UTF16Units(bytes, isBigEndian: false).decode { sink.put($0) }
    case .utf16be: UTF16Units(bytes, isBigEndian: true).decode { sink.put($0) }
    case .utf32le: decodeUTF32(bytes, isBigEndian: false, into: &sink)
    case .utf32be: decodeUTF32(bytes, isBigEndian: true, into: &sink)
    case .windows1252: for byte in bytes { sink.put(Windows1252.scalar(of: byte)) }
    }
    return sink.text
  }

  private static func decodeUTF32(
    _ bytes: UnsafeBufferPointer<UInt8>, isBigEndian: Bool, into sink: inout LineSink
  ) {
    for start in stride(from: 0, to: bytes.count, by: 4) {
      guard start + 4 <= bytes.count else { return sink.put("\u{FFFD}") }
      var value: UInt32 = 0
      for place in 0..<4 {
        value = value << 8 | UInt32(bytes[isBigEndian ? start + place : start + 3 - place])
      }
      sink.put(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
  }
}

/// The mark at the start of a file that names its encoding.
struct ByteOrderMark {
  let encoding: Decoded.Encoding
  let length: Int

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    let marks: [([UInt8], Decoded.Encoding)] = [
      ([0xFF, 0xFE, 0, 0], .utf32le), ([0, 0, 0xFE, 0xFF], .utf32be),
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16le), ([0xFE, 0xFF], .utf16be),
    ]
    guard let (mark, encoding) = marks.first(where: { bytes.starts(with: $0.0) }) else {
      return nil
    }
    self.encoding = encoding
    self.length = mark.count
  }
}

/// Collects scalars as UTF-8 and makes every line end LF.
struct LineSink {
  private var out: [UInt8] = []
  private var isAfterReturn = false

  init(capacity: Int) { out.reserveCapacity(capacity) }

  var text: String { String(decoding: out, as: UTF8.self) }

  mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": out.append(10)
    case "\n": if !isAfterReturn { out.append(10) }
    default: out.append(utf8: scalar)
    }
    isAfterReturn = scalar == "\r"
  }
}
