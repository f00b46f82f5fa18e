import Reader
import Screen

/// Keys that have arrived together, oldest first.
struct PendingKeys {
  private var keys: ArraySlice<Key>

  init(_ keys: [Key]) { self.keys = keys[...] }

  /// The next key. Letters typed into a prompt come as one paste, because each of them would be
  /// another question; a word that ends is looked at alone, because completion goes by it.
  mutating func next(isTyping: Bool) -> Key? {
    guard let first = keys.popFirst() else { return nil }
    guard isTyping, let letter = Self.letter(first) else { return first }
    var text = String(letter)
    while let next = keys.first.flatMap(Self.letter) {
      text.unicodeScalars.append(next)
      keys.removeFirst()
    }
    return text.unicodeScalars.count > 1 ? .paste(Array(text.utf8)) : first
  }

  private static func letter(_ key: Key) -> Unicode.Scalar? {
    guard case .character(let scalar) = key, scalar != " " else { return nil }
    return scalar
  }
}

extension [Effect] {
  /// Without questions whose answer a later one of the same kind makes late.
  var withoutOvertaken: [Effect] {
    guard count > 1 else { return self }
    var newest: [EffectTopic: Int] = [:]
    return reversed().filter { effect in
      guard let (topic, generation) = EffectTopic.of(effect) else { return true }
      if let later = newest[topic] { return later == generation && topic.hasParts }
      newest[topic] = generation
      return true
    }.reversed()
  }
}

/// What an effect is about, where a later one takes the place of an earlier one.
private enum EffectTopic: Hashable {
  case list, count, snippets, views, open, openAhead, card, related, complete
  case allEntities, page, pageBriefs, pair, watch
  case counts, session
  case timer(Reader.Timer)

  /// Effects of one generation add to each other.
  var hasParts: Bool { self != .counts && self != .session }

  static func of(_ effect: Effect) -> (EffectTopic, generation: Int)? {
    switch effect {
    case .list(let generation, _): (.list, generation)
    case .count(let generation, _, _): (.count, generation)
    case .snippets(let generation, _, _): (.snippets, generation)
    case .countViews(let generation, _): (.views, generation)
    case .open(let generation, _): (.open, generation)
    case .openAhead(let generation, _): (.openAhead, generation)
    case .card(let generation, _): (.card, generation)
    case .related(let generation, _): (.related, generation)
    case .complete(let generation, _, _): (.complete, generation)
    case .allEntities(let generation, _): (.allEntities, generation)
    case .entityPage(let generation, _): (.page, generation)
    case .entityBriefs(let generation, _, _): (.pageBriefs, generation)
    case .sharedSentences(let generation, _, _): (.pair, generation)
    case .watchMarks(let generation, _, _): (.watch, generation)
    case .wake(let timer, let generation, _): (.timer(timer), generation)
    case .counts: (.counts, 0)
    case .saveSession: (.session, 0)
    default: nil
    }
  }
}
