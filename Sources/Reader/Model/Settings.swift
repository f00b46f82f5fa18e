import Briefs
import Screen
import Text

/// What `set` changes, for one session or from the config file for all.
package struct Settings: Hashable, Sendable {
  /// When an opened brief becomes read.
  package enum MarkRead: String, Hashable, Sendable, CaseIterable {
    case open, delay, end, never
  }

  /// Which characters the screen is drawn with; `auto` goes by locale and terminal.
  package enum SymbolSet: String, Hashable, Sendable, CaseIterable {
    case auto, unicode, ascii
  }

  package var themeName = Theme.automatic.name
  package var listRows = 2
  package var symbols = SymbolSet.auto
  package var markRead = MarkRead.delay
  package var textWidth = 76
  /// The folder to open when none is named.
  package var folder: String?
  /// Names of the entities that are watched, as they were written.
  package var watched: [String] = []
  /// What the terminal can show.
  package var terminal = TerminalTraits()

  package init() {}

  package var theme: Theme { Theme.named(themeName, on: terminal) }

  var symbolTable: Symbols {
    switch symbols {
    case .unicode: .unicode
    case .ascii: .ascii
    case .auto: terminal.isUnicode && terminal.hasSymbols ? .unicode : .ascii
    }
  }

  /// Milliseconds after which an opened brief counts as read with `mark-read delay`.
  static let readDelay = 3000
}

/// One name that `set` knows.
package struct Setting: Sendable {
  package let name: String
  /// What may stand after the name, as help writes it.
  package let values: DisplayText
  /// The words it takes, where it takes only certain ones.
  package let choices: [String]
  package let summary: DisplayText
  /// Takes a value over; false where it is none of `values`.
  let apply: @Sendable (inout Settings, String) -> Bool
  /// The value it has, as it would be written; empty where it has none.
  let value: @Sendable (Settings) -> String

  private init(
    name: String, values: DisplayText? = nil, choices: [String] = [], summary: DisplayText,
    value: @escaping @Sendable (Settings) -> String,
    apply: @escaping @Sendable (inout Settings, String) -> Bool
  ) {
    self.name = name
    self.values = values ?? CommandArgument.choice(choices).choices ?? .empty
    self.choices = choices
    self.summary = summary
    self.value = value
    self.apply = apply
  }

  /// Every setting, in the order of help.
  package static let all: [Setting] = [
    Setting(
      name: "theme", choices: Theme.all.map(\.name), summary: "colours", value: { $0.themeName }
    ) { settings, value in
      guard Theme.named(value) != nil else { return false }
      settings.themeName = value
      return true
    },
    Setting(
      name: "list-rows", choices: ["1", "2"], summary: "lines a brief takes in the list",
      value: { String($0.listRows) }
    ) {
      guard let rows = Int($1), (1...2).contains(rows) else { return false }
      $0.listRows = rows
      return true
    },
    Setting(
      name: "symbols", choices: Settings.SymbolSet.allCases.map(\.rawValue),
      summary: "characters drawn with", value: { $0.symbols.rawValue }
    ) {
      guard let symbols = Settings.SymbolSet(rawValue: $1) else { return false }
      $0.symbols = symbols
      return true
    },
    Setting(
      name: "mark-read", choices: Settings.MarkRead.allCases.map(\.rawValue),
      summary: "when an opened brief is read: at once, after 3 s or at its end, at its end, by key",
      value: { $0.markRead.rawValue }
    ) {
      guard let moment = Settings.MarkRead(rawValue: $1) else { return false }
      $0.markRead = moment
      return true
    },
    Setting(
      name: "text-width", values: "40 … 120", summary: "widest line of text, in columns",
      value: { String($0.textWidth) }
    ) {
      guard let width = Int($1), (40...120).contains(width) else { return false }
      $0.textWidth = width
      return true
    },
    Setting(
      name: "watch", values: "NAME[, NAME]",
      summary: "entities whose briefs are marked, and named when they are new",
      value: { $0.watched.joined(separator: ", ") }
    ) { settings, value in
      let parts = value.isEmpty ? [] : value.split(separator: ",", omittingEmptySubsequences: false)
      let names = parts.map { Query.trimmed(String($0.drop { $0 == " " })) }
      guard names.count <= Shared.mostWatched, names.allSatisfy({ !$0.isEmpty }) else {
        return false
      }
      settings.watched = names
      return true
    },
    Setting(
      name: "folder", values: "FOLDER", summary: "what opens when no folder is named",
      value: { $0.folder ?? "" }
    ) {
      guard !$1.isEmpty else { return false }
      $0.folder = $1
      return true
    },
  ]

  package static func named(_ name: String) -> Setting? { all.first { $0.name == name } }
}
