/// Gathers what the letters of a word say while it is read.
struct WordShape {
  private var letters = 0
  private var capitals = 0
  private var startsCapital = false
  private var innerCapital = false
  private var lettersSinceDot = 0
  private var lastPartIsLower = false
  /// A short part in small letters before a hyphen and a capital: `al-Assad`, `pro-Russian`.
  private(set) var hasPrefix = false
  private var firstPart = 0
  private var hyphens = 0
  private var abbreviated = false
  private var isWide = false
  private(set) var isInitials = true
  private(set) var hasCombining = false
  private(set) var endsWithDigit = false
  private(set) var endsWithLetter = false
  private var hasDigits = false
  private var lastWasLower = false
  private var partStarts = true

  mutating func add(_ letter: Letter, isWide: Bool) {
    if isWide { self.isWide = true }
    endsWithDigit = letter == .digit
    endsWithLetter = letter != .digit
    switch letter {
    case .digit:
      hasDigits = true
      isInitials = false
    case .combining: hasCombining = true
    default: addLetter(isUpper: letter == .upper, isLower: letter == .lower)
    }
    partStarts = false
  }

  private mutating func addLetter(isUpper: Bool, isLower: Bool) {
    if letters == 0, !hasDigits { startsCapital = isUpper }
    if partStarts {
      lastPartIsLower = isLower
      if isUpper, hyphens == 1, !startsCapital, firstPart <= 3 { hasPrefix = true }
    }
    if isUpper, lastWasLower { innerCapital = true }
    lastWasLower = isLower
    letters += 1
    if hyphens == 0 { firstPart += 1 }
    if isUpper { capitals += 1 }
    lettersSinceDot += 1
    if lettersSinceDot > 1 || !isUpper && !isLower { isInitials = false }
  }

  mutating func hyphen() {
    hyphens += 1
    partStarts = true
    lastWasLower = false
    isInitials = false
  }

  mutating func dot(goesOn: Bool) {
    lettersSinceDot = 0
    if !goesOn { abbreviated = true }
    lastWasLower = false
  }

  var isAllCaps: Bool { letters == capitals && letters > 0 }

  var traits: Token.Traits {
    var traits: Token.Traits = .word
    if startsCapital || innerCapital || hasPrefix { traits.insert(.capitalised) }
    if isAllCaps, letters > 1 { traits.insert(.allCaps) }
    if innerCapital { traits.insert(.innerCapital) }
    if hasDigits { traits.insert(.digits) }
    if hyphens > 0, lastPartIsLower, startsCapital { traits.insert(.compound) }
    if letters == 1, capitals == 1, !hasDigits { traits.insert(.initial) }
    if abbreviated { traits.insert(.abbreviated) }
    if isWide { traits.insert(.wide) }
    return traits
  }
}
