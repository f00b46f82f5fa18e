import Text
internal import Yams

extension CorrectionsFile {
  /// The parser's own words quote the text, so only the place and the gist are taken from it.
  ///
  /// - Parameter offset: how many lines of the file stand above the text that was parsed.
  func problem(for error: any Error, offset: Int) -> FileProblem {
    var line: Int?
    var reason: DisplayText = "not readable as YAML"
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      line = Self.beginning(of: context) ?? mark.line
      reason = "not readable as YAML: \(cleaning: problem)"
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      reason = "duplicate key: \(cleaning: key)"
      line = context.mark.line
      if let again = again(key, from: context.mark.line + offset) { line = again - offset }
    case YamlError.reader(let problem, let at, _, let yaml):
      line = at.map { yaml.utf8.prefix($0).count { $0 == UInt8(ascii: "\n") } + 1 }
      reason = "not readable as YAML: \(cleaning: problem)"
    default: break
    }
    return FileProblem(line: line.map { $0 + offset }, severity: .error, reason: reason)
  }

  /// A quote or bracket that is not closed is noticed only lines below, but mended where it opens.
  private static func beginning(of context: YamlError.Context?) -> Int? {
    guard let context, context.text.contains("quoted") || context.text.contains("flow") else {
      return nil
    }
    return context.mark.line
  }

  /// The line where a key stands for the second time in the mapping that begins on a line.
  private func again(_ key: String, from line: Int) -> Int? {
    let key = Array("\(key):".utf8)
    let found = lines.indices.dropFirst(line - 1).filter {
      lines[$0].utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }.starts(with: key)
    }
    return found.dropFirst().first.map { $0 + 1 }
  }
}
