import Text

/// The characters that the screen is drawn with.
package struct Symbols: Sendable {
  package let unread: DisplayText
  package let star: DisplayText
  /// Marks the briefs of what is watched.
  package let watch: DisplayText
  package let bar: DisplayText
  package let dot: DisplayText
  package let horizontal: DisplayText
  package let vertical: DisplayText
  package let teeDown: DisplayText
  package let teeRight: DisplayText
  package let teeLeft: DisplayText
  /// The upper right one of a box.
  package let corner: DisplayText
  package let separator: DisplayText
  package let ellipsis: DisplayText
  package let chevron: DisplayText
  /// There is more above, or below, than can be seen.
  package let above: DisplayText
  package let below: DisplayText
  package let more: DisplayText
  package let spinner: [DisplayText]
  /// From the lowest to the highest.
  package let spark: [DisplayText]

  package static let unicode = Symbols(
    unread: "●", star: "★", watch: "◆", bar: "▌", dot: "●", horizontal: "─", vertical: "│",
    teeDown: "┬",
    teeRight: "├", teeLeft: "┤", corner: "┐", separator: "·", ellipsis: "…", chevron: "›",
    above: "↑", below: "↓", more: "⋮",
    spinner: ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"],
    spark: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

  package static let ascii = Symbols(
    unread: "*", star: "+", watch: "!", bar: ">", dot: "*", horizontal: "-", vertical: "|",
    teeDown: "+",
    teeRight: "+", teeLeft: "+", corner: "+", separator: "-", ellipsis: "~", chevron: ">",
    above: "^", below: "v", more: ":",
    spinner: ["|", "/", "-", "\\"],
    spark: ["_", ".", ":", "-", "=", "+", "*", "#"])
}
