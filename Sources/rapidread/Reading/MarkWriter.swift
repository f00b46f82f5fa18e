import Briefs
import BriefStore
import Dispatch
import Foundation
import Reader
import Synchronization
import Text

/// Writes marks on a queue of their own; the screen shows them once they are on disk.
///
/// What cannot be written waits in the library and is tried again, every five seconds and with the
/// next mark.
final class MarkWriter: Sendable {
  private struct State {
    var isStuck = false
    var hasWarned = false
    /// The screen says that no mark can be saved, though none has been made.
    var isForewarned = false
  }

  private let library: Library
  private let mailbox: Mailbox
  private let queue = DispatchQueue(label: "marks", qos: .userInteractive)
  private let state = Mutex(State())

  init(library: Library, mailbox: Mailbox) {
    self.library = library
    self.mailbox = mailbox
  }

  func mark(_ rows: [RowKey], _ flag: BriefFlag, _ value: Bool, _ phrase: MarkPhrase) {
    write { [library] () throws(JournalError) in
      let key = phrase == .silent ? Journal.automaticRead : "\(flag.rawValue)-\(phrase)"
      let change = try library.mark(rows, flag, value, key: key)
      return Self.saved(change, Self.text(flag, value, phrase))
    }
  }

  func markAllRead(_ request: ListRequest, _ arrivals: Int64) {
    write { [library] () throws(JournalError) in
      let change: StateChange
      do {
        change = try library.markAllRead(request, arrivedBy: arrivals, key: "read-many")
      } catch let error as JournalError {
        throw error
      } catch {
        return .note(EffectRunner.sentence(error))
      }
      let count = change.states.count
      return count == 0
        ? Self.saved(change, "everything in this list is read")
        : Self.saved(change, "\(count) read", canUndo: true)
    }
  }

  /// Posts what these are marked as, after all marks that were asked for before.
  func postStates(of ids: Set<BriefID>) {
    queue.async { [library, mailbox] in
      if let states = try? library.states(of: ids) { mailbox.post(.states(states)) }
    }
  }

  private func write(_ marking: @escaping @Sendable () throws(JournalError) -> Action) {
    queue.async { [self] in
      do throws(JournalError) {
        mailbox.post(try marking())
        isSavedAgain()
      } catch {
        isStuck(error)
      }
    }
  }

  /// Above this number, states are not posted one by one: the main thread would have to merge them.
  private static let mostPosted = 500

  private static func saved(
    _ change: StateChange, _ text: DisplayText, canUndo: Bool = false
  ) -> Action {
    change.states.count > mostPosted
      ? .savedMany(text, canUndo: canUndo)
      : .saved(states: change.states, text, canUndo: canUndo)
  }

  /// Shows a banner before the first mark where none could be saved.
  func lookForObstacle() {
    queue.async { [self] in
      guard let error = library.markingObstacle else { return }
      state.withLock { $0.isForewarned = true }
      mailbox.post(.banner("marks cannot be saved: \(cleaning: error.reason)"))
    }
  }

  private func isSavedAgain() {
    let isShown = state.withLock { state in
      defer { state = State() }
      return state.isStuck || state.isForewarned
    }
    if isShown { mailbox.post(.banner(nil)) }
  }

  private func isStuck(_ error: JournalError) {
    let count = library.unsavedMarks.count
    let changes = DisplayText.plural(count, "change")
    mailbox.post(.banner("\(cleaning: error.description), \(changes) waiting"))
    let isFirst = state.withLock { state in
      defer { state.isStuck = true }
      return !state.isStuck
    }
    if isFirst { scheduleRetry() }
  }

  private func scheduleRetry() {
    queue.asyncAfter(deadline: .now() + 5) { [weak self] in
      guard let self, state.withLock({ $0.isStuck }) else { return }
      if !retry() { scheduleRetry() }
    }
  }

  /// Tries to save what waits; true once nothing does.
  @discardableResult
  private func retry() -> Bool {
    do throws(JournalError) {
      let change = try library.retryMarks()
      mailbox.post(Self.saved(change, "saved"))
      isSavedAgain()
      return true
    } catch {
      isStuck(error)
      return false
    }
  }

  private static func text(
    _ flag: BriefFlag, _ value: Bool, _ phrase: MarkPhrase
  ) -> DisplayText {
    switch (phrase, flag, value) {
    case (.silent, _, _): .empty
    case (.single, .read, true): "read"
    case (.single, .read, false): "unread"
    case (.single, .starred, true): "starred"
    case (.single, .starred, false): "star taken off"
    }
  }

  func undo(_ scope: UndoScope) {
    revert(nothing: "nothing to undo") { library throws(JournalError) in
      try library.undo(isAutomatic: scope == .automatic)
    }
  }

  func redo(_ scope: UndoScope) {
    revert(nothing: "nothing to redo") { library throws(JournalError) in
      try library.redo(isAutomatic: scope == .automatic)
    }
  }

  private func revert(
    nothing: DisplayText,
    _ work:
      @escaping @Sendable (Library) throws(JournalError) -> (
        receipt: UndoReceipt, change: StateChange
      )?
  ) {
    queue.async { [self] in
      do throws(JournalError) {
        guard let (receipt, change) = try work(library) else {
          mailbox.post(.note(nothing))
          return
        }
        let only = receipt.restored.count == 1 ? receipt.restored.keys.first : nil
        let title = only.flatMap(library.headline)
        mailbox.post(Self.saved(change, Self.sentence(receipt, title: title)))
      } catch {
        mailbox.post(.notSaved(DisplayText(cleaning: error.description)))
      }
    }
  }

  /// `36 unread again, 1 changed elsewhere`; for one brief, `“Its headline” is unread again`.
  static func sentence(_ receipt: UndoReceipt, title: DisplayText? = nil) -> DisplayText {
    var parts: [DisplayText] = []
    if let title, let value = receipt.restored.values.first {
      let headline = title.cut(to: 48, ellipsis: "…")
      parts.append("\u{201C}\(headline)\u{201D} is \(word(receipt.flag, value)) again")
    }
    for value in parts.isEmpty ? [true, false] : [] {
      let count = receipt.restored.values.count { $0 == value }
      if count > 0 { parts.append("\(count) \(word(receipt.flag, value)) again") }
    }
    if receipt.changedElsewhere > 0 {
      parts.append("\(receipt.changedElsewhere) changed elsewhere")
    }
    return parts.isEmpty ? "nothing changed" : DisplayText.joined(parts, by: ", ")
  }

  private static func word(_ flag: BriefFlag, _ value: Bool) -> DisplayText {
    switch (flag, value) {
    case (.read, true): "read"
    case (.read, false): "unread"
    case (.starred, true): "starred"
    case (.starred, false): "without a star"
    }
  }

  /// A sentence where marks still wait for the disk, once.
  func warningBeforeQuitting() -> DisplayText? {
    // A mark made just before quitting is written in a moment; it is worth no warning.
    queue.sync {}
    let count = library.unsavedMarks.count
    return state.withLock { state in
      guard count > 0, !state.hasWarned else { return nil }
      state.hasWarned = true
      return "NOT SAVED: \(count) waiting for the disk; quit again to lose what waits"
    }
  }

  /// Waits for what was asked for; returns the changes that could not be saved, as JSON.
  func finish() -> [UInt8]? {
    queue.sync {
      if library.unsavedMarks.count > 0 { retry() }
    }
    let unsaved = library.unsavedMarks
    return unsaved.count > 0 ? unsaved.json : nil
  }
}
