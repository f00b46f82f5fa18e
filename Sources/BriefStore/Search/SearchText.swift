import Briefs
import Text

/// The text of a brief by the columns it is searched in, as written and not folded; an empty
/// line is between two blocks.
struct SearchText {
  var title: String
  var what = ""
  var why = ""
  var next = ""
  var beyond = ""
  /// Everything else, with the headings that are not one of the usual ones.
  var other = ""

  init(_ brief: Brief) {
    title = brief.title.string
    if let standfirst = brief.standfirst { Self.add(standfirst.string, to: &other) }
    for section in brief.sections {
      switch section.role {
      case .happening: Self.add(section.text, to: &what)
      case .important: Self.add(section.text, to: &why)
      case .next: Self.add(section.text, to: &next)
      case .beyond: Self.add(section.text, to: &beyond)
      case .other:
        Self.add(section.title.string, to: &other)
        Self.add(section.text, to: &other)
      }
    }
  }

  /// In the order of the table's columns.
  var columns: [String] { [title, what, why, next, beyond, other] }

  private static func add(_ text: String, to column: inout String) {
    if text.isEmpty { return }
    if !column.isEmpty { column += "\n\n" }
    column += text
  }
}
