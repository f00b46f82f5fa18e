import Foundation
import TestSupport
import Testing
import Text

@testable import Briefs

/// Every file of the samples, the bad one too, by its name.
private let samples: [(name: String, bytes: [UInt8])] = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Samples")
  let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
  return names.sorted().compactMap { name in
    let data = FileManager.default.contents(atPath: root.appending(path: name).path)
    return data.map { ((name as NSString).lastPathComponent, [UInt8]($0)) }
  }
}()

/// The samples damaged at random: no parser traps, and nothing that one gives is unclean.
@Suite struct MutatedSampleTests {
  private let others = samples.map(\.bytes)

  @Test func thereAreSamples() { #expect(samples.count > 16) }

  @Test(arguments: samples.indices)
  func everyFieldOfADamagedFileIsClean(_ index: Int) throws {
    let sample = samples[index]
    let seed = UInt64.random(in: .min ... .max)
    var dice = SeededGenerator(seed: seed)
    for round in 0..<Mutation.rounds(12) {
      let bytes = Mutation.of(sample.bytes, others: others, using: &dice)
      let name = round.isMultiple(of: 4) ? samples[round % samples.count].name : sample.name
      let parsed = BriefFormat.parse(bytes, name: name)
      let where_ = "\(sample.name) as \(name), seed \(seed), round \(round)"
      for problem in parsed.problems { #expect(isClean(problem.reason), "\(where_)") }
      for brief in parsed.briefs {
        #expect(!brief.title.isEmpty, "\(where_)")
        #expect(brief.texts.allSatisfy(isClean), "\(where_)")
        #expect(brief.title.string.utf8.count <= 1024 && brief.tags.count <= 64, "\(where_)")
        try checkExtra(brief, where_)
        checkMentions(brief, where_)
        #expect(parse(brief.markdown, name: "x.md").briefs.count == 1, "\(where_)")
      }
    }
  }

  /// What a file says twice, once as it is and once behind a byte order mark, is the same.
  @Test(arguments: samples.indices)
  func aDamagedFileIsReadTheSameTwice(_ index: Int) {
    let seed = UInt64.random(in: .min ... .max)
    var dice = SeededGenerator(seed: seed)
    for _ in 0..<Mutation.rounds(2) {
      let bytes = Mutation.of(samples[index].bytes, others: others, using: &dice)
      let once = BriefFormat.parse(bytes, name: samples[index].name)
      let twice = BriefFormat.parse(bytes, name: samples[index].name)
      #expect(once.briefs == twice.briefs && once.problems == twice.problems, "seed \(seed)")
    }
  }

  @Test func damagedCorrectionsAreClean() throws {
    let yaml = try #require(samples.first { $0.name == "entities.yaml" }).bytes
    let seed = UInt64.random(in: .min ... .max)
    var dice = SeededGenerator(seed: seed)
    for _ in 0..<Mutation.rounds(60) {
      let bytes = Mutation.of(yaml, others: others, using: &dice)
      let (corrections, problems) = EntityCorrections.parse(bytes)
      #expect(problems.allSatisfy { isClean($0.reason) }, "seed \(seed)")
      #expect(corrections.entities.allSatisfy { isClean($0.name) }, "seed \(seed)")
    }
  }

  @Test func damagedDatesAreDatesOfTheCalendarOrNone() {
    let dates = [
      "2025-08-13", "2025-08-13T02:05:00+02:00", "Wed, 13 Aug 2025 10:00:00 GMT", "13 August 2025",
      "20250813T0205", "August 13, 2025 at 2:05 PM",
    ].map { Array($0.utf8) }
    let seed = UInt64.random(in: .min ... .max)
    var dice = SeededGenerator(seed: seed)
    let century = (-2_208_988_800 as Int64 - 86_400)...7_289_654_400
    for round in 0..<Mutation.rounds(1000) {
      let bytes = Mutation.of(dates[round % dates.count], others: dates, using: &dice)
      let text = String(decoding: bytes, as: UTF8.self)
      for date in [DateText.read(text), DateText.read(fileName: text)].compactMap({ $0 }) {
        #expect(century.contains(date.seconds), "seed \(seed): \(text.debugDescription)")
      }
    }
  }

  /// Unknown keys are printed as they are, so each must be JSON by itself.
  private func checkExtra(_ brief: Brief, _ where_: String) throws {
    for field in brief.extra {
      #expect(throws: Never.self, "\(where_): \(field.json)") {
        try JSONSerialization.jsonObject(with: Data(field.json.utf8), options: .fragmentsAllowed)
      }
    }
  }

  private func checkMentions(_ brief: Brief, _ where_: String) {
    for mention in RuleRecogniser().mentions(in: brief) {
      let place = mention.place
      guard let text = brief.block(section: place.section, block: place.block)?.string else {
        Issue.record("no such block: \(where_)")
        continue
      }
      #expect(place.range.upperBound <= text.utf8.count && !place.range.isEmpty, "\(where_)")
      #expect(isClean(mention.entity.name), "\(where_)")
    }
  }
}

extension Brief {
  /// Every text of it that is ever shown or printed.
  fileprivate var texts: [DisplayText] {
    var texts = [title]
    texts += [kicker, leadIn, source, author, language].compactMap { $0 }
    texts += sections.flatMap { [$0.title] + $0.blocks.map(\.text) }
    texts += sections.flatMap { $0.blocks.compactMap(\.marker) }
    texts += tags + publisherRelated + statedEntities.flatMap { [$0.name] + $0.aliases }
    texts += links.flatMap { [$0.label, $0.target] } + extra.map(\.key)
    return texts + (extra.map(\.json) + [url].compactMap { $0 }).map(DisplayText.init(unchecked:))
  }
}

extension Block {
  fileprivate var marker: DisplayText? {
    if case .item(let marker, _) = kind { marker } else { nil }
  }
}

extension DisplayText {
  /// Text that claims to be clean and is to be looked at.
  fileprivate init(unchecked text: String) { self.init(stringLiteral: text) }
}

/// True where nothing can move a cursor, hide, or turn the text around; told by the numbers alone,
/// not by the code that cleans.
private func isClean(_ text: DisplayText) -> Bool {
  text.string.unicodeScalars.allSatisfy { scalar in
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xE000...0xF8FF,
      0xFDD0...0xFDEF, 0xE0000...0x10FFFF:
      false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }
}
