internal import CNcurses
import Screen
import Text

/// The terminal's type: that of `TERM`, or a substitute.
struct TerminalType {
  /// The name that ncurses is given.
  let name: String
  /// What the reader shows about it: that the type is a substitute.
  let note: DisplayText?
  /// The terminal takes xterm's `OSC` strings: titles, and questions for its colours.
  let takesStrings: Bool

  static let fallback = "xterm-256color"

  /// Looks the name up in the terminfo database; an unknown type becomes xterm, which nearly every
  /// terminal of today imitates.
  init(_ wanted: String, output: Int32) throws(TerminalError) {
    takesStrings = Self.families.contains { wanted.hasPrefix($0) }
    // A type names a file of the database, so a path is none.
    let isName =
      !wanted.isEmpty && wanted.utf8.count < 128
      && wanted.utf8.allSatisfy { $0 > 32 && $0 < 127 } && !wanted.utf8.contains(UInt8(ascii: "/"))
    switch isName ? cn_look_up(wanted, output) : CN_TYPE_UNKNOWN {
    case CN_TYPE_USABLE:
      name = wanted
      note = nil
    case CN_TYPE_TOO_SIMPLE: throw .tooSimple(wanted)
    default:
      guard cn_look_up(Self.fallback, output) == CN_TYPE_USABLE else { throw .unknownType(wanted) }
      name = Self.fallback
      note =
        wanted.isEmpty
        ? "TERM is not set; \(cleaning: name) is used"
        : """
        terminal type "\(TerminalError.short(wanted))" is not known; \(cleaning: name) is used
        """
    }
  }

  /// What is known of the background before the terminal is asked: the console is black.
  var background: TerminalTraits.Background? {
    if isConsole { return .dark }
    return SystemText.environment("COLORFGBG").flatMap { TerminalTraits.Background(colorFGBG: $0) }
  }

  /// The Linux console.
  var isConsole: Bool { name == "linux" || name.hasPrefix("linux-") }

  /// Prefixes of the types that take or ignore such strings; old hardware terminals print them.
  private static let families = [
    "alacritty", "contour", "Eterm", "foot", "ghostty", "gnome", "iterm", "kitty", "konsole",
    "mintty", "mlterm", "putty", "rio", "rxvt", "screen", "st-", "terminology", "tmux", "vte",
    "wezterm", "xterm",
  ]
}
