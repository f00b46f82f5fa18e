internal import CNcurses
import Screen

/// The pairs of colours that ncurses knows.
struct ColorPairs {
  private let palette: Palette
  private let limit: Int32
  private var numbers: [UInt32: Int32] = [:]
  private var last: (key: UInt32, number: Int32)?

  /// Turns colour on where the terminal has any.
  init(monochrome: Bool) {
    palette = Palette(colors: monochrome ? 0 : Int(cn_start_colors()))
    limit = palette.count > 0 ? max(1, cn_pair_count()) : 1
  }

  /// How many colours themes may use.
  var depth: TerminalTraits.Colors {
    switch palette.count {
    case 0: .none
    case ..<256: .few
    default: .many
    }
  }

  /// True when the next frame may need more pairs than are free.
  var isCrowded: Bool { limit > 64 && numbers.count > Int(limit) / 4 * 3 }

  /// Forgets all pairs; the whole screen must then be sent again.
  mutating func reset() {
    numbers.removeAll(keepingCapacity: true)
    last = nil
    cn_forget_pairs()
  }

  /// The number of a pair; 0, the terminal's own colours, when there are no more.
  mutating func number(for style: Style) -> Int32 {
    guard palette.count > 0 else { return 0 }
    let key =
      UInt32(UInt16(bitPattern: style.foreground.index)) << 16
      | UInt32(UInt16(bitPattern: style.background.index))
    guard key != 0xFFFF_FFFF else { return 0 }
    if let last, last.key == key { return last.number }
    let number = numbers[key] ?? add(style, key: key)
    last = (key, number)
    return number
  }

  private mutating func add(_ style: Style, key: UInt32) -> Int32 {
    let number = Int32(numbers.count + 1)
    guard number < limit else { return 0 }
    let pair = palette.pair(style.foreground, on: style.background)
    cn_set_pair(number, pair.foreground, pair.background)
    numbers[key] = number
    return number
  }
}
