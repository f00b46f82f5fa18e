import Text

/// Why an `entities.yaml` is left as it is, as a sentence for the status line.
package struct CorrectionRefusal: Error, Hashable, Sendable {
  package let sentence: DisplayText

  package init(_ sentence: DisplayText) { self.sentence = sentence }
}

/// An entry put at the end of an `entities.yaml`: all that stood there stays byte for byte.
///
/// Where the file ends with a list of entities, the entry goes on with it; else a document of its own
/// begins with `---`. Whatever the file looks like, the result is read again before it is used, and has
/// to say what it said, and the correction.
package struct CorrectionsEdit: Hashable, Sendable {
  /// The whole file.
  package let text: [UInt8]
  /// What leads up to the entry: a line end that was missing, a new document.
  let lead: [UInt8]
  /// The lines of the entry itself.
  let entry: [UInt8]

  private static let heading = "# Corrections made while reading; what stands later wins."

  /// - Parameter old: the file as it is; `nil` where there is none.
  package static func adding(
    _ correction: EntityCorrection, to old: [UInt8]?
  ) throws(CorrectionRefusal) -> CorrectionsEdit {
    let bytes = old ?? []
    let (before, problems) = EntityCorrections.parse(bytes)
    if let problem = problems.first(where: { $0.severity == .error }) {
      let place: DisplayText = problem.line.map { ":\($0)" } ?? ""
      throw CorrectionRefusal("nothing written: entities.yaml\(place): \(problem.reason)")
    }
    for candidate in candidates(correction, after: bytes) {
      let (after, found) = EntityCorrections.parse(candidate.text)
      if candidate.text.count > EntityCorrections.sizeLimit {
        throw CorrectionRefusal("nothing written: entities.yaml would be larger than 1 MiB")
      }
      if found == problems, correction.holds(in: after), after.says(before, and: correction) {
        return candidate
      }
    }
    throw CorrectionRefusal("nothing written: this cannot be said at the end of entities.yaml")
  }

  /// Ways to say it, the shortest first.
  private static func candidates(
    _ correction: EntityCorrection, after bytes: [UInt8]
  ) -> [CorrectionsEdit] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let end = lines.dropLast().last?.last == 13 ? "\r\n" : "\n"
    let isTorn = bytes.last.map { $0 != 10 && $0 != 13 } ?? false
    func edit(_ heading: [String], indent: Int) -> CorrectionsEdit {
      let space = String(repeating: " ", count: indent)
      let lead = (isTorn ? end : "") + heading.map { $0 + end }.joined()
      let entry = entryLines(correction, space).map { $0 + end }.joined()
      return CorrectionsEdit(
        text: bytes + lead.utf8 + entry.utf8, lead: Array(lead.utf8), entry: Array(entry.utf8))
    }
    if bytes.isEmpty { return [edit([heading, "entities:"], indent: 2)] }
    let isBlank = lines.allSatisfy { line in
      line.first { $0 > UInt8(ascii: " ") }.map { $0 == UInt8(ascii: "#") } ?? true
    }
    if isBlank { return [edit(["entities:"], indent: 2)] }
    let next = edit(["---", heading, "entities:"], indent: 2)
    return listIndent(at: lines).map { [edit([], indent: $0), next] } ?? [next]
  }

  /// How far the list of entities that the file ends with is indented; `nil` where it ends otherwise.
  private static func listIndent(at lines: [ArraySlice<UInt8>]) -> Int? {
    for line in lines.reversed() {
      let spaces = line.prefix { $0 == UInt8(ascii: " ") }.count
      let rest = line.dropFirst(spaces)
      if rest.first == UInt8(ascii: "-"), rest.dropFirst().first == UInt8(ascii: " ") {
        return spaces
      }
      if spaces == 0, let first = rest.first, first > UInt8(ascii: " "), first != 0x23 {
        return nil
      }
    }
    return nil
  }

  private static func entryLines(_ correction: EntityCorrection, _ space: String) -> [String] {
    var name = correction.entity.name
    var more: [String] = []
    switch correction.change {
    case .kind(let kind): more.append("kind: \(kind.rawValue)")
    case .merge(let other, let kind):
      more.append("merge: \(written(other))")
      if let kind { more.append("kind: \(kind.rawValue)") }
    case .split(let spelling):
      name = spelling
      more.append("kind: \(correction.entity.kind.rawValue)")
    case .mute: more.append("ignore: true")
    }
    return ["\(space)- name: \(written(name))"] + more.map { "\(space)  \($0)" }
  }

  /// A name as YAML takes it: in quotes unless it is words of letters and digits.
  private static func written(_ name: DisplayText) -> String {
    let scalars = name.string.unicodeScalars
    let isPlain =
      scalars.first?.properties.isAlphabetic == true && scalars.last != " "
      && scalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == " " || $0 == "."
      }
    if isPlain { return name.string }
    let escaped = name.string.unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
    }
    return "\"\(escaped.joined())\""
  }
}

extension CorrectionsEdit {
  /// The file without the entry, after somebody else has changed it.
  package func removed(from current: [UInt8]) throws(CorrectionRefusal) -> [UInt8] {
    let added = lead + entry
    if current.suffix(added.count).elementsEqual(added) {
      return Array(current.dropLast(added.count))
    }
    guard let start = Self.last(entry, in: current) else {
      throw CorrectionRefusal("entities.yaml has been changed: the correction is no longer in it")
    }
    let rest = Array(current[..<start]) + current[(start + entry.count)...]
    let (before, problems) = EntityCorrections.parse(current)
    let (after, found) = EntityCorrections.parse(rest)
    guard found.count <= problems.count, after.statements.count == before.statements.count - 1
    else {
      throw CorrectionRefusal("entities.yaml has been changed: take the correction out there")
    }
    return rest
  }

  /// Where some lines stand last in a text.
  private static func last(_ lines: [UInt8], in text: [UInt8]) -> Int? {
    guard let first = lines.first, text.count >= lines.count else { return nil }
    for start in stride(from: text.count - lines.count, through: 0, by: -1)
    where text[start] == first && (start == 0 || text[start - 1] == UInt8(ascii: "\n")) {
      if text[start..<start + lines.count].elementsEqual(lines) { return start }
    }
    return nil
  }
}

extension EntityCorrections {
  /// True where these are others and one correction more.
  fileprivate func says(_ others: EntityCorrections, and correction: EntityCorrection) -> Bool {
    let wanted = correction.statement
    guard statements.count == others.statements.count + 1,
      let place = statements.lastIndex(where: { $0.isSame(as: wanted) })
    else { return false }
    var rest = statements
    rest.remove(at: place)
    return rest == others.statements
  }
}

extension EntityCorrections.Statement {
  /// Says the same, on whatever line.
  fileprivate func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.entity(var a), .entity(let b)):
      a.line = b.line
      return a == b
    case (.merge(var a), .merge(let b)):
      a.line = b.line
      return a == b
    default: return self == other
    }
  }
}
