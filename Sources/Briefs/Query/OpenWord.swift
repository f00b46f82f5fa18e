import Text

extension Query {
  /// Where the names are kept that may stand behind a field; only a library knows them.
  package enum NameField: Hashable, Sendable {
    /// Entities of a kind, or of any.
    case entity(Entity.Kind?)
    case tag, source, author
  }

  /// The word at the end of a query that is being typed, and what could become of it.
  package struct OpenWord: Hashable, Sendable {
    /// Unicode scalars of the query before the word.
    package let start: Int
    /// The field before the colon as it is spelled, where there is one.
    package let field: String?
    /// What is typed of the value, without quotes.
    package let value: String
    package let offer: Offer

    /// What completes a word.
    package enum Offer: Hashable, Sendable {
      case nothing
      /// Whole words to put in its place, each with its meaning.
      case words([Word])
      /// Names that begin like its value.
      case names(NameField)
    }

    /// One word of the query language.
    package struct Word: Hashable, Sendable {
      package let text: String
      package let meaning: DisplayText
    }
  }

  /// The word that the cursor stands behind, where `text` is all before the cursor.
  package static func openWord(of text: String) -> OpenWord {
    let count = text.unicodeScalars.count
    switch QueryScanner.tokens(of: text).last {
    case .term(let term)? where term.isOpen || term.lacksQuote:
      return openWord(term, start: count - term.raw.unicodeScalars.count)
    case .join(_, let spelling)? where spelling != "-" && text.hasSuffix(spelling):
      // `or` may still become `org:`.
      return OpenWord(
        start: count - spelling.unicodeScalars.count, field: nil, value: spelling,
        offer: .words(words(for: spelling)))
    default:
      return OpenWord(start: count, field: nil, value: "", offer: .words(words(for: "")))
    }
  }

  private static func openWord(_ term: QueryTerm, start: Int) -> OpenWord {
    guard let name = term.field else {
      let offer = term.isQuoted ? OpenWord.Offer.nothing : .words(words(for: term.value))
      return OpenWord(start: start, field: nil, value: term.value, offer: offer)
    }
    return OpenWord(
      start: start, field: name, value: term.value,
      offer: QueryField(name: name).map { offer(for: $0, name, term) } ?? .nothing)
  }

  private static func offer(
    for field: QueryField, _ name: String, _ term: QueryTerm
  ) -> OpenWord.Offer {
    switch field.value {
    case .entity(let kind): return .names(.entity(kind))
    case .property(.tag): return .names(.tag)
    case .property(.source): return .names(.source)
    case .property(.author): return .names(.author)
    case .text, .property(.path), .state, .sort, .days, .age, .minutes:
      let words = completions(for: "\(name):\(term.value)")
      return words.isEmpty || term.isQuoted
        ? .nothing : .words(words.map { OpenWord.Word(text: $0, meaning: .empty) })
    }
  }

  private static func words(for prefix: String) -> [OpenWord.Word] {
    QueryField.allCases.filter { $0.rawValue.hasPrefix(prefix.lowercased()) }.map {
      OpenWord.Word(text: $0.rawValue + ":", meaning: $0.meaning)
    }
  }

  /// A term that asks for a name, in quotes where the name has a space.
  package static func term(_ field: String, naming name: DisplayText) -> String {
    var plain = String.UnicodeScalarView()
    // A quote would end the term, and means nothing in a name.
    for scalar in name.string.unicodeScalars {
      plain.append(QueryScanner.isQuote(scalar) ? " " : scalar)
    }
    let text = String(plain)
    let isOneWord = text.unicodeScalars.allSatisfy { !QueryScanner.endsWord($0) }
    return isOneWord ? "\(field):\(text)" : "\(field):\"\(text)\""
  }
}
