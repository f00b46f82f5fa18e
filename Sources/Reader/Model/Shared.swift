import Briefs
import Foundation
import Screen
import Text

/// What all layers of the screen share: the folder and what is known of it, settings, keys, history,
/// and the message in the status line.
package struct Shared: Sendable {
  package internal(set) var size: Size
  /// Seconds since 1970, set by the loop before each action.
  package var now: Int64
  let zone: TimeZone
  let folderName: DisplayText
  package var settings = Settings()
  package internal(set) var keyMap = StandardKeys.map

  package internal(set) var counts: LibraryCounts?
  var scan: Scan?
  /// The folder has been scanned once since the program began.
  var hasScanned = false
  /// Something that stays on the screen until it is over: the folder is gone, marks are not saved.
  var banner: DisplayText?
  /// The marks made since the listing was read, all of them on disk.
  var states: [BriefID: ReadingState] = [:]
  package internal(set) var message: Message?

  var searches: [String] = []
  var commandHistory: [String] = []
  package internal(set) var savedViews: [SavedView] = []
  /// What is unread in them, by name, as far as it is counted.
  var viewCounts: [String: ListCount] = [:]
  var viewGeneration = 0
  var lastVisit: Int64?
  var actionLog = ActionLog()
  var spinnerFrame = 0
  /// Counts questions about entities, so that a late answer is recognised.
  var entityGeneration = 0
  /// Counts questions for names, so that a late answer is recognised.
  var completionGeneration = 0

  init(size: Size, folderName: DisplayText, zone: TimeZone, now: Int64) {
    self.size = size
    self.folderName = folderName
    self.zone = zone
    self.now = now
  }

  static let historyLength = 100

  /// How far the folder has been read.
  struct Scan: Hashable, Sendable {
    var progress: ScanProgress
    /// When this stage of it began, in seconds since 1970.
    var begun: Int64
  }
}

/// What the status line answers until the next key.
package struct Message: Hashable, Sendable {
  package var text: DisplayText
  package var isWarning = false
}

extension Shared {
  var today: Day { Published(seconds: now, precision: .moment).day(in: zone) }

  /// Files are still being read: what is not found may be in one of them.
  var isReadingFolder: Bool { scan?.progress.stage == .reading }

  /// Lines of a layer that covers the screen, below its heading.
  var pageHeight: Int { max(1, size.rows - 3) }

  /// What a row's marks are now.
  func state(of row: BriefRow) -> ReadingState { states[row.id] ?? row.state }

  /// True for a date that is still to come.
  func isAhead(_ published: Published) -> Bool {
    published.precision == .moment
      ? published.seconds > now : published.day(in: zone).number > today.number
  }

  mutating func nextEntityGeneration() -> Int {
    entityGeneration += 1
    return entityGeneration
  }

  mutating func say(_ text: DisplayText) { message = Message(text: text) }

  mutating func warn(_ text: DisplayText) { message = Message(text: text, isWarning: true) }

  /// The key that runs a command as it is bound, else how it is typed: `Esc`, `R`, `:rescan`.
  func keyWord(_ command: Command.Name) -> DisplayText {
    keyMap.keys(of: command.rawValue).first?.label ?? ":\(cleaning: command.rawValue)"
  }

  /// `37 read, z to undo`, with the key as it is bound.
  func offeringUndo(_ text: DisplayText) -> DisplayText {
    guard let key = keyMap.keys(of: Command.Name.undo.rawValue).first else { return text }
    return "\(text), \(key.label) to undo"
  }

  /// A line put before a history; the same line further back is dropped.
  static func remember(_ line: String, in history: [String]) -> [String] {
    Array(([line] + history.filter { !$0.utf8.elementsEqual(line.utf8) }).prefix(historyLength))
  }
}

extension Shared {
  /// The most names that are watched.
  static let mostWatched = 50

  var watchedKeys: [String] {
    settings.watched.map { Words.key($0) }.filter { !$0.isEmpty }
  }

  func isWatched(_ entity: Entity) -> Bool { watchedKeys.contains(entity.key) }
}
