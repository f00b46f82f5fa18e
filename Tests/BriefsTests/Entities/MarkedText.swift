import Briefs
import Text

/// Text with its names marked as `[person:Ada Lovelace]`, for tests that read like what they check.
struct MarkedText {
  /// The lines without marks.
  let lines: [String]

  init(_ marked: String) {
    lines = marked.split(separator: "\n").map { line in
      var plain = ""
      var rest = line[...]
      while let open = rest.firstIndex(of: "[") {
        plain += rest[..<open]
        rest = rest[open...].dropFirst()
        let close = rest.firstIndex(of: "]") ?? rest.endIndex
        let mark = rest[..<close]
        plain += mark[(mark.firstIndex(of: ":").map(mark.index(after:)) ?? mark.startIndex)...]
        rest = rest[close...].dropFirst()
      }
      return plain + rest
    }
  }

  /// A brief of one section with a paragraph a line.
  var brief: Brief { Brief.of(lines) }

  /// The lines with the marks that a recogniser gives.
  func tagged(by recogniser: some EntityRecogniser) -> String {
    let mentions = recogniser.mentions(in: brief)
    return lines.indices.map { block in
      var marked = ""
      var from = 0
      let bytes = Array(lines[block].utf8)
      func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
      for mention in mentions where mention.place.block == block {
        let range = mention.place.range
        guard range.lowerBound >= from, range.upperBound <= bytes.count else {
          return "overlap at \(range)"
        }
        marked += text(from..<range.lowerBound)
        marked += "[\(mention.entity.kind.rawValue):\(text(range))]"
        from = range.upperBound
      }
      return marked + text(from..<bytes.count)
    }.joined(separator: "\n")
  }
}

extension Brief {
  static func of(_ paragraphs: [String], title: String = "") -> Brief {
    var brief = Brief(title: DisplayText(cleaning: title), format: .plainText)
    let blocks = paragraphs.map { Block(DisplayText(cleaning: $0)) }
    brief.sections = [Section(title: "What's Happening?", role: .happening, blocks: blocks)]
    return brief
  }
}

extension [Mention] {
  /// Each mentioned entity's name once, in reading order.
  var names: [String] {
    var seen: Set<String> = []
    return map(\.entity.name.string).filter { seen.insert($0).inserted }
  }
}
