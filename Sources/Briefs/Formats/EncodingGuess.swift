internal import CUchardet
import Text

/// The script that the letters of a text are in, as far as encodings differ in it.
enum LetterScript: Hashable, Sendable {
  case latin, greek, cyrillic, hebrew, arabic, thai, eastAsian

  /// `nil` for what is no letter of these.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0xAA, 0xB5, 0xBA, 0xD7, 0xF7: return nil
    case 0xC0..<0x250: self = .latin
    case 0x370..<0x400: self = .greek
    case 0x400..<0x530: self = .cyrillic
    case 0x590..<0x600: self = .hebrew
    case 0x600..<0x700: self = .arabic
    case 0xE01..<0xE5C: self = .thai
    case 0x3041..<0x3100, 0x3105..<0x3130, 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xAC00..<0xD7A4:
      self = .eastAsian
    default: return nil
    }
  }
}

extension Decoded {
  /// Reads a whole file: as `Decoding` does, or as the older encoding that its letters show.
  init(file bytes: [UInt8]) {
    self = Decoding.text(of: bytes)
    guard encoding == .windows1252, isGuessed, let old = EncodingGuess.encoding(of: bytes) else {
      return
    }
    self = Decoded(text: old.text(of: bytes), guessed: old.name)
  }
}

/// Tells by its letters which of the older encodings a text is in.
enum EncodingGuess {
  private static let sampleSize = 64 << 10

  /// `nil` where the bytes may as well be Western.
  static func encoding(of bytes: [UInt8]) -> OldEncoding? {
    let sample = Array(bytes.prefix(sampleSize))
    guard let name = charset(of: sample), let named = named(name) else { return nil }
    let readings = ([named] + named.siblings).map { ($0, Reading($0.text(of: sample))) }
    guard var best = readings.first else { return nil }
    for other in readings.dropFirst() where other.1.worth > best.1.worth { best = other }
    return best.1.isPlausible(best.0.script, in: sample) ? best.0 : nil
  }

  /// The name that libuchardet gives.
  private static func charset(of sample: [UInt8]) -> String? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let isRead = sample.withUnsafeBytes { bytes in
      uchardet_handle_data(detector, bytes.baseAddress, bytes.count) == 0
    }
    guard isRead else { return nil }
    uchardet_data_end(detector)
    return uchardet_get_charset(detector).map { String(cString: $0).lowercased() }
  }

  private static func named(_ name: String) -> OldEncoding? {
    let alias = ["uhc": "euc-kr", "tis-620": "windows-874", "iso-8859-11": "windows-874"]
    let name = alias[name] ?? name
    return OldEncoding.all.first { $0.name == name }
  }
}

/// What a text that an encoding gives looks like.
private struct Reading {
  private var letters: [LetterScript: Int] = [:]
  /// Beyond ASCII and neither letters nor damage.
  private var signs = 0
  private var damage = 0
  /// Letters of a Western text would have ASCII letters beside them.
  private var besideASCII = 0

  init(_ text: String) {
    var isAfterASCII = false
    var isAfterOther = false
    for scalar in text.unicodeScalars {
      let isASCII = (0x41...0x5A).contains(scalar.value & ~0x20)
      let script = LetterScript(scalar)
      if isASCII && isAfterOther || script != nil && isAfterASCII { besideASCII += 1 }
      (isAfterASCII, isAfterOther) = (isASCII, script != nil)
      guard scalar.value >= 0x80 else { continue }
      switch scalar.value {
      case 0x80..<0xA0, 0xE000..<0xF900, 0xFFFD: damage += 1
      default:
        if let script { letters[script, default: 0] += 1 } else { signs += 1 }
      }
    }
    // The sample or the file may end within a character.
    if text.unicodeScalars.last == "\u{FFFD}" { damage -= 1 }
  }

  private var letterCount: Int { letters.values.reduce(0, +) }

  /// Among encodings that are alike, the right one gives most letters.
  var worth: Int { letterCount - 4 * damage }

  func isPlausible(_ script: LetterScript, in sample: [UInt8]) -> Bool {
    let right = letters[script, default: 0]
    guard right >= 4, right * 10 >= letterCount * 9, damage * 50 <= right, signs <= right else {
      return false
    }
    switch script {
    case .latin: return isBetterThanWestern(right, in: sample)
    case .eastAsian: return Self.neighbours(in: sample) >= 0.3
    default: return besideASCII * 5 <= right
    }
  }

  /// Both are Latin, so that only many letters, or signs within words, tell the one from the other.
  private func isBetterThanWestern(_ right: Int, in sample: [UInt8]) -> Bool {
    let western = Reading(Decoding.text(of: sample, as: .windows1252))
    return right >= 24 || worth >= western.worth + 4
  }

  /// How many of the bytes beyond ASCII have another beside them; few in Western text.
  private static func neighbours(in sample: [UInt8]) -> Double {
    var (high, beside) = (0, 0)
    for place in sample.indices where sample[place] >= 0x80 {
      high += 1
      let isAfter = place > 0 && sample[place - 1] >= 0x80
      let isBefore = place + 1 < sample.count && sample[place + 1] >= 0x80
      if isAfter || isBefore { beside += 1 }
    }
    return high == 0 ? 0 : Double(beside) / Double(high)
  }
}
