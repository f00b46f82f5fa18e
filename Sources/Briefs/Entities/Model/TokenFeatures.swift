/// Mixes numbers into well-spread hashes.
enum FeatureHash {
  @inline(__always)
  static func finished(_ value: UInt64) -> UInt64 {
    var value = (value ^ value >> 32) &* 0xd6e8_feb8_6659_fd93
    value = (value ^ value >> 32) &* 0xd6e8_feb8_6659_fd93
    return value ^ value >> 32
  }

  @inline(__always)
  static func join(_ a: UInt64, _ b: UInt64) -> UInt64 {
    (a ^ (b &+ 0x9e37_79b9_7f4a_7c15 &+ a << 6)) &* 0xff51_afd7_ed55_8ccd ^ a >> 29
  }
}

/// The features of a token as hashes, in an order that never changes.
struct TokenFeatures {
  /// What a feature is made of; training leaves some out at random so that no kind is relied on alone.
  enum Nature: UInt8 {
    case form, word, affix, context, list
  }

  private(set) var hashes: [UInt64] = []
  private(set) var natures: [Nature] = []

  init() {
    hashes.reserveCapacity(96)
    natures.reserveCapacity(96)
  }

  @inline(__always)
  private mutating func add(_ nature: Nature, _ template: UInt64, _ value: UInt64) {
    hashes.append(FeatureHash.finished(FeatureHash.join(template &* 0x1_0000_01b3, value)))
    natures.append(nature)
  }

  @inline(__always)
  private mutating func add(
    _ nature: Nature, _ template: UInt64, _ a: UInt64, _ b: UInt64
  ) {
    add(nature, template, FeatureHash.join(a, b))
  }

  /// Replaces the features by those of one token.
  mutating func fill(_ index: Int, in line: Line, _ seen: SeenLine) {
    hashes.removeAll(keepingCapacity: true)
    natures.removeAll(keepingCapacity: true)
    let window = Window(index, seen)
    addForm(window)
    addWords(window)
    addAffixes(line, index, window)
    addRun(window, seen)
    addNames(window)
  }
}

extension TokenFeatures {
  /// The tokens around one, with blanks beyond the line's ends.
  struct Window {
    let tokens: (Sight, Sight, Sight, Sight, Sight)
    let index: Int
    let style: UInt64

    init(_ index: Int, _ seen: SeenLine) {
      self.index = index
      style = seen.style.rawValue
      let sights = seen.sights
      func sight(_ index: Int) -> Sight { sights.indices.contains(index) ? sights[index] : .blank }
      tokens = (
        sight(index - 2), sight(index - 1), sights[index], sight(index + 1), sight(index + 2)
      )
    }
  }

  private mutating func addForm(_ window: Window) {
    let (a, b, c, d, e) = window.tokens
    add(.form, 1, 0)
    add(.form, 2, c.form.shape)
    add(.form, 3, b.form.shape, c.form.shape)
    add(.form, 4, c.form.shape, d.form.shape)
    let near = (b.form.looks.rawValue << 8 | c.form.looks.rawValue) << 8 | d.form.looks.rawValue
    add(.form, 5, near)
    add(.form, 6, (a.form.looks.rawValue << 24 | near) << 8 | e.form.looks.rawValue)
    let start: UInt64 = c.startsSentence ? 1 : 0
    let place = (start << 8 | c.form.looks.rawValue) << 8 | window.style
    add(.form, 7, place)
    add(.form, 8, place << 8 | c.cases)
    add(.form, 9, (b.cases << 8 | c.cases) << 16 | near)
    add(.form, 10, (c.cases << 8 | d.cases) << 16 | near)
    add(.form, 11, place << 2 | (d.isPossessive ? 1 : 0) | (b.startsSentence ? 2 : 0))
    add(.form, 12, FeatureHash.join(b.roles, b.form.looks.rawValue))
    add(.form, 13, FeatureHash.join(c.roles, place))
    add(.form, 14, FeatureHash.join(d.roles, d.form.looks.rawValue))
    add(.form, 15, FeatureHash.join(b.roles, c.roles), place)
    add(.form, 16, FeatureHash.join(c.roles, d.roles), place)
  }

  private mutating func addWords(_ window: Window) {
    let (a, b, c, d, e) = window.tokens
    let looks = c.form.looks.rawValue
    add(.word, 20, c.form.exact)
    add(.word, 21, c.form.small)
    add(.word, 22, c.form.small, window.style << 1 | (c.startsSentence ? 1 : 0))
    add(.word, 23, b.form.small, c.form.small)
    add(.word, 24, c.form.small, d.form.small)
    add(.context, 25, b.form.small, b.form.looks.rawValue)
    add(.context, 26, d.form.small, d.form.looks.rawValue)
    add(.context, 27, a.form.small)
    add(.context, 28, e.form.small)
    add(.context, 29, FeatureHash.join(a.form.small, b.form.small), looks)
    add(.context, 30, FeatureHash.join(d.form.small, e.form.small), looks)
    add(.context, 31, FeatureHash.join(b.form.small, d.form.small), looks)
    add(.context, 32, b.form.small, c.form.shape)
    add(.context, 33, d.form.small, c.form.shape)
  }

