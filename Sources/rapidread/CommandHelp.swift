/// What the help of a command ends with: how it is used, and what its exit codes mean.
enum CommandHelp {
  /// - Parameters:
  ///   - examples: command lines, each with what it does.
  ///   - exits: codes beyond those that every command has, with their meaning.
  static func text(_ examples: [(line: String, does: String)], exits: [(Int, String)] = [])
    -> String
  {
    let width = examples.map(\.line.count).max() ?? 0
    let lines = examples.map { example in
      let gap = String(repeating: " ", count: width - example.line.count + 3)
      return "  \(example.line)\(gap)\(example.does)"
    }
    let codes = [(0, "done")] + exits + [(64, "usage"), (66, "no such folder or brief")]
    let sorted = codes.sorted { $0.0 < $1.0 }.map { "\($0.0) \($0.1)" }
    return """
      Examples:
      \(lines.joined(separator: "\n"))

      Exit codes: \(sorted.joined(separator: ", ")).
      """
  }
}

/// Finds the name that somebody most likely meant.
enum Misspelling {
  /// The name with the fewest edits, at most two and fewer than half of its letters; `nil` where
  /// there is none.
  static func nearest(to word: String, among names: [String]) -> String? {
    let typed = Array(word.lowercased().unicodeScalars.prefix(64))
    let found = names.map { (name: $0, edits: edits(typed, Array($0.unicodeScalars))) }
      .min { ($0.edits, $0.name) < ($1.edits, $1.name) }
    guard let found, found.edits <= 2, found.edits * 2 < found.name.unicodeScalars.count else {
      return nil
    }
    return found.name
  }

  /// Letters to add, drop or change, or neighbours to swap (optimal string alignment).
  private static func edits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last.last ?? 0
  }
}
