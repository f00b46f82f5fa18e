/// A language other than English that a line is written in: its sentences begin with other words, and in
/// German every noun has a capital.
enum ForeignLanguage: CaseIterable {
  case german, french, spanish, portuguese, italian, indonesian, dutch

  /// Words that hardly stand in English text, in small letters.
  private var words: String {
    switch self {
    case .german:
      """
      der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war waren wird
      werden wurde hat haben hatte mit von für auf aus bei nach über unter durch gegen ohne um zu zum
      zur im am sich sie er es wir ihr ihre ihren sein seine auch noch schon nur wenn weil dass wie was
      wer wo viele alle diese dieser dieses kein keine mehr sehr als vor seit beim laut laut's bis
      """
    case .french:
      """
      le la les un une des du de et ou mais ne pas est sont était a ont avait avec pour par sur dans aux
      au ce cette ces cet il elle ils elles nous vous je on qui que quoi dont où plus très sans sous
      entre après avant chez leur leurs son sa ses notre votre à merci selon depuis pendant
      """
    case .spanish:
      """
      el la los las un una unos unas de del y o pero no es son era fue han ha con por para sobre en al
      se su sus este esta estos estas ese esa que quien como cuando donde más muy sin entre hasta desde
      también según ya lo le les nos
      """
    case .portuguese:
      """
      o a os as um uma de do da dos das e ou mas não é são era foi têm tem com por para sobre em no na
      nos nas ao se seu sua seus suas este esta esse essa que quem como quando onde mais muito sem entre
      até desde também segundo já
      """
    case .italian:
      """
      il lo la i gli le un uno una di del della dei delle e o ma non è sono era ha hanno con per su in
      nel nella al alla si suo sua questo questa che chi come quando dove più molto senza tra fra fino
      anche secondo già dopo
      """
    case .indonesian:
      """
      yang dan di ke dari untuk dengan pada ini itu adalah tidak akan telah sudah dalam oleh sebagai
      juga atau karena bahwa para mereka kami kita dia ia bisa ada saat setelah sementara namun
      """
    case .dutch:
      """
      de het een en of maar niet is zijn was werd worden heeft hebben had met van voor op uit bij naar
      over onder door tegen zonder om te ze hij wij ook nog al als dat die deze dit wie wat waar geen
      meer zeer na sinds volgens
      """
    }
  }

  private static let english = hashes(
    """
    the and to is that for with are it by from has have but they this be which will would said its their
    were been he she his her who about after when than into more also on of at as
    """)

  /// The bit of English beside those of the other languages.
  private static let englishBit: UInt8 = 1 << 7

  /// Every word of every language, by the languages that have it as bits.
  private static let languages: [UInt64: UInt8] = {
    var languages: [UInt64: UInt8] = [:]
    for word in english { languages[word] = englishBit }
    for (bit, language) in allCases.enumerated() {
      for word in hashes(language.words) where !english.contains(word) {
        languages[word, default: 0] |= 1 << UInt8(bit)
      }
    }
    return languages
  }()

  /// In small letters, and with a capital as at the start of a sentence.
  private static func hashes(_ words: String) -> Set<UInt64> {
    let all = words.split { $0 == " " || $0 == "\n" }.map(String.init)
    return Set(
      (all + all.map { $0.prefix(1).uppercased() + $0.dropFirst() }).map { NameHash.of($0) })
  }

  /// Enough of a line to tell its language.
  private static let mostTokens = 1_000

  private static let fewest = 3

  /// `nil` for English, and for a line that says too little.
  init?(of line: Line) {
    guard line.style == .sentence, line.tokens.count >= Self.fewest else { return nil }
    var seen: Set<UInt64> = []
    var counts = Array(repeating: 0, count: Self.allCases.count)
    var isEnglish = 0
    for token in line.tokens.prefix(Self.mostTokens) {
      guard let languages = Self.languages[token.hash] else { continue }
      if languages == Self.englishBit {
        isEnglish += 1
      } else if seen.insert(token.hash).inserted {
        for bit in counts.indices where languages & (1 << UInt8(bit)) != 0 { counts[bit] += 1 }
      }
    }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[most] >= 2,
      counts[most] > 2 * isEnglish
    else { return nil }
    self = Self.allCases[most]
  }

  /// What of a name is one in this language; `nil` for nothing.
  ///
  /// A capital says nothing at the start of a sentence, and in German nowhere. There, a known name, a
  /// given name with another name, or capitals inside a word still do.
  func kept(
    _ tokens: Range<Int>, _ kind: Entity.Kind, in line: Line, _ gazetteer: Gazetteer
  ) -> Range<Int>? {
    var start = tokens.lowerBound
    while start < tokens.upperBound, Self.isOrdinary(line.tokens[start]) {
      start += 1
    }
    let rest = start..<tokens.upperBound
    guard !rest.isEmpty else { return nil }
    let first = line.tokens[start]
    let isStart = first.traits.contains(.sentenceStart) || start > tokens.lowerBound
    if self != .german, !isStart { return rest }
    if gazetteer.names.match(line.tokens, at: start, limit: rest.upperBound)?.count == rest.count {
      return rest
    }
    if first.role.contains(.givenName), rest.count > 1 { return rest }
    let isMarked = line.tokens[rest].contains {
      !$0.traits.isDisjoint(with: [.allCaps, .innerCapital]) || $0.role.contains(.company)
    }
    if isMarked { return rest }
    let isPlace =
      kind == .place && start > 0 && Self.locatives.contains(line.tokens[start - 1].hash)
    return isPlace && rest.count == 1 ? rest : nil
  }

  private static func isOrdinary(_ token: Token) -> Bool {
    languages[token.hash] != nil || openers.contains(token.hash)
  }

  private static let locatives = hashes(
    "in nach aus bei von à en a em di da dari ke te naar uit près vers hacia até")

  /// Words that open sentences and are no names.
  private static let openers = hashes(
    """
    bonjour voici voilà bienvenue gracias hola buenos obrigado olá grazie ciao danke hallo guten liebe
    lieber selamat terima kasih hoy hoje oggi heute aujourd'hui gestern hier ayer ieri ontem kemarin
    """)
}
