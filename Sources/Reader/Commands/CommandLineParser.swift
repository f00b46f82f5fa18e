/// One line of the command language, taken apart.
package enum CommandLineParser {
  /// The words of a line that a person typed: its command is written out.
  static func typedWords(of line: String) throws(CommandError) -> [String] {
    let line = line.drop { $0 == " " || $0 == "\t" }
    let name = line.prefix { $0 != " " && $0 != "\t" }
    return words(of: try CommandRegistry.resolve(String(name)).name + line[name.endIndex...])
  }

  /// The words of a line: quotes hold spaces, a backslash takes the next character as it is, `#` at the
  /// start of a word begins a comment. An open quote ends with the line. A query is one word as it stands.
  package static func words(of line: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var isInWord = false
    var quote: Unicode.Scalar?
    var escaped = false
    for (index, scalar) in zip(line.unicodeScalars.indices, line.unicodeScalars) {
      let isBetween = !isInWord && !escaped && quote == nil
      if isBetween, scalar != " ", scalar != "\t", CommandRegistry.takesQuery(after: words) {
        return words + [String(line.unicodeScalars[index...])]
      }
      if escaped {
        word.append(scalar)
        escaped = false
      } else if scalar == "\\", quote != "'" {
        escaped = true
        isInWord = true
      } else if let open = quote {
        if scalar == open { quote = nil } else { word.append(scalar) }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
        isInWord = true
      } else if scalar == " " || scalar == "\t" {
        if isInWord { words.append(String(word)) }
        word = String.UnicodeScalarView()
        isInWord = false
      } else if scalar == "#", !isInWord {
        break
      } else {
        word.append(scalar)
        isInWord = true
      }
    }
    if escaped { word.append("\\") }
    if isInWord { words.append(String(word)) }
    return words
  }
}

extension CommandLineParser {
  /// The word at the end of a line that is being typed: the words before it, itself, and the Unicode
  /// scalars before it.
  static func openWord(of line: String) -> (before: [String], word: String, start: Int) {
    let scalars = Array(line.unicodeScalars)
    var start = scalars.count
    while start > 0, scalars[start - 1] != " " { start -= 1 }
    var before = String.UnicodeScalarView()
    before.append(contentsOf: scalars[..<start])
    var word = String.UnicodeScalarView()
    word.append(contentsOf: scalars[start...])
    return (words(of: String(before)), String(word), start)
  }

  /// A word as it must be written so that `words(of:)` gives it.
  static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { !["\\", "\"", "'", "#", " "].contains($0) }
    if isPlain { return word }
    return word.unicodeScalars.contains("'") || word == "\\" ? "\\" + word : "'\(word)'"
  }
}
