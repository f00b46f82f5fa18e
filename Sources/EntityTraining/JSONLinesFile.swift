import Briefs
import Foundation

/// Reads one JSON object a line: `text`, and `entities` with `start`, `end` and `type`.
package enum JSONLinesFile {
  /// The documents in order; offsets count Unicode scalars, and lines that say nothing are left out.
  package static func documents(_ bytes: [UInt8]) -> [GoldDocument] {
    bytes.split(separator: 10).enumerated().compactMap { index, line in
      guard
        let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any],
        let text = object["text"] as? String
      else { return nil }
      let marks = object["entities"] as? [[String: Any]] ?? []
      return document("\(index)", text, marks.compactMap { span($0, in: text) })
    }
  }

  private static func span(_ mark: [String: Any], in text: String) -> GoldSpan? {
    guard let start = mark["start"] as? Int, let end = mark["end"] as? Int,
      let kind = kind(mark["type"] as? String ?? mark["kind"] as? String ?? "")
    else { return nil }
    let scalars = text.unicodeScalars
    guard start >= 0, start < end,
      let first = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex),
      let last = scalars.index(first, offsetBy: end - start, limitedBy: scalars.endIndex)
    else { return nil }
    let bytes = text.utf8
    return GoldSpan(
      range: bytes.distance(
        from: bytes.startIndex, to: first)..<bytes.distance(from: bytes.startIndex, to: last),
      kind: kind)
  }

  private static func kind(_ type: String) -> Entity.Kind? {
    switch type {
    case "PER", "person": .person
    case "ORG", "organisation": .organisation
    case "LOC", "place": .place
    case "MISC", "other": .other
    default: nil
    }
  }

  private static func document(_ id: String, _ text: String, _ spans: [GoldSpan]) -> GoldDocument {
    let running = RunningText(Array(text.utf8))
    var lines = running.lines.map { GoldLine(text: $0, spans: []) }
    for span in spans {
      let line = running.starts.lastIndex { $0 <= span.range.lowerBound }
      guard let line, span.range.upperBound <= running.starts[line] + lines[line].text.count else {
        continue
      }
      let start = running.starts[line]
      let range = (span.range.lowerBound - start)..<(span.range.upperBound - start)
      lines[line].spans.append(GoldSpan(range: range, kind: span.kind))
    }
    return GoldDocument(id: id, lines: lines)
  }
}
