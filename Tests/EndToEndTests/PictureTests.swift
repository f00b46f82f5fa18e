import BriefStore
import Briefs
import Foundation
import Reader
import Screen
import Testing
import Text

/// The picture in the README is what the program draws of the samples now.
@Suite struct PictureTests {
  @Test func thePictureIsTheScreen() throws {
    let desk = try Desk()
    let zone = try #require(TimeZone(secondsFromGMT: 0))
    let now: Int64 = 1_755_691_200  // 20 August 2025, 12:00
    let library = try Library(
      places: .init(
        folder: Desk.samples, cacheFolder: desk.home + "/cache", stateFolder: desk.home + "/state"),
      clock: { now }, zone: zone, log: { _ in })
    defer { library.close() }
    try library.refresh()
    var model = AppModel(
      size: Size(columns: 120, rows: 36), folderName: "Samples", zone: zone, now: now)
    model.settings.terminal.background = .dark
    try answer(model.start(), &model, library)
    for key in Self.keys {
      try answer(model.update(.key(key)), &model, library)
      model.didPaint()
    }
    try compare(ScreenPicture(canvas: RootView.render(model)).svg)
  }

  /// To the story about the calls, opened, with one of its entities chosen.
  private static let keys: [Key] =
    [.character("/")] + "limits".unicodeScalars.map { .character($0) }
    + [.named(.enter), .named(.escape), .named(.escape), .named(.enter), .character("e")]
    + [.named(.enter)]

  private func answer(_ effects: [Effect], _ model: inout AppModel, _ library: Library) throws {
    for effect in effects {
      let action: Action?
      switch effect {
      case .list(let generation, let request):
        action = .listed(generation: generation, try library.list(request))
      case .open(let generation, let key):
        action = .opened(generation: generation, key, try library.open(key))
      case .card(let generation, let entity):
        action = .card(
          generation: generation,
          try library.card(entityKey: entity.key, kind: entity.kind, buckets: 12))
      case .related(let generation, let key):
        action = .related(generation: generation, try library.related(to: key))
      case .counts: action = .counts(try library.counts())
      default: action = nil
      }
      if let action { try answer(model.update(action), &model, library) }
    }
  }

  private func compare(_ found: String) throws {
    let url = URL(fileURLWithPath: Desk.samples).deletingLastPathComponent()
      .appendingPathComponent(".github/screen.svg")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(found.utf8).write(to: url)
    }
    let expected = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    #expect(found == expected, "the screen has changed; record it with RECORD_SNAPSHOTS=1")
  }
}
