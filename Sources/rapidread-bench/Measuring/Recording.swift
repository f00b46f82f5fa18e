import PseudoTerminal

/// What a screen showed after a key, piece by piece.
struct Recording {
  let begin: Double
  let before: TerminalEmulator
  private(set) var frames: [(time: Double, screen: TerminalEmulator)] = []
  /// True when the program was still drawing at the limit.
  var isCutShort = false

  init(begin: Double, before: TerminalEmulator) {
    self.begin = begin
    self.before = before
  }

  mutating func add(_ screen: TerminalEmulator, at time: Double) {
    frames.append((time, screen))
  }

  var last: TerminalEmulator { frames.last?.screen ?? before }

  /// Milliseconds until a part of the screen showed its last content and kept it; `nil` where that
  /// part never changed.
  func arrival(in area: ScreenArea) -> Double? {
    let final = area.cells(of: last)
    guard let changed = frames.indices.last(where: { area.cells(of: screen(before: $0)) != final })
    else { return nil }
    return frames[changed].time - begin
  }

  /// Milliseconds until the screen was as it should be, and stayed so.
  func arrival(where isMet: (TerminalEmulator) -> Bool) -> Double? {
    guard isMet(last) else { return nil }
    guard let changed = frames.indices.last(where: { !isMet(screen(before: $0)) }) else {
      return nil
    }
    return frames[changed].time - begin
  }

  /// Milliseconds until the first byte came; `nil` where none did.
  var first: Double? { frames.first.map { $0.time - begin } }

  private func screen(before frame: Int) -> TerminalEmulator {
    frame == 0 ? before : frames[frame - 1].screen
  }
}

/// A rectangle of the screen.
struct ScreenArea {
  let columns: Range<Int>
  let rows: Range<Int>

  /// Characters and colours: a row that is only lit has changed as well.
  func cells(of screen: TerminalEmulator) -> [TerminalCell] {
    rows.flatMap { y in columns.map { x in screen[x, y] } }
  }

  func text(of screen: TerminalEmulator) -> String {
    rows.map { y in columns.map { x in screen[x, y].text }.joined() }.joined(separator: "\n")
  }
}
