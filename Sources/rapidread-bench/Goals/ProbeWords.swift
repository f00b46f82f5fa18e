import ArgumentParser
import Briefs
import Foundation
import Text

/// Words to search a folder for, chosen by how many of its briefs have them.
struct ProbeWords {
  let rare: String
  let third: String
  let common: (String, String)
  let entity: String

  /// Counts the words of some of the files, as the index would.
  init(_ survey: FolderSurvey) throws {
    var briefs: [String: Int] = [:]
    var count = 0
    for path in survey.sample {
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      for brief in BriefFormat.parse(Array(data), name: name).briefs {
        count += 1
        let text = ([brief.title.string] + brief.sections.map(\.text)).joined(separator: "\n")
        for word in Set(Words.folded(text)) { briefs[word, default: 0] += 1 }
      }
    }
    guard count > 0 else { throw ValidationError("there is no brief in this folder") }
    let plain = briefs.filter { word, _ in
      word.utf8.count >= 4 && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }
    func nearest(_ share: Double, besides taken: [String] = []) -> String {
      let wanted = Int((share * Double(count)).rounded())
      let found = plain.filter { !taken.contains($0.key) }.min { a, b in
        (abs(a.value - wanted), a.key) < (abs(b.value - wanted), b.key)
      }
      return found?.key ?? "news"
    }
    third = nearest(1 / 3)
    let first = nearest(0.5, besides: [third])
    common = (first, nearest(0.4, besides: [third, first]))
    rare =
      plain.filter { $0.value == 1 && (6...12).contains($0.key.utf8.count) }.keys.min() ?? third
    let names = ["telegram", "meta", "roskomnadzor", "russia", "china"]
    entity = names.first { briefs[$0, default: 0] > 0 } ?? third
  }
}