  /// Beginnings and endings of the word in small letters, by bytes.
  private mutating func addAffixes(_ line: Line, _ index: Int, _ window: Window) {
    let token = line.tokens[index]
    let count = min(token.range.count, Tokeniser.longestWord)
    let looks = window.tokens.2.form.looks.rawValue
    line.bytes.withUnsafeBufferPointer { bytes in
      let start = Int(token.start)
      var prefix = WordForm.seed
      for length in 1...4 where length < count {
        prefix = WordForm.step(prefix, Self.small(bytes[start + length - 1]))
        if length > 1 { add(.affix, 40 + UInt64(length), prefix, looks) }
      }
      var suffix = WordForm.seed
      for length in 1...4 where length < count {
        suffix = WordForm.step(suffix, Self.small(bytes[start + count - length]))
        add(.affix, 50 + UInt64(length), suffix, looks)
      }
    }
  }

  @inline(__always)
  private static func small(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  /// The capitalised run: its edges, its last word, and where in it the token stands.
  private mutating func addRun(_ window: Window, _ seen: SeenLine) {
    let sight = window.tokens.2
    guard !sight.run.isEmpty else { return }
    let run = sight.run
    let before = run.lowerBound > 0 ? seen.sights[run.lowerBound - 1] : .blank
    let after = run.upperBound < seen.sights.count ? seen.sights[run.upperBound] : .blank
    let last = seen.sights[run.upperBound - 1]
    let first = seen.sights[run.lowerBound]
    let position = UInt64(min(3, window.index - run.lowerBound))
    let rest = UInt64(min(3, run.upperBound - 1 - window.index))
    let place = position << 2 | rest
    add(.form, 60, place, (first.startsSentence ? 1 : 0) | window.style << 1)
    add(.context, 61, before.form.small, rest == 0 && position == 0 ? 1 : 0)
    add(.context, 62, after.form.small, rest == 0 && position == 0 ? 1 : 0)
    add(.word, 63, last.form.small, min(rest, 1))
    add(.word, 64, first.form.small, min(position, 1))
    add(.form, 65, before.roles, place)
    add(.form, 66, after.roles, place)
    add(.form, 67, last.roles, place)
    add(.form, 68, FeatureHash.join(first.roles, last.names), place)
    let cue = seen.cue(before: run.lowerBound)
    add(.form, 90, cue.roles, run.count > 1 ? 1 : 0)
    add(.context, 91, cue.small)
    add(.form, 92, seen.apposition(after: run.upperBound), run.count > 1 ? 1 : 0)
  }

  private mutating func addNames(_ window: Window) {
    let (a, b, c, d, _) = window.tokens
    let looks = c.form.looks.rawValue << 1 | (c.startsSentence ? 1 : 0)
    add(.list, 70, c.names)
    add(.list, 71, b.names)
    add(.list, 72, d.names)
    add(.list, 73, a.names)
    add(.list, 74, FeatureHash.join(c.names, c.cases), looks)
    add(.list, 75, FeatureHash.join(b.names, c.names), looks)
    add(.list, 76, FeatureHash.join(c.names, d.names), looks)
    for list in 0..<UInt64(EntityModel.Lists.most) where c.names >> (list * 2) & 3 != 0 {
      add(.list, 77, list << 2 | c.names >> (list * 2) & 3)
    }
    add(.list, 80, c.rule, window.style)
    add(.list, 81, b.rule << 8 | c.rule)
    add(.list, 82, c.rule << 8 | d.rule)
    add(.list, 83, c.rule << 8 | looks, c.names)
    add(.list, 84, c.rule << 8 | c.cases, looks)
  }
}

extension Sight {
  /// What stands beyond a line's ends.
  static let blank = Sight(
    form: WordForm(exact: 0, small: 0, shape: 0, looks: .mark), cases: 16)
}

extension SeenLine {
  private static let comma = WordForm.step(WordForm.seed, UInt8(ascii: ","))
  private static let like = WordForm.small("like")
  private static let `as` = WordForm.small("as")
  private static let cues = UInt64(
    WordRole.bodyCue.rawValue | WordRole.personCue.rawValue | WordRole.placeCue.rawValue
      | WordRole.title.rawValue)

  /// The word that may say what a run is: `the regulator, Zelvora`, `firms such as Zelvora`.
  fileprivate func cue(before run: Int) -> (roles: UInt64, small: UInt64) {
    var at = run - 1
    if at >= 0, sights[at].form.small == Self.comma { at -= 1 }
    if at > 0, sights[at].form.small == Self.like { at -= 1 }
    if at > 1, sights[at].form.small == Self.as { at -= 2 }
    guard at >= 0 else { return (0, 0) }
    return (sights[at].roles & Self.cues, sights[at].form.small)
  }

  /// What words behind a comma say: `Zelvora, a chipmaker`.
  fileprivate func apposition(after run: Int) -> UInt64 {
    guard run + 2 < sights.count, sights[run].form.small == Self.comma else { return 0 }
    var roles: UInt64 = 1 << 63
    for at in (run + 1)..<min(sights.count, run + 6) {
      if sights[at].form.looks == .mark || sights[at].form.hasCapital { break }
      roles |= sights[at].roles & Self.cues
    }
    return roles
  }
}

extension WordForm {
  /// The hash of a word in small letters.
  fileprivate static func small(_ word: String) -> UInt64 { word.utf8.reduce(seed, step) }
}
