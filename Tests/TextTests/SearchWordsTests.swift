import TestSupport
import Testing
import Text

/// Terms with punctuation, other spellings of a word, and scripts without spaces.
@Suite struct SearchWordsTests {
  /// Puts brackets where a term of a query is in a text.
  private func lit(_ text: String, _ query: String, isPrefix: Bool = false) -> String {
    guard let term = HighlightTerm(compound: query, isPrefix: isPrefix) else { return text }
    var out: [UInt8] = []
    var offset = 0
    let bytes = Array(text.utf8)
    for range in Words.matches(of: [term], in: text) {
      out += bytes[offset..<range.lowerBound] + [0x5B] + bytes[range] + [0x5D]
      offset = range.upperBound
    }
    return String(decoding: out + bytes[offset...], as: UTF8.self)
  }

  @Test(arguments: [
    ("F-16", "an [F-16] jet, an [F16], [F 16]; F costs 16, 16 F"),
    ("F16", "an [F-16] jet, an [F16]"),
    ("3.5%", "rose [3.5%], [3.5 %], [3.5 percent], [3.5 per cent]; 3, 5 and 3.5 million"),
    ("5%", "[5%] of 5 dogs"),
    ("2025-08-13", "on [2025-08-13], [2025/08/13]; in 2025, 13 of 08"),
    ("desk@example.org", "to [desk@example.org]; our desk, an example of org"),
    ("well-known", "a [well-known] baker, [well known], [wellknown]; known well"),
    ("U.S.", "the [U.S]. and the [US] told us"),
    ("us", "the [U.S]. and the [US] told [us]"),
    ("U.K.-based", "a [U.K.-based] firm; based in the U.K."),
    ("C++", "in [C++], not in C or C+"),
    ("AT&T", "[AT&T] met T at"),
    ("#climate", "[#climate] and climate"),
    (".NET", "the [.NET] kit in a net"),
    ("email", "an [e-mail], an [email], [E‐mail]"),
    ("e-mail", "an [e-mail], an [email]"),
    ("covid19", "[COVID-19] and [COVID19], [COVID-19]-related, COVID 19"),
    ("500000", "[500,000], [500000], [500.000], [500\u{A0}000], [500’000], 500 and 000"),
    ("500,000", "[500,000], [500000]"),
    ("1500", "[1,500] people, 1,500,000 people, 1, 500"),
    ("government", "the [govern- ment] and the [government]"),
    ("northand", "north- and south"),
    ("études", "la fin d’[études], des [études]"),
    ("école", "à l'[École]"),
    ("Angelo", "D'[Angelo] and [Angelo]"),
    ("don", "don't, [Don]"),
    ("istanbul", "[İstanbul]'da ışık"),
    ("d'etudes", "la fin [d’études]"),
    ("กินข้าว", "ฉันชอบ[กินข้าว]เช้า"),
    ("ข", "[ข่า]ว"),
    ("ရန်ကုန်", "[ရန်ကုန်]မြို့တွင်"),
    ("ຂ່າວ", "[ຂ່າວ]ລາວ"),
    ("ចូលចិត្ត", "ខ្ញុំ[ចូលចិត្ត]ញ៉ាំ"),
    ("新しい交通", "東京は[新しい交通]計画、新しい、交通"),
  ])
  func areFoundWhereTheyAre(query: String, shown: String) {
    let plain = shown.filter { $0 != "[" && $0 != "]" }
    #expect(lit(plain, query) == shown)
  }

  @Test func aPhraseGoesThroughEverySpelling() {
    for (phrase, text) in [
      ("email address", "an e-mail address"), ("e mail address", "an e-mail address"),
      ("études supérieures", "d'études supérieures"), ("500000 people", "some 500,000 people"),
      ("U.S. government", "the US government"), ("3.5% rate", "a 3.5 percent rate"),
      ("fin d'études", "la fin d’études"), ("its COVID19 cases", "its COVID-19 cases"),
    ] {
      #expect(Words.contains(HighlightTerm(phrase: phrase), in: text), "\(phrase)")
    }
  }

  /// What the index is given has every spelling that a text is lit by.
  @Test func theIndexAndTheHighlightAgree() {
    var dice = SeededGenerator(seed: 3)
    let pieces = [
      "e", "-", "mail", "COVID", "19", " ", " ", "500", ",", "000", ".", "d'", "études", "U.S.",
      "US", "C++", "#tag", "5", "%", " percent", "\n", "\n\n", "ข่าว", "新しい", "l’", "'", "\u{A0}",
      "and", "x", "İstanbul", "da", "\u{301}", "@", "+",
    ]
    for _ in 0..<Mutation.rounds(2000) {
      let count = Int.random(in: 1...12, using: &dice)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &dice) }.joined()
      let words = Words.indexed(text).unicodeScalars
        .split { $0.value <= 8 || $0 == " " }.map { String(String.UnicodeScalarView($0)) }
      for word in words {
        #expect(
          Words.contains(HighlightTerm(words: [word]), in: text),
          "\(word) in \(text.debugDescription)")
      }
      let term = HighlightTerm(compound: String(text.prefix(6)))
      guard let term, Words.contains(term, in: text) else { continue }
      let isAll = term.words.allSatisfy(words.contains)
      let isJoined = term.joined.map(words.contains) == true
      #expect(
        isAll || isJoined || term.isPrefix, "\(term) in \(text.debugDescription)")
    }
  }
}
