import Briefs

/// What the reader did with a brief, as all journals agree on it.
package struct BriefMarks: Hashable, Sendable {
  package var isRead: Bool
  package var isStarred: Bool
  /// The content fingerprint it had when it was last marked read; nil while unread or unknown.
  package var readFingerprint: UInt64?

  package init(isRead: Bool = false, isStarred: Bool = false, readFingerprint: UInt64? = nil) {
    self.isRead = isRead
    self.isStarred = isStarred
    self.readFingerprint = readFingerprint
  }
}

/// What a mark changed, once it is on disk.
package struct Receipt: Hashable, Sendable {
  package var flag: Flag
  /// The value that every changed brief has now.
  package var value: Bool
  /// The briefs whose value changed, in the order they were given.
  package var changed: [BriefID]
  /// Briefs that were read before and are marked read again in a newer text.
  package var refreshed: [BriefID]

  package init(flag: Flag, value: Bool, changed: [BriefID], refreshed: [BriefID]) {
    self.flag = flag
    self.value = value
    self.changed = changed
    self.refreshed = refreshed
  }
}

/// What an undo or a redo changed, once it is on disk.
package struct UndoReceipt: Hashable, Sendable {
  /// Flag and value of the action that was undone or done again.
  package var flag: Flag
  package var value: Bool
  /// The briefs that changed, each with the value it has now.
  package var restored: [BriefID: Bool]
  /// Briefs of the action left alone because something later decided about them.
  package var changedElsewhere: Int
}
