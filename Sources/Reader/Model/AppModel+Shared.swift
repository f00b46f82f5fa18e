import Briefs
import Foundation
import Screen
import Text

/// The shared part under short names.
extension AppModel {
  package var size: Size { shared.size }
  package var now: Int64 {
    get { shared.now }
    set { shared.now = newValue }
  }
  package var settings: Settings {
    get { shared.settings }
    set { shared.settings = newValue }
  }
  package var keyMap: KeyMap { shared.keyMap }
  package var savedViews: [SavedView] {
    get { shared.savedViews }
    set { shared.savedViews = newValue }
  }
  package var message: Message? {
    get { shared.message }
    set { shared.message = newValue }
  }
  package var counts: LibraryCounts? {
    get { shared.counts }
    set { shared.counts = newValue }
  }
  var zone: TimeZone { shared.zone }
  var folderName: DisplayText { shared.folderName }
  var scan: Shared.Scan? {
    get { shared.scan }
    set { shared.scan = newValue }
  }
  var hasScanned: Bool {
    get { shared.hasScanned }
    set { shared.hasScanned = newValue }
  }
  var banner: DisplayText? {
    get { shared.banner }
    set { shared.banner = newValue }
  }
  var states: [BriefID: ReadingState] {
    get { shared.states }
    _modify { yield &shared.states }
  }
  var searches: [String] {
    get { shared.searches }
    set { shared.searches = newValue }
  }
  var commandHistory: [String] {
    get { shared.commandHistory }
    set { shared.commandHistory = newValue }
  }
  var viewCounts: [String: ListCount] {
    get { shared.viewCounts }
    set { shared.viewCounts = newValue }
  }
  var viewGeneration: Int {
    get { shared.viewGeneration }
    set { shared.viewGeneration = newValue }
  }
  var lastVisit: Int64? {
    get { shared.lastVisit }
    set { shared.lastVisit = newValue }
  }
  var actionLog: ActionLog {
    get { shared.actionLog }
    _modify { yield &shared.actionLog }
  }
  var spinnerFrame: Int {
    get { shared.spinnerFrame }
    set { shared.spinnerFrame = newValue }
  }
  var today: Day { shared.today }
  var isReadingFolder: Bool { shared.isReadingFolder }
  var watchedKeys: [String] { shared.watchedKeys }

  func state(of row: BriefRow) -> ReadingState { shared.state(of: row) }
  func isWatched(_ entity: Entity) -> Bool { shared.isWatched(entity) }
  func isAhead(_ published: Published) -> Bool { shared.isAhead(published) }
  func keyWord(_ command: Command.Name) -> DisplayText { shared.keyWord(command) }
  func offeringUndo(_ text: DisplayText) -> DisplayText { shared.offeringUndo(text) }
}
