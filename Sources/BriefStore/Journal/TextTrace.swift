import Briefs

/// What finds the text of a brief again where its path and its ID do not: its own hash, its date, the
/// numbers in its headline and a sketch of what it says.
package struct TextTrace: Hashable, Sendable {
  /// What the text alone would be called; nil where the ID was written by hand.
  package var hash: BriefID?
  /// The date of the story in seconds since 1970, where the text or the file's name gives one.
  package var seconds: Int64?
  /// `Brief.headlineNumbers`.
  package var numbers: UInt16
  /// Empty where no text is known.
  package var sketch: TextSketch

  package init(
    hash: BriefID?, seconds: Int64? = nil, numbers: UInt16 = 0, sketch: TextSketch = .empty
  ) {
    self.hash = hash
    self.seconds = seconds
    self.numbers = numbers
    self.sketch = sketch
  }

  /// How likely this is a text that is no longer where it was, from 0 to 1; 0 where it is another.
  func likeness(toMoved other: TextTrace) -> Double {
    let likeness = isOfAnotherDay(than: other) ? 0 : sketch.likeness(to: other.sketch)
    let least =
      numbers == other.numbers ? TextSketch.alikeElsewhere : TextSketch.alikeInSeries
    return likeness >= least ? likeness : 0
  }

  /// True for an edited copy of a text that is still there.
  func isCopy(of other: TextTrace) -> Bool {
    numbers == other.numbers && !isOfAnotherDay(than: other) && sketch.isCopy(of: other.sketch)
  }

  /// True where two stories cannot be one because they are of different days.
  private func isOfAnotherDay(than other: TextTrace) -> Bool {
    guard let seconds, let others = other.seconds else { return false }
    let (apart, overflow) = seconds.subtractingReportingOverflow(others)
    return overflow || apart.magnitude >= 12 * 3_600
  }
}

/// As a journal has it: `hash:seconds:numbers:sketch`, each of which may be missing; the sketch is
/// Base64 without padding.
extension TextTrace {
  var encoded: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(120)
    if let hash { text.appendHex(hash.value, digits: 16) }
    text.append(UInt8(ascii: ":"))
    if let seconds { text += String(seconds).utf8 }
    text.append(UInt8(ascii: ":"))
    if numbers != 0 { text.appendHex(UInt64(numbers), digits: 4) }
    text.append(UInt8(ascii: ":"))
    if !sketch.isEmpty { text.appendBase64(sketch) }
    return text
  }

  init?(journal text: ArraySlice<UInt8>) {
    let parts = text.split(
      separator: UInt8(ascii: ":"), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, [0, 16].contains(parts[0].count), parts[1].count <= 20,
      [0, 4].contains(parts[2].count)
    else { return nil }
    let hash = parts[0].isEmpty ? nil : UInt64(hex: parts[0]).map(BriefID.init)
    let seconds = parts[1].isEmpty ? nil : Int64(String(decoding: parts[1], as: UTF8.self))
    let numbers =
      parts[2].isEmpty ? 0 : UInt64(hex: parts[2]).map(UInt16.init(truncatingIfNeeded:))
    let sketch = parts[3].isEmpty ? .empty : TextSketch(base64: parts[3])
    guard let numbers, let sketch, (hash == nil) == parts[0].isEmpty,
      (seconds == nil) == parts[1].isEmpty
    else { return nil }
    self.init(hash: hash, seconds: seconds, numbers: numbers, sketch: sketch)
  }
}

/// The alphabet of Base64, and the place of each byte in it, 64 for none.
private let alphabet = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
private let places: [UInt8] = {
  var places = [UInt8](repeating: 64, count: 256)
  for (place, letter) in alphabet.enumerated() { places[Int(letter)] = UInt8(place) }
  return places
}()

extension TextSketch {
  fileprivate static let base64Count = 86

  fileprivate init?(base64 text: ArraySlice<UInt8>) {
    guard text.count == Self.base64Count else { return nil }
    var words = SIMD8<UInt64>(repeating: 0)
    var bits: UInt32 = 0
    var count: UInt32 = 0
    var bin = 0
    for letter in text {
      let place = places[Int(letter)]
      guard place < 64 else { return nil }
      bits = bits << 6 | UInt32(place)
      count += 6
      guard count >= 8, bin < Self.binCount else { continue }
      count -= 8
      words[bin >> 3] |= UInt64(bits >> count & 0xff) << UInt64((bin & 7) * 8)
      bin += 1
    }
    self.init(words: words)
  }
}

extension [UInt8] {
  fileprivate mutating func appendBase64(_ sketch: TextSketch) {
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for bin in 0..<TextSketch.binCount {
      bits = bits << 8 | UInt32(sketch[bin: bin])
      count += 8
      while count >= 6 {
        count -= 6
        append(alphabet[Int(bits >> count & 0x3f)])
      }
    }
    append(alphabet[Int(bits << (6 - count) & 0x3f)])
  }
}
