import Briefs
import EntityTraining
import Testing

/// From files of tokens to text with marked names.
@Suite struct CorpusTests {
  static func text(_ tokens: String) -> String {
    let words = tokens.split(separator: " ").map(String.init)
    return String(decoding: Detokeniser().text(of: words).text, as: UTF8.self)
  }

  @Test(arguments: [
    ("He said , \" Go home ! \" and left .", "He said, \"Go home!\" and left."),
    ("Kyiv 's mayor ( of Kyiv ) wo n't go .", "Kyiv's mayor (of Kyiv) won't go."),
    ("It cost $ 5 , or 3 % .", "It cost $5, or 3%."),
    ("-LRB- AP -RRB- `` Yes ''", "(AP) \"Yes\""),
    ("She left the U.S. .", "She left the U.S."),
  ])
  func tokensBecomeText(_ tokens: String, _ text: String) {
    #expect(Self.text(tokens) == text)
  }

  @Test func hyphensAreJoinedWhereTheyAreTokens() {
    let joined = Detokeniser(joinsHyphens: true).text(of: ["face", "-", "to", "-", "face", "-"])
    #expect(String(decoding: joined.text, as: UTF8.self) == "face-to-face -")
  }

  @Test func filesAreCutIntoDocumentsAndSentences() {
    let file = "# doc = a\nAda\tB-PER\nspoke\tO\n\nOslo\tB-LOC\n\n# doc = b\nIt\tO\r\n"
    let documents = BIOFile.documents(Array(file.utf8))
    #expect(documents.map(\.id) == ["a", "b"])
    #expect(documents[0].sentences.map(\.tokens) == [["Ada", "spoke"], ["Oslo"]])
    #expect(documents[1].sentences[0].tags == ["O"])
    #expect(BIOFile.documents([]).isEmpty)
  }

  @Test func namesLoseArticlesTitlesAndPossessives() {
    let file = """
      the\tB-ORG\nSenate\tI-ORG\nheard\tO\nPresident\tB-PER\nAda\tI-PER\nBell\tI-PER\n's\tI-PER
      aide\tO\nin\tO\nThe\tB-LOC\nHague\tI-LOC\n
      """
    let documents = TrainingSet.all[1].documents(Array(file.utf8), peoples: [:])
    let line = documents[0].lines[0]
    let names = line.spans.map { String(decoding: line.text[$0.range], as: UTF8.self) }
    #expect(names == ["Senate", "Ada Bell", "The Hague"])
    #expect(line.spans.map(\.kind) == [.organisation, .person, .place])
  }

  @Test func compoundsOfPeoplesAreMarked() {
    let file = "U.S.-led\tO\nand\tO\npro-Dutch\tO\nself-made\tO\n"
    let peoples = ["U.S.": "LOC", "Dutch": "MISC"]
    let line = TrainingSet.all[1].documents(Array(file.utf8), peoples: peoples)[0].lines[0]
    #expect(line.spans.map(\.range) == [0..<8, 13..<22])
    #expect(line.spans.allSatisfy { $0.kind == .other })
  }

  @Test func linesOfJSONCountScalars() {
    let file = """
      {"text": "Né: Ada in Oslo.", "entities": [{"start": 4, "end": 7, "type": "PER"}, \
      {"start": 11, "end": 15, "type": "LOC"}, {"start": 9, "end": 99, "type": "LOC"}]}
      not json
      """
    let documents = JSONLinesFile.documents(Array(file.utf8))
    #expect(documents.count == 1)
    #expect(documents[0].lines[0].spans.map(\.range) == [5..<8, 12..<16])
  }

  @Test func partsAreHeldOut() {
    let documents = (0..<20).map { GoldDocument(id: "\($0)", lines: []) }
    let corpus = Corpus(sets: [("gmb", documents)], lists: [])
    func held(_ part: String) -> (out: [String]?, left: Int) {
      var corpus = corpus
      let out = corpus.holdOut(part)?.map(\.id)
      return (out, corpus.documents("gmb").count)
    }
    #expect(held("gmb:tail") == (["18", "19"], 18))
    #expect(held("gmb:1") == (["4", "5", "6", "7"], 16))
    #expect(held("gmb").left == 0)
    for none in ["other", "", "gmb:", "gmb:5", "gmb:-1", "gmb:tail:1", "gmb:last"] {
      #expect(held(none) == (nil, 20))
    }
    #expect(corpus.partNames.hasPrefix("gmb; each also with :tail"))
  }
}
