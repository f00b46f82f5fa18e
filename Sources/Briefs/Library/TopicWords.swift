import Text

extension Brief {
  /// The words that tell best what the brief is about, folded, the most telling first: those of the
  /// headline, and those that the text comes back to.
  package func topicWords(limit: Int = 24) -> [String] {
    struct Use {
      var count = 0
      let first: Int
      let isInHeadline: Bool
    }
    var uses: [String: Use] = [:]
    var order = 0
    for word in Words.folded(title.string) where Self.canBeTopic(word) {
      uses[word] = Use(first: order, isInHeadline: true)
      order += 1
    }
    for section in sections {
      for block in section.blocks {
        for word in Words.folded(block.text.string) where Self.canBeTopic(word) {
          uses[word, default: Use(first: order, isInHeadline: false)].count += 1
          order += 1
        }
      }
    }
    return uses.filter { $0.value.isInHeadline || $0.value.count > 1 }
      .sorted { a, b in
        let (a, b) = (a.value, b.value)
        if a.isInHeadline != b.isInHeadline { return a.isInHeadline }
        return a.count == b.count ? a.first < b.first : a.count > b.count
      }
      .prefix(limit).map(\.key)
  }

  /// Not a number, and neither short nor one of the words that every English text is full of; in other
  /// languages, what is too common shows in how many briefs have it.
  private static func canBeTopic(_ word: String) -> Bool {
    let letters = word.unicodeScalars
    guard let first = letters.first, !letters.contains(where: { ("0"..."9").contains($0) }) else {
      return false
    }
    let isAlphabetic = first.value < 0x2E80
    return letters.count >= (isAlphabetic ? 4 : 2) && !commonWords.contains(word)
  }

  private static let commonWords = Set(
    """
    about above according across after again against ahead almost alone along already also although \
    always amid among another anyone anything around away back became because become becomes been \
    before began begin behind being below best better between beyond billion billions both bring \
    brought came cannot case cases come comes coming could days despite different doesnt done dont \
    down during each earlier early either else enough even ever every example expected face faces \
    fact find first five follow following found four from full further gave general give given gives \
    goes going good great group growing half hand happened happening happens hard have having head \
    held help here high hold however hundred hundreds important include included including instead \
    into issue issues itself just keep kept kind know known large last late later latest lead least \
    leave left less like likely line little live long longer look made main major make makes making \
    many matter matters mean means might million millions month months more most move much must near \
    nearly need needs never next none nothing number often once only open other others over part \
    past people percent perhaps place plan plans point possible public question questions quite \
    rather really reason remain remains report reported result right said same says second seem \
    seems seen sets several shall should show shows side since small some something soon state still \
    story such take taken takes tell than that their them themselves then there these they thing \
    things think this those though thousand thousands three through thus time times today together \
    told took toward towards turn under unless until upon used uses using very want wants week weeks \
    well went were what whats when where whether which while whole will with within without word \
    words work world would year years your
    """.split(separator: " ").map(String.init))
}
