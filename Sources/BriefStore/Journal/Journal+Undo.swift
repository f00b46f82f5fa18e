import Briefs

extension Journal {
  /// Gives each brief of this device's last action in this folder the value it had before, where
  /// that action still wins; on disk when this returns. Nil when there is nothing to undo.
  ///
  /// - Parameter isAutomatic: true for the last mark that was made under `automaticRead`; other
  ///   undos pass over all of those.
  package func undo(isAutomatic: Bool = false) throws(JournalError) -> UndoReceipt? {
    try revert("undo", to: { !$0.value }, which: { $0.undoable(isAutomatic: isAutomatic) })
  }

  /// Does again what was undone last, if nothing of its kind was marked since. Nil when there is
  /// nothing.
  package func redo(isAutomatic: Bool = false) throws(JournalError) -> UndoReceipt? {
    try revert("redo", to: { $0.value }, which: { $0.redoable(isAutomatic: isAutomatic) })
  }

  /// The key of marks that no key asked for: the brief was open for long enough, or read to its end.
  package static let automaticRead = "read-silent"

  private func revert(
    _ verb: String, to newValue: (UndoHistory.Action) -> Bool,
    which: (UndoHistory) -> UndoHistory.Action?
  ) throws(JournalError) -> UndoReceipt? {
    readAll()
    let history = history ?? readHistory()
    self.history = history
    guard which(history) != nil else { return nil }
    var receipt: UndoReceipt?
    try append {
      // Another instance may have been first: what counts is the history under the lock.
      guard let action = self.history.flatMap(which) else { return [] }
      let value = newValue(action)
      let entries = restorable(action, value)
      receipt = UndoReceipt(
        flag: action.flag, value: action.value,
        restored: Dictionary(uniqueKeysWithValues: entries.map { ($0.id, value) }),
        changedElsewhere: action.briefs.count - entries.count)
      return lines(entries, action.flag, value) { _ in "\(verb) \(action.name)" }
    }
    return receipt
  }

  /// The briefs of an action that nothing else decided about, as lines about them want them.
  private func restorable(
    _ action: UndoHistory.Action, _ value: Bool
  ) -> [MarkLine.Entry] {
    var seen: Set<BriefID> = []
    return action.briefs.compactMap { brief in
      // Two names of one brief are one.
      guard let mark = state.mark(brief.id, action.flag), mark.value != value,
        action.chain.contains(mark.stamp), seen.insert(mark.id).inserted
      else { return nil }
      var fingerprint = brief.fingerprint
      // Read again as before: in the text that was read then.
      if value, value != action.value, let content = mark.fingerprint {
        fingerprint?.content = content
      }
      return MarkLine.Entry(id: brief.id, was: mark.value, fingerprint: fingerprint)
    }
  }
}
