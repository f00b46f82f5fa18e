import Briefs
import Foundation
import Screen
import TestSupport
import Testing
import Text

@testable import Reader

/// Sessions and configs that something else has written.
@Suite struct DamagedSessionTests {
  @Test(arguments: [
    "-9223372036854775808", "9223372036854775807", "99999999999999999999", "1e9", "\u{1B}[31m",
    "999999", "-999999",
  ])
  func aDayOutOfReachIsNoReasonToStop(_ day: String) throws {
    var session = SessionState()
    session.layers = [SessionState.Layer(kind: "day", text: day)]
    let walk = try Walk(session: session)
    #expect(isClean(walk.screen.text))
  }

  @Test func damagedSessionsAreReadOrLeft() throws {
    var session = SessionState()
    session.selection = "0123456789abcdef"
    session.layers = [
      SessionState.Layer(kind: "query", text: "telegram"),
      SessionState.Layer(kind: "day", text: "20313"),
      SessionState.Layer(kind: "place", text: "russia", name: "Russia"),
    ]
    session.searches = ["is:unread"]
    session.commands = ["theme light"]
    let whole = [UInt8](try JSONEncoder().encode(session))
    let seed = UInt64.random(in: .min ... .max)
    var dice = SeededGenerator(seed: seed)
    for round in 0..<Mutation.rounds(60) {
      let bytes = Mutation.of(whole, others: [whole], using: &dice)
      guard let damaged = try? JSONDecoder().decode(SessionState.self, from: Data(bytes)) else {
        continue
      }
      let screen = try Walk(session: damaged).screen.text
      #expect(isClean(screen), "seed \(seed), round \(round)")
    }
  }

  @Test func damagedConfigsAreComplainedAbout() throws {
    let config = Array("set theme light\nbind x mark-all-read\nset list-rows 1\n# end\n".utf8)
    let seed = UInt64.random(in: .min ... .max)
    var dice = SeededGenerator(seed: seed)
    for _ in 0..<Mutation.rounds(60) {
      var model = try Walk().model
      let bytes = Mutation.of(config, others: [config], using: &dice)
      let complaints = model.configure(String(decoding: bytes, as: UTF8.self), name: "config")
      #expect(complaints.allSatisfy { isClean($0.sentence.string) }, "seed \(seed)")
    }
  }

  private func isClean(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F: false
      default: true
      }
    }
  }
}
