import Briefs
import Text

/// What could stand where the cursor of a prompt is, and which of it was chosen with Tab.
package struct Completion: Sendable {
  /// One line of the palette.
  package struct Candidate: Hashable, Sendable {
    /// What takes the place of the word that is being typed.
    let insertion: String
    let label: DisplayText
    var detail = DisplayText.empty
    var role = Role.bar
    /// How many briefs it is about, where that is known.
    var briefs: Int?
  }

  /// The line as it was before the first Tab.
  struct Stem: Sendable {
    let text: [Unicode.Scalar]
    let cursor: Int
  }

  /// Unicode scalars of the line before the word.
  var start: Int
  var candidates: [Candidate]
  var chosen: Int?
  var stem: Stem?
  /// True where Tab asked for it; else it shows only where a word can hardly be meant otherwise.
  var isAsked = false
  /// The names that were asked for.
  var names: Names?
  /// True until they are here.
  var isWaiting = false
  /// A Tab that was pressed before the names were here.
  var pendingStep: Int?

  /// A question for names.
  struct Names: Hashable, Sendable {
    let field: Query.NameField
    /// The field as it is spelled in the query.
    let spelling: String
    let prefix: String
    var generation = 0

    func isSameQuestion(as other: Names) -> Bool {
      field == other.field && prefix.utf8.elementsEqual(other.prefix.utf8)
        && spelling.utf8.elementsEqual(other.spelling.utf8)
    }
  }

  /// Chooses the next candidate, or the one before; after the last comes the first.
  mutating func step(_ step: Int) {
    guard !candidates.isEmpty else { return }
    let from = chosen ?? (step > 0 ? -1 : 0)
    chosen = (from + step + candidates.count) % candidates.count
  }
}

extension Completion.Candidate {
  /// A name of the folder, behind the field it was asked for.
  init(_ found: NameCompletion, field: String, insertion: String? = nil) {
    var details: [DisplayText] = []
    if let kind = found.kind { details.append("\(cleaning: kind.rawValue)") }
    if let alias = found.alias { details.append("\(alias)") }
    self.init(
      insertion: insertion ?? Query.term(field, naming: found.name) + " ", label: found.name,
      detail: DisplayText.joined(details, by: ", "),
      role: found.kind.map { Role($0) } ?? .bar, briefs: found.briefs)
  }

  /// A name of the folder by itself.
  init(name found: NameCompletion) {
    self.init(found, field: "", insertion: found.name.string)
  }

  init(_ word: Query.OpenWord.Word) {
    // Behind a field its value goes on; a value is complete.
    let isField = word.text.hasSuffix(":")
    self.init(
      insertion: isField ? word.text : word.text + " ", label: DisplayText(cleaning: word.text),
      detail: word.meaning)
  }
}
