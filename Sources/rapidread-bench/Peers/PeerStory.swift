import Briefs
import Foundation
import Glibc
import Text

/// A brief as other readers take it: a headline, a time and a text.
struct PeerStory {
  let title: String
  let seconds: Int64
  let text: String

  /// Calls `body` with every brief of a folder and its number.
  static func forEach(in folder: String, _ body: (Int, PeerStory) -> Void) {
    var number = 0
    FolderWalk.files(of: folder) { path, _ in
      guard let data = FileManager.default.contents(atPath: path) else { return }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      for brief in BriefFormat.parse(Array(data), name: name).briefs {
        let sections = brief.sections.map { "\($0.title.string)\n\n\($0.text)" }
        body(
          number,
          PeerStory(
            title: brief.title.string, seconds: brief.published?.seconds ?? 1_500_000_000,
            text: sections.joined(separator: "\n\n")))
        number += 1
      }
    }
  }

  /// As RFC 822 writes it.
  var date: String {
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    var text = [CChar](repeating: 0, count: 64)
    let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S +0000", &parts)
    return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var escaped: PeerStory {
    func escape(_ text: String) -> String {
      text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
    }
    return PeerStory(title: escape(title), seconds: seconds, text: escape(text))
  }
}
