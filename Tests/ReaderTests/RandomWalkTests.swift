import Briefs
import Foundation
import Screen
import TestSupport
import Testing
import Text

@testable import Reader

/// Nothing that keys, sizes and a changing folder can do together may trap or lose the selection.
@Suite struct RandomWalkTests {
  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func survivesAnything(seed: UInt64) throws {
    print("random walk with seed \(seed)")
    var random = SeededGenerator(seed: seed)
    // Some lists are held whole, some only in part; some texts are there before they are asked for.
    var walk = try Walk(window: seed.isMultiple(of: 2) ? 200 : 3, opensAhead: seed > 12)
    var nextID: UInt64 = 100
    for step in 0..<2500 {
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<3:
        walk.resize(Int.random(in: 0...210, using: &random), Int.random(in: 0...60, using: &random))
      case 3..<6: changeFolder(&walk, &nextID, &random)
      case 6: walk.letTimePass()
      case 7:
        walk.holdsAnswers.toggle()
        walk.deliver()
      default: walk.press(randomKey(&random))
      }
      let failure = brokenInvariant(walk)
      #expect(failure == nil, "seed \(seed), step \(step)")
      if failure != nil { return }
    }
  }

  private func randomKey(_ random: inout SeededGenerator) -> Key {
    if Int.random(in: 0..<8, using: &random) == 0 {
      let odd: [Key] = [
        .named(.escape), .named(.enter), .paste(Array("a \u{1b}[31m b".utf8)), .character("ж"),
        .character("\u{301}"), .character("漢"), .alt(.character("x")), .focus(true),
        .modified(.up, shift: true, control: false), .control("w"), .named(.backspace),
      ]
      return odd.randomElement(using: &random) ?? .named(.enter)
    }
    let rows = StandardKeys.rows.filter { !["quit", "out", "suspend"].contains($0.line[0]) }
    let names = rows.flatMap(\.keys) + ["q", "a", "e", " ", "m"]
    return Key(name: names.randomElement(using: &random) ?? "j") ?? .named(.enter)
  }

  private func changeFolder(
    _ walk: inout Walk, _ nextID: inout UInt64, _ random: inout SeededGenerator
  ) {
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      nextID += 1
      walk.library.stories.append(
        .init(
          id: nextID, title: "Story \(nextID)", day: Walk.today - Int(nextID % 5),
          entities: [("Meta", .organisation)],
          sections: [("What's Next?", .next, "Meta waits. Meta waits again.")]))
    case 1:
      if !walk.library.stories.isEmpty {
        walk.library.stories.remove(
          at: Int.random(in: 0..<walk.library.stories.count, using: &random))
      }
    default:
      if let place = walk.library.stories.indices.randomElement(using: &random) {
        walk.library.stories[place].sections = [("What's Happening?", .happening, "Edited.")]
      }
    }
    walk.send(.libraryChanged)
  }

  private func brokenInvariant(_ walk: Walk) -> String? {
    let screen = walk.screen
    let list = walk.model.list
    if screen.size != walk.model.size { return "the canvas has another size than the screen" }
    if let cursor = screen.cursor, !screen.bounds.contains(cursor) {
      return "the cursor is outside at \(cursor)"
    }
    if !list.rows.isEmpty, list.selectedRow == nil { return "nothing is selected" }
    if let row = list.selectedRow, row.key != list.selection { return "selection and row differ" }
    for y in 0..<screen.size.rows {
      let width = screen.row(y).reduce(0) { $0 + Int($1.width) }
      if width != screen.size.columns { return "row \(y) is \(width) columns wide" }
    }
    return nil
  }
}
