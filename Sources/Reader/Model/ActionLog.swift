import Screen
import Text

/// What was done since the program began and can be taken back, the latest last: that is undone first.
///
/// Marks are in the journal and can be undone tomorrow; corrections only until the program ends, so
/// the order between the two is known here only. Briefs that the clock or their end marked read come
/// after all that the person did.
struct ActionLog: Sendable {
  enum Act: Hashable, Sendable {
    case mark, correction, automaticRead
  }

  private(set) var done: [Act] = []
  private(set) var undone: [Act] = []
  /// Automatic reads that are not taken back.
  private(set) var automaticReads = 0

  private static let most = 1000

  mutating func add(_ act: Act) {
    guard act != .automaticRead else {
      automaticReads += 1
      return
    }
    done = done.suffix(Self.most - 1) + [act]
    undone = []
  }

  /// Takes the latest back; `nil` where only the journal knows of more.
  mutating func undo() -> Act? {
    guard let last = done.popLast() ?? (automaticReads > 0 ? .automaticRead : nil) else {
      return nil
    }
    if last == .automaticRead { automaticReads -= 1 }
    undone.append(last)
    return last
  }

  mutating func redo() -> Act? {
    guard let last = undone.popLast() else { return nil }
    if last == .automaticRead { automaticReads += 1 } else { done.append(last) }
    return last
  }

  /// Forgets a correction that could not be written.
  mutating func forgetDone() {
    if let place = done.lastIndex(of: .correction) { done.remove(at: place) }
  }

  /// Forgets a correction that could not be taken back.
  mutating func forgetUndone() {
    if let place = undone.lastIndex(of: .correction) { undone.remove(at: place) }
  }
}

/// Which actions an undo is about.
package enum UndoScope: Hashable, Sendable {
  /// What the person did.
  case own
  /// Briefs that were marked read because they were open for long enough or read to their end.
  case automatic
}

extension AppModel {
  mutating func undo() -> [Effect] {
    switch actionLog.undo() {
    case .correction: [.undoCorrection]
    case .automaticRead: [.undo(.automatic)]
    case .mark, nil: [.undo(.own)]
    }
  }

  mutating func redo() -> [Effect] {
    switch actionLog.redo() {
    case .correction: [.redoCorrection]
    case .automaticRead: [.redo(.automatic)]
    case .mark, nil: [.redo(.own)]
    }
  }
}
