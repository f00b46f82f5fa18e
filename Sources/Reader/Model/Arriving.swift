import Briefs
import Screen
import Text

/// What was asked for before there was a list: Enter, and the brief that a command line names.
extension AppModel {
  /// Enter where nothing is selected: it waits for the first brief, as long as one may come.
  mutating func openFirstToCome() {
    wantsToOpen = list.rows.isEmpty && (list.isWaiting || isReadingFolder || !hasScanned)
  }

  /// Opens the selected brief if Enter was pressed before it had loaded.
  mutating func openWanted() -> [Effect] {
    guard wantsToOpen else { return [] }
    guard let key = list.selection else { return heldKeys.isEmpty ? [] : releaseKeys() }
    wantsToOpen = false
    let effects = openForReading(key)
    return reading.isAwaited ? effects : effects + releaseKeys()
  }

  /// Keeps a key that was typed after an Enter that waits for the list.
  mutating func holdForList(_ key: Key) -> Bool {
    guard wantsToOpen else { return false }
    if list.isWaiting, ![.named(.escape), .control("c")].contains(key) {
      if heldKeys.count < Self.mostHeld { heldKeys.append(key) }
      return true
    }
    wantsToOpen = false
    heldKeys = []
    return false
  }

  /// Waits for a brief that the index does not have yet.
  package mutating func await(brief name: String) {
    wantedBrief = name
    message = Message(text: "looking for brief \(cleaning: name) in the folder")
  }

  /// Asks for the brief that is waited for; the beginning of an ID only once all files have been read.
  func locateWanted() -> [Effect] {
    guard let wantedBrief else { return [] }
    let isBeginning = wantedBrief.utf8.count < 16 && wantedBrief.allSatisfy(\.isHexDigit)
    let isRead = hasScanned || scan?.progress.stage == .naming
    return isBeginning && !isRead ? [] : [.locate(name: wantedBrief)]
  }

  mutating func located(_ name: String, _ key: RowKey?) -> [Effect] {
    guard name == wantedBrief else { return [] }
    guard let key else {
      if hasScanned {
        wantedBrief = nil
        message = Message(text: "no brief \(cleaning: name) in this folder", isWarning: true)
      }
      return []
    }
    wantedBrief = nil
    // A person who has opened something else meanwhile is not taken away from it.
    guard !reading.isOpen else { return [] }
    list.expect(key)
    message = nil
    return [reload()] + openForReading(key)
  }
}
