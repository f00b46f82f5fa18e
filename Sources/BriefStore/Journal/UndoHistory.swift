import Briefs
import Glibc

/// The actions of this device in this folder, and which of them are undone.
///
/// Lines may be noted in any order and more than once.
struct UndoHistory {
  /// What one keystroke did, over however many lines.
  struct Action {
    /// A brief that the action changed.
    struct Brief: Hashable {
      var id: BriefID
      var fingerprint: Fingerprint?
    }

    var name: String
    var flag = Flag.read
    var value = true
    var first = Stamp.zero
    var briefs: [Brief] = []
    /// The clocks of its own lines and of all that undid it or did it again: a brief whose
    /// winning line is none of them was changed elsewhere.
    var chain: [Stamp] = []
    var reverted = Stamp.zero
    var isUndone = false

    /// No key asked for it.
    var isAutomatic: Bool { name.hasPrefix(Journal.automaticRead + "-") }
  }

  /// How many actions are kept, and how many briefs all of them may have.
  static let limit = 1_000
  static let briefLimit = 2_000_000

  private let device: UInt64
  private let folder: String
  private var actions: [String: Action] = [:]
  private var briefCount = 0
  /// The latest marks that a key asked for and that none did.
  private var latestMark = (own: Stamp.zero, automatic: Stamp.zero)

  init(device: UInt64, folder: String) {
    self.device = device
    self.folder = folder
  }

  var count: Int { actions.count }

  mutating func note(_ line: JournalLine) {
    guard case .mark(let line) = line, line.stamp.device == device, line.folder == folder else {
      return
    }
    switch line.kind {
    case .mark: noteMark(line)
    case .undo(let name): noteRevert(line.stamp, of: name, isUndone: true)
    case .redo(let name): noteRevert(line.stamp, of: name, isUndone: false)
    }
    trim()
  }

  /// The action that undo is about: the last one of its kind that is not undone.
  func undoable(isAutomatic: Bool) -> Action? {
    actions.values
      .filter { !$0.isUndone && !$0.briefs.isEmpty && $0.isAutomatic == isAutomatic }
      .max { $0.first < $1.first }
  }

  /// The action that redo is about: the one undone last, if none of its kind was made since.
  func redoable(isAutomatic: Bool) -> Action? {
    let latest = isAutomatic ? latestMark.automatic : latestMark.own
    return actions.values
      .filter {
        $0.isUndone && !$0.briefs.isEmpty && $0.reverted > latest && $0.isAutomatic == isAutomatic
      }
      .max { $0.reverted < $1.reverted }
  }

  private mutating func noteMark(_ line: MarkLine) {
    let briefs = line.entries.filter { $0.was != line.value }
    guard !briefs.isEmpty else { return }
    var action = actions[line.action] ?? Action(name: line.action)
    if action.isAutomatic {
      latestMark.automatic = max(latestMark.automatic, line.stamp)
    } else {
      latestMark.own = max(latestMark.own, line.stamp)
    }
    guard !action.chain.contains(line.stamp) else { return }
    action.flag = line.flag
    action.value = line.value
    action.first = action.briefs.isEmpty ? line.stamp : min(action.first, line.stamp)
    action.chain.append(line.stamp)
    action.briefs += briefs.map { Action.Brief(id: $0.id, fingerprint: $0.fingerprint) }
    briefCount += briefs.count
    actions[line.action] = action
  }

  private mutating func noteRevert(_ stamp: Stamp, of name: String, isUndone: Bool) {
    var action = actions[name] ?? Action(name: name)
    guard !action.chain.contains(stamp) else { return }
    action.chain.append(stamp)
    if stamp > action.reverted {
      action.reverted = stamp
      action.isUndone = isUndone
    }
    actions[name] = action
  }

  /// Forgets the oldest half of the actions when there are too many of them.
  private mutating func trim() {
    guard actions.count > 1,
      actions.count > Self.limit * 2 || briefCount > Self.briefLimit
    else { return }
    let order = actions.values.sorted { max($0.first, $0.reverted) < max($1.first, $1.reverted) }
    for action in order.prefix(order.count / 2) {
      actions[action.name] = nil
      briefCount -= action.briefs.count
    }
  }

  /// Notes the last lines of an open journal, as many as it takes to fill the history.
  mutating func read(_ descriptor: Int32, where isBelieved: (JournalLine) -> Bool) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    let size = Int64(status.st_size)
    var window: Int64 = 1 << 20
    var start = size
    // A window that begins inside a line makes one damaged line of it; noting twice is harmless.
    while start > 0, count < Self.limit {
      start = max(0, size - window)
      window *= 8
      var reader = LineReader(descriptor: descriptor, from: start, to: size)
      _ = reader.forEachLine { piece in
        guard let line = JournalLine(piece), isBelieved(line) else { return }
        note(line)
      }
      if let line = JournalLine(reader.end), isBelieved(line) { note(line) }
    }
  }
}
