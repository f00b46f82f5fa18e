import Text
internal import Yams

/// Reads `entities.yaml`: as a whole where that works, else entry by entry.
struct CorrectionsFile {
  private let lines: [Substring]
  private(set) var entities: [EntityCorrections.Entry] = []
  private(set) var merges: [EntityCorrections.Merge] = []
  private(set) var ignored: [DisplayText] = []
  private(set) var problems: [FileProblem] = []

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let refusals = PlainYAML.refusals(in: Array(text.utf8))
    for refusal in refusals { report(refusal.line, .error, DisplayText(cleaning: refusal.reason)) }
    if refusals.isEmpty {
      do {
        if let node = try Yams.compose(yaml: text) { read(top: node, offset: 0) }
        return
      } catch { problems.append(problem(for: error, offset: 0)) }
    }
    readParts(refused: Set(refusals.map(\.line)))
  }

  private mutating func report(_ line: Int?, _ severity: Problem.Severity, _ reason: DisplayText) {
    problems.append(FileProblem(line: line, severity: severity, reason: reason))
  }

  /// The parser's own words quote the text, so only the place and the gist are taken from it.
  private func problem(for error: any Error, offset: Int) -> FileProblem {
    var line: Int?
    var reason: DisplayText = "not readable as YAML"
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      line = mark.line
      reason = "not readable as YAML: \(cleaning: problem)"
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      line = context.mark.line
      reason = "duplicate key: \(cleaning: keys.first ?? "")"
    case YamlError.reader(let problem, let at, _, let yaml):
      line = at.map { yaml.utf8.prefix($0).count { $0 == UInt8(ascii: "\n") } + 1 }
      reason = "not readable as YAML: \(cleaning: problem)"
    default: break
    }
    return FileProblem(line: line.map { $0 + offset }, severity: .error, reason: reason)
  }
}

extension CorrectionsFile {
  private mutating func read(top node: Node, offset: Int) {
    if let scalar = node.scalar, scalar.string.isEmpty || scalar.string == "~" { return }
    guard let mapping = node.mapping else {
      return report(
        node.mark.map { $0.line + offset }, .error, "expected entities:, merge: and ignore:")
    }
    for (key, value) in mapping {
      let line = key.mark.map { $0.line + offset }
      switch key.scalar?.string {
      case "entities": each(value) { $0.read(entity: $1, offset: offset) }
      case "merge", "merges": read(merges: value, offset: offset)
      case "ignore", "ignored": each(value) { $0.read(ignored: $1, offset: offset) }
      default:
        report(line, .warning, "unknown key: \(cleaning: key.scalar?.string ?? "")")
      }
    }
  }

  /// The elements of a list; one value alone is a list of one.
  private mutating func each(_ node: Node, _ body: (inout CorrectionsFile, Node) -> Void) {
    if let sequence = node.sequence {
      for element in sequence { body(&self, element) }
    } else if node.scalar?.string.isEmpty != true {
      body(&self, node)
    }
  }

  private mutating func read(entity node: Node, offset: Int) {
    let line = node.mark.map { $0.line + offset }
    if let name = Self.text(node) { return entities.append(.init(name: name, line: line)) }
    guard let mapping = node.mapping, let name = mapping["name"].flatMap(Self.text) else {
      return report(line, .warning, "an entity without a name")
    }
    var entry = EntityCorrections.Entry(name: name, line: line)
    for (key, value) in mapping {
      let line = key.mark.map { $0.line + offset }
      switch key.scalar?.string {
      case "name": break
      case "kind", "type":
        entry.kind = Self.text(value).flatMap { Entity.Kind(written: $0.string) }
        if entry.kind == nil {
          report(line, .warning, "unknown kind; use organisation, person, place or other")
        }
      case "aliases", "alias":
        each(value) { file, alias in
          if let text = Self.text(alias) {
            entry.aliases.append(text)
          } else {
            file.report(line, .warning, "an alias that is no text")
          }
        }
      default: report(line, .warning, "unknown key: \(cleaning: key.scalar?.string ?? "")")
      }
    }
    entities.append(entry)
  }

  private mutating func read(merges node: Node, offset: Int) {
    guard let mapping = node.mapping else {
      if node.scalar?.string.isEmpty == true { return }
      return report(
        node.mark.map { $0.line + offset }, .warning, "expected merges as `Name: Other`")
    }
    for (from, into) in mapping {
      if let from = Self.text(from), let into = Self.text(into) {
        merges.append(.init(from: from, into: into))
      } else {
        report(from.mark.map { $0.line + offset }, .warning, "expected a merge as `Name: Other`")
      }
    }
  }

  private mutating func read(ignored node: Node, offset: Int) {
    if let name = Self.text(node) { return ignored.append(name) }
    report(node.mark.map { $0.line + offset }, .warning, "a name to ignore that is no text")
  }

  /// A scalar as it is written: `No` stays `No`.
  private static func text(_ node: Node) -> DisplayText? {
    guard let scalar = node.scalar else { return nil }
    let text = DisplayText(cleaning: scalar.string)
    return text.isEmpty ? nil : text
  }
}

extension CorrectionsFile {
  /// Reads what can be read, an entry at a time; the file as a whole has been reported.
  private mutating func readParts(refused: Set<Int>) {
    var known = problems
    for part in parts() {
      let range = part.lines
      if refused.contains(where: { range.contains($0 - 1) }) { continue }
      let text = part.heading + lines[range].joined(separator: "\n")
      let offset = range.lowerBound - (part.heading.isEmpty ? 0 : 1)
      do {
        if let node = try Yams.compose(yaml: text) { read(top: node, offset: offset) }
      } catch { known.append(problem(for: error, offset: offset)) }
    }
    known.append(contentsOf: problems.dropFirst(refused.isEmpty ? 1 : refused.count))
    var seen: Set<FileProblem> = []
    problems = known.filter { seen.insert($0).inserted }
  }

  /// A top-level key with one entry below it.
  private struct Part {
    var heading: String
    var lines: Range<Int>
  }

  private func parts() -> [Part] {
    var parts: [Part] = []
    var heading = ""
    var indent: Int?
    var start = 0
    func end(_ index: Int) {
      if start < index { parts.append(Part(heading: heading, lines: start..<index)) }
      start = index
    }
    for (index, line) in lines.enumerated() {
      let spaces = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
      guard let first = line.utf8.dropFirst(spaces).first, first != 9, first != 13,
        first != UInt8(ascii: "#")
      else { continue }
      if spaces == 0, first != UInt8(ascii: "-") {
        end(index)
        heading = ""
        indent = nil
        guard line.utf8.last(where: { $0 > UInt8(ascii: " ") }) == UInt8(ascii: ":") else {
          continue
        }
        heading = "\(line)\n"
        start = index + 1
      } else if !heading.isEmpty, spaces <= indent ?? spaces {
        indent = spaces
        end(index)
      }
    }
    end(lines.count)
    return parts
  }
}

extension Entity.Kind {
  /// A kind as a person would write it.
  init?(written text: String) {
    switch text.lowercased() {
    case "organisation", "organization", "organisations", "organizations", "org", "orgs", "company",
      "companies", "party", "agency":
      self = .organisation
    case "person", "persons", "people", "per": self = .person
    case "place", "places", "location", "locations", "loc", "city", "country", "region":
      self = .place
    case "other", "thing", "things", "misc", "product", "event", "law", "nationality": self = .other
    default: return nil
    }
  }
}
