import Text
internal import Yams

/// Reads `entities.yaml`: as a whole where that works, else entry by entry.
struct CorrectionsFile {
  let lines: [Substring]
  /// What is said in the documents that have been read, later ones last.
  private(set) var statements: [EntityCorrections.Statement] = []
  private(set) var problems: [FileProblem] = []
  private var document = Document()

  /// What one document of the file says: its merges count after its entities, wherever they stand,
  /// and its names to ignore after all.
  private struct Document {
    var entities: [EntityCorrections.Statement] = []
    var merges: [EntityCorrections.Statement] = []
    var ignored: [EntityCorrections.Statement] = []
  }

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let refusals = PlainYAML.refusals(in: Array(text.utf8))
    for refusal in refusals { report(refusal.line, .error, DisplayText(cleaning: refusal.reason)) }
    if refusals.isEmpty {
      do {
        for node in try Self.documents(text) {
          read(top: node, offset: 0)
          endDocument()
        }
        return
      } catch { problems.append(problem(for: error, offset: 0)) }
    }
    readParts(refused: Set(refusals.map(\.line)))
  }

  private static func documents(_ text: String) throws -> [Node] {
    // A copy of the sequence, as a loop makes one, would keep the error to itself.
    var documents = try Yams.compose_all(yaml: text)
    var nodes: [Node] = []
    while let node = documents.next() { nodes.append(node) }
    if let error = documents.error { throw error }
    return nodes
  }

  private mutating func endDocument() {
    statements += document.entities + document.merges + document.ignored
    document = Document()
  }

  private mutating func report(_ line: Int?, _ severity: Problem.Severity, _ reason: DisplayText) {
    problems.append(FileProblem(line: line, severity: severity, reason: reason))
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
    if let name = Self.text(node) {
      return document.entities.append(.entity(.init(name: name, line: line)))
    }
    guard let mapping = node.mapping, let name = mapping["name"].flatMap(Self.text) else {
      return report(line, .warning, "an entity without a name")
    }
    var entry = EntityCorrections.Entry(name: name, line: line)
    var target: DisplayText?
    var isIgnored = false
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
      case "merge":
        target = Self.text(value)
        if target == nil { report(line, .warning, "expected the name of another entity") }
      case "ignore":
        switch value.scalar?.string.lowercased() {
        case "true", "yes": isIgnored = true
        case "false", "no": break
        default: report(line, .warning, "ignore is true or false")
        }
      default: report(line, .warning, "unknown key: \(cleaning: key.scalar?.string ?? "")")
      }
    }
    if isIgnored { return document.entities.append(.ignore(name)) }
    guard let target else { return document.entities.append(.entity(entry)) }
    document.entities.append(
      .merge(.init(from: name, into: target, kind: entry.kind, line: entry.line)))
  }

  private mutating func read(merges node: Node, offset: Int) {
    guard let mapping = node.mapping else {
      if node.scalar?.string.isEmpty == true { return }
      return report(
        node.mark.map { $0.line + offset }, .warning, "expected merges as `Name: Other`")
    }
    for (from, into) in mapping {
      let line = from.mark.map { $0.line + offset }
      if let from = Self.text(from), let into = Self.text(into) {
        document.merges.append(.merge(.init(from: from, into: into, line: line)))
      } else {
        report(line, .warning, "expected a merge as `Name: Other`")
      }
    }
  }

  private mutating func read(ignored node: Node, offset: Int) {
    if let name = Self.text(node) { return document.ignored.append(.ignore(name)) }
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
    let whole = problems
    var broken: [FileProblem] = []
    for part in parts() {
      if part.beginsDocument { endDocument() }
      let range = part.lines
      if refused.contains(where: { range.contains($0 - 1) }) { continue }
      let text = part.heading + lines[range].joined(separator: "\n")
      let offset = range.lowerBound - (part.heading.isEmpty ? 0 : 1)
      do {
        if let node = try Yams.compose(yaml: text) { read(top: node, offset: offset) }
      } catch { broken.append(problem(for: error, offset: offset)) }
    }
    endDocument()
    // Where an entry is broken, that is what broke the file.
    let cause = refused.isEmpty && !broken.isEmpty ? broken : whole + broken
    var seen: Set<FileProblem> = []
    problems = (cause + problems.dropFirst(whole.count)).filter { seen.insert($0).inserted }
  }

  /// A top-level key with one entry below it.
  private struct Part {
    var heading: String
    var lines: Range<Int>
    /// A line `---` stands above it.
    var beginsDocument: Bool
  }

  private func parts() -> [Part] {
    var parts: [Part] = []
    var heading = ""
    var indent: Int?
    var start = 0
    var isFirst = false
    func end(_ index: Int) {
      if start < index {
        parts.append(Part(heading: heading, lines: start..<index, beginsDocument: isFirst))
        isFirst = false
      }
      start = index
    }
    for (index, line) in lines.enumerated() {
      let spaces = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
      guard let first = line.utf8.dropFirst(spaces).first, first != 9, first != 13,
        first != UInt8(ascii: "#")
      else { continue }
      if Self.isSeparator(line) {
        end(index)
        heading = ""
        indent = nil
        isFirst = true
        start = index + 1
      } else if spaces == 0, first != UInt8(ascii: "-") {
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

  /// The line between two documents.
  private static func isSeparator(_ line: Substring) -> Bool {
    line.utf8.starts(with: "---".utf8)
      && line.utf8.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") }
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
