import Foundation
import PseudoTerminal

extension Peer {
  /// A maildir with a message a story, its headers in a cache.
  static let neomutt = Peer(
    name: "neomutt",
    prepare: { folder, place in
      for part in ["cur", "new", "tmp"] {
        try FileManager.default.createDirectory(
          atPath: "\(place)/mail/\(part)", withIntermediateDirectories: true)
      }
      PeerStory.forEach(in: folder) { number, story in
        let text = """
          From: Briefs <briefs@example.org>
          To: reader@example.org
          Subject: \(story.title)
          Date: \(story.date)
          Message-ID: <brief-\(number)@example.org>
          MIME-Version: 1.0
          Content-Type: text/plain; charset=utf-8
          Content-Transfer-Encoding: 8bit

          \(story.text)

          """
        let path = "\(place)/mail/cur/\(story.seconds).\(number).bench:2,"
        _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
      }
      let settings = """
        set mbox_type=Maildir
        set folder="\(place)"
        set spoolfile="\(place)/mail"
        set header_cache="\(place)/headers"
        set sort=reverse-date
        set read_inc=0 write_inc=0 sleep_time=0 time_inc=0
        set quit=yes move=no mark_old=no mail_check=3600 timeout=3600

        """
      try Data(settings.utf8).write(to: URL(fileURLWithPath: "\(place)/muttrc"))
      return program("neomutt", ["-n", "-F", "\(place)/muttrc"], place)
    },
    isReady: { screen in (0..<screen.rows).contains { screen.text(row: $0).contains("Msgs:") } },
    enter: "", down: "j", search: { "l~b \($0)" },
    // `Msgs:345/10000` while the list is limited.
    isFound: { screen in
      guard let start = screen.text.firstRange(of: "Msgs:") else { return false }
      return screen.text[start.upperBound...].prefix { $0 != " " }.contains("/")
    },
    leaveSearch: "l.\r", quit: "q", searchLimit: 20_000)
}
