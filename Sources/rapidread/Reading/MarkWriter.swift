import Briefs
import BriefStore
import Dispatch
import Foundation
import Reader
import Synchronization
import Text

/// Writes marks on a queue of their own and tells the screen once they are on disk.
///
/// What cannot be written is kept and tried again, every five seconds and with the next mark.
final class MarkWriter: Sendable {
  /// A mark as it was asked for.
  private struct Change: Sendable {
    var rows: [RowKey]
    var flag: Flag
    var value: Bool
    var phrase: MarkPhrase
  }

  private struct State {
    var waiting: [Change] = []
    var hasWarned = false
    var isRetrying = false
  }

  private let library: Library
  private let mailbox: Mailbox
  private let queue = DispatchQueue(label: "marks", qos: .userInteractive)
  private let state = Mutex(State())

  init(library: Library, mailbox: Mailbox) {
    self.library = library
    self.mailbox = mailbox
  }

  func mark(_ rows: [RowKey], _ flag: Flag, _ value: Bool, _ phrase: MarkPhrase) {
    queue.async { [self] in
      state.withLock {
        $0.waiting.append(Change(rows: rows, flag: flag, value: value, phrase: phrase))
      }
      write()
    }
  }

  /// Saves what waits, oldest first, and stops at the first that cannot be saved.
  private func write() {
    let wasStuck = state.withLock { $0.isRetrying }
    while let change = state.withLock({ $0.waiting.first }) {
      do {
        let key = "\(change.flag.rawValue)-\(change.phrase)"
        let result = try library.mark(change.rows, change.flag, change.value, key: key)
        state.withLock { _ = $0.waiting.removeFirst() }
        mailbox.post(.saved(states: result.states, Self.text(change, result.states.count)))
      } catch {
        report(EffectRunner.sentence(error))
        return
      }
    }
    if wasStuck {
      state.withLock { $0.isRetrying = false }
      mailbox.post(.banner(nil))
      mailbox.post(.note("saved"))
    }
  }

  private func report(_ reason: DisplayText) {
    let (count, isFirst) = state.withLock { state in
      defer { state.isRetrying = true }
      return (state.waiting.count, !state.isRetrying)
    }
    let changes: DisplayText = count == 1 ? "1 change waiting" : "\(count) changes waiting"
    mailbox.post(.banner("\(reason), \(changes)"))
    if isFirst { scheduleRetry() }
  }

  private func scheduleRetry() {
    queue.asyncAfter(deadline: .now() + 5) { [weak self] in
      guard let self, state.withLock({ $0.isRetrying }) else { return }
      write()
      if state.withLock({ $0.isRetrying }) { scheduleRetry() }
    }
  }

  private static func text(_ change: Change, _ changed: Int) -> DisplayText {
    switch (change.phrase, change.flag, change.value) {
    case (.silent, _, _): .empty
    case (.many, _, _): "\(changed) read, z to undo"
    case (.single, .read, true): "read"
    case (.single, .read, false): "unread"
    case (.single, .starred, true): "starred"
    case (.single, .starred, false): "star taken off"
    }
  }

  func undo() { revert(nothing: "nothing to undo") { try self.library.undo() } }

  func redo() { revert(nothing: "nothing to redo") { try self.library.redo() } }

  private func revert(
    nothing: DisplayText, _ work: @escaping @Sendable () throws -> (UndoReceipt, StateChange)?
  ) {
    queue.async { [self] in
      guard state.withLock({ $0.waiting.isEmpty }) else {
        mailbox.post(.note("the changes that wait must be saved first"))
        return
      }
      do {
        guard let (receipt, change) = try work() else {
          mailbox.post(.note(nothing))
          return
        }
        mailbox.post(.saved(states: change.states, Self.sentence(receipt)))
      } catch {
        mailbox.post(.notSaved(EffectRunner.sentence(error)))
      }
    }
  }

  /// `36 unread again, 1 changed elsewhere`.
  static func sentence(_ receipt: UndoReceipt) -> DisplayText {
    var parts: [DisplayText] = []
    for value in [true, false] {
      let count = receipt.restored.values.count { $0 == value }
      if count > 0 { parts.append("\(count) \(word(receipt.flag, value)) again") }
    }
    if receipt.changedElsewhere > 0 {
      parts.append("\(receipt.changedElsewhere) changed elsewhere")
    }
    return parts.isEmpty ? "nothing changed" : DisplayText.joined(parts, by: ", ")
  }

  private static func word(_ flag: Flag, _ value: Bool) -> DisplayText {
    switch (flag, value) {
    case (.read, true): "read"
    case (.read, false): "unread"
    case (.starred, true): "starred"
    case (.starred, false): "without a star"
    }
  }

  func warningBeforeQuitting() -> DisplayText? {
    // A mark made just before quitting is written in a moment; it is worth no warning.
    queue.sync {}
    return state.withLock { state in
      guard !state.waiting.isEmpty, !state.hasWarned else { return nil }
      state.hasWarned = true
      return "NOT SAVED: \(state.waiting.count) changes wait for the disk; quit again to lose them"
    }
  }

  /// Waits for what was asked for; returns the changes that could not be saved, as JSON.
  func finish() -> DisplayText? {
    queue.sync {
      if state.withLock({ !$0.waiting.isEmpty }) { write() }
    }
    let lost = state.withLock { $0.waiting }
    guard !lost.isEmpty else { return nil }
    let lines = lost.map { change in
      let ids = change.rows.map { "\"\($0.id)\"" }.joined(separator: ",")
      return "{\"flag\":\"\(change.flag.rawValue)\",\"value\":\(change.value),\"briefs\":[\(ids)]}"
    }
    return DisplayText(cleaning: "[\(lines.joined(separator: ","))]")
  }
}
