import Foundation
import Text

/// What two entities share, as Markdown with its sources: what leaves the reader is cited, and says
/// where a text was made by a machine.
package struct PairDigest {
  private let pair: EntityPair
  private let zone: TimeZone
  private var lines: [String] = []
  private var last: RowKey?
  private var sentences = 0
  private var briefs = 0

  /// `zone` is where the reader is, for what is a day.
  package init(_ pair: EntityPair, zone: TimeZone) {
    self.pair = pair
    self.zone = zone
  }

  /// Takes sentences in, those of one brief one after another.
  package mutating func add(_ new: [SharedSentence]) {
    for sentence in new {
      if sentence.row.key != last { addHeading(sentence) }
      last = sentence.row.key
      lines += ["> \(Self.escaped(sentence.sentence))", ""]
      let section = sentence.role == nil ? "Headline" : Self.sectionName(sentence)
      lines += ["*\(section)*\(sentence.isTogether ? "" : " (one name only)")", ""]
    }
    sentences += new.count { $0.isTogether }
  }

  /// `3 sentences`: those that name both.
  package var count: DisplayText { .plural(sentences, "sentence") }

  /// The whole text.
  package var markdown: String {
    let names = "\(Self.escaped(pair.first.name)) and \(Self.escaped(pair.second.name))"
    let found = "\(DisplayText.plural(briefs, "brief")), newest first"
    return (["# \(names)", "", "\(count.string) with both names, from \(found).", ""] + lines)
      .joined(separator: "\n")
  }

  private mutating func addHeading(_ sentence: SharedSentence) {
    briefs += 1
    lines += ["## \(Self.escaped(sentence.row.title))", ""]
    let day = CivilDate(sentence.row.published.day(in: zone))
    var parts = [(sentence.row.published.isEstimated ? "~" : "") + "\(day)"]
    if let source = sentence.source { parts.append(Self.escaped(source)) }
    if let url = sentence.url.map({ DisplayText(cleaning: $0) }) {
      let isPlain = url.string.unicodeScalars.allSatisfy { !["<", ">", " "].contains($0) }
      parts.append(isPlain ? "<\(url)>" : Self.escaped(url))
    }
    if sentence.row.isAIGenerated { parts.append("AI generated") }
    parts.append(Self.escaped(sentence.path))
    lines += [parts.joined(separator: " · "), ""]
  }

  private static func sectionName(_ sentence: SharedSentence) -> String {
    escaped(sentence.title.isEmpty ? "Text" : sentence.title)
  }

  /// Characters that mean something to Markdown stand for themselves.
  private static func escaped(_ text: DisplayText) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.string.unicodeScalars {
      if "\\`*_[]<>#|&~".unicodeScalars.contains(scalar) { out.append("\\") }
      out.append(scalar)
    }
    return String(out)
  }
}
