import Briefs
import Corpus
import Foundation
import Testing
import Text

/// What the generator makes, as the parser and a person counting see it.
@Suite struct CorpusTests {
  private static let full = Corpus()
  private static let sparse = full.withTexts(.sparse)

  private func parse(_ file: Corpus.File) -> ParsedFile {
    let name = file.path.split(separator: "/").last.map(String.init) ?? ""
    return BriefFormat.parse(file.bytes, name: name)
  }

  private func words(_ file: Corpus.File) -> [Substring] {
    String(decoding: file.bytes, as: UTF8.self).lowercased().split { !$0.isLetter && $0 != "'" }
  }

  @Test func sameSeedSameFiles() {
    let again = Corpus()
    for number in [0, 1, 77, 999_999] { #expect(again.file(number) == Self.full.file(number)) }
  }

  @Test func anotherSeedMakesOtherFiles() {
    #expect(Corpus(seed: 2).file(5) != Self.full.file(5))
  }

  @Test(arguments: Corpus.TextLength.allCases)
  func everyFileIsOneBriefOfFourSections(_ length: Corpus.TextLength) {
    let corpus = Self.full.withTexts(length)
    for number in 0..<300 {
      let file = corpus.file(number)
      let parsed = parse(file)
      #expect(parsed.problems.isEmpty, "\(file.path): \(parsed.problems)")
      #expect(parsed.briefs.count == 1)
      let brief = parsed.briefs.first
      #expect(brief?.title.isEmpty == false)
      let roles = brief?.sections.map(\.role)
      #expect(roles == [.happening, .important, .next, .beyond], "\(file.path)")
    }
  }

  @Test func formatsAreMixed() {
    let formats = (0..<300).flatMap { parse(Self.full.file($0)).briefs.map(\.format) }
    #expect(Set(formats) == [.plainText, .markdown, .json])
    #expect(formats.count { $0 == .markdown } > 200)
  }

  @Test func datesSpreadOverTenYears() {
    let folders = (0..<2000).map { Self.sparse.file($0).path.split(separator: "/") }
    #expect(Set(folders.map { $0[0] }) == Set((2016...2025).map { "\($0)" }))
    #expect(Set(folders.map { $0[1] }).count == 12)
    #expect(Set(folders.map { $0[..<3].joined() }).count > 1000)
  }

  @Test func theFolderIsTheDayOfTheBrief() {
    for number in 0..<100 {
      let file = Self.full.file(number)
      let day = file.path.split(separator: "/")[..<3].joined(separator: "-")
      #expect(String(decoding: file.bytes, as: UTF8.self).contains(day), "\(file.path)")
    }
  }

  @Test func textsAreAsLongAsBriefs() {
    let files = (0..<200).map { Self.full.file($0) }
    let counts = files.map { words($0) }
    let all = counts.map(\.count).reduce(0, +) / files.count
    let distinct = counts.map { Set($0).count }.reduce(0, +) / files.count
    #expect((480...640).contains(all), "\(all) words")
    #expect((290...400).contains(distinct), "\(distinct) distinct words")
    let sparse = (0..<200).map { Self.sparse.file($0).bytes.count }.reduce(0, +) / 200
    #expect((500...800).contains(sparse), "\(sparse) bytes")
  }

  @Test func wordsAreSkewed() {
    var briefs: [Substring: Int] = [:]
    for number in 0..<500 {
      for word in Set(words(Self.full.file(number))) { briefs[word, default: 0] += 1 }
    }
    #expect(briefs["the", default: 0] == 500)
    #expect(briefs.values.contains { (120...220).contains($0) }, "none in a third")
    #expect(briefs.values.count { $0 == 1 } > 5000)
    for name in ["telegram", "whatsapp", "meta", "roskomnadzor"] {
      #expect(briefs[name[...], default: 0] > 2, "\(name)")
    }
  }

  @Test func someHeadlinesAreCyrillicOrChinese() {
    let titles = (0..<500).flatMap { parse(Self.sparse.file($0)).briefs.map(\.title.string) }
    #expect(titles.contains { $0.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } })
    #expect(titles.contains { $0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } })
  }

  @Test func relatedHeadlinesAreThoseOfOtherBriefs() {
    var titles: Set<String> = []
    var related: [String] = []
    for number in 0..<800 {
      guard let brief = parse(Self.full.file(number)).briefs.first else { continue }
      titles.insert(brief.title.string)
      if number >= 400 { related += brief.publisherRelated.map(\.string) }
    }
    #expect(related.count > 100)
    #expect(related.filter { !titles.contains($0) } == [])
  }
}

/// The folder that the writer leaves behind.
@Suite struct CorpusWriterTests {
  private static let corpus = Corpus(length: .sparse)

  private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = NSTemporaryDirectory() + "/corpus-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  private func files(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
    for path in paths where path.contains(".") {
      files[path] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)"))
    }
    return files
  }

  @Test func writesAsManyAsAsked() async throws {
    try await withFolder { folder in
      let writer = CorpusWriter(Self.corpus, folder: folder)
      let outcome = try await writer.write(count: 1200)
      #expect(outcome.written == 1200)
      #expect(try files(folder).count == 1200)
    }
  }

  @Test func theNumberOfThreadsDoesNotMatter() async throws {
    try await withFolder { one in
      try await withFolder { three in
        let corpus = Self.corpus
        _ = try await CorpusWriter(corpus, folder: one).write(count: 1100, threads: 1)
        _ = try await CorpusWriter(corpus, folder: three).write(count: 1100, threads: 3)
        #expect(try files(one) == files(three))
      }
    }
  }

  @Test func onlyWhatDiffersIsWrittenAgain() async throws {
    try await withFolder { folder in
      let corpus = Self.corpus
      let writer = CorpusWriter(corpus, folder: folder)
      _ = try await writer.write(count: 50)
      let spoiled = corpus.file(7)
      try Data("other".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(spoiled.path)"))
      let outcome = try await writer.write(count: 60)
      #expect(outcome.written == 11)
      #expect(outcome.unchanged == 49)
      #expect(try files(folder)[spoiled.path] == Data(spoiled.bytes))
    }
  }

  @Test func aFolderThatCannotBeMadeIsAnError() async throws {
    let writer = CorpusWriter(Self.corpus, folder: "/dev/null/corpus")
    await #expect(throws: CorpusWriter.Failure.self) { _ = try await writer.write(count: 1) }
  }
}
