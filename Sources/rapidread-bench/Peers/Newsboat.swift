import Foundation
import PseudoTerminal

extension Peer {
  /// One feed with all the stories, read once from a local file and then from its own cache.
  static let newsboat = Peer(
    name: "newsboat",
    prepare: { folder, place in
      let feed = try TextFile("\(place)/feed.xml")
      feed.write("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Briefs</title>")
      feed.write("<link>https://example.org/</link><description>Briefs</description>\n")
      PeerStory.forEach(in: folder) { number, story in
        let story = story.escaped
        feed.write("<item><title>\(story.title)</title><guid>brief-\(number)</guid>")
        feed.write("<link>https://example.org/\(number)</link><pubDate>\(story.date)</pubDate>")
        feed.write("<description>\(story.text)</description></item>\n")
      }
      feed.write("</channel></rss>\n")
      feed.flush()
      let settings = """
        auto-reload no
        reload-time 0
        max-items 0
        confirm-exit no
        cleanup-on-quit no

        """
      try Data("file://\(place)/feed.xml\n".utf8).write(to: URL(fileURLWithPath: "\(place)/urls"))
      try Data(settings.utf8).write(to: URL(fileURLWithPath: "\(place)/config"))
      let arguments = ["-u", "\(place)/urls", "-c", "\(place)/cache.db", "-C", "\(place)/config"]
      try run(program("newsboat", arguments + ["-x", "reload"], place))
      return program("newsboat", arguments, place)
    },
    isReady: { $0.text(row: 0).contains("Your feeds") }, enter: "\r",
    down: "\u{1b}OB",
    search: { "/\($0)" }, isFound: { $0.text(row: 0).contains("Search results") },
    leaveSearch: "q", quit: "Q", searchLimit: .max)
}
