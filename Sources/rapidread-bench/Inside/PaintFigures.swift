import BriefStore
import Briefs
import Foundation
import Reader
import Screen
import Text

/// The model's answer to a key and the screen drawn from it, without a terminal.
struct PaintFigures {
  let library: Library

  func figures() throws -> [Figure] {
    var list = ListRequest()
    list.limit = 200
    let rows = try library.list(list).rows
    guard !rows.isEmpty else { return [] }
    let opening = try rows.prefix(100).map { row in
      try Clock.time { _ = try library.open(row.key) }
    }
    let related = try rows.prefix(30).map { row in
      try Clock.time { _ = try library.related(to: row.key) }
    }
    return [
      Figure("inside", "in process: open a brief", .milliseconds, opening),
      Figure("inside", "in process: related stories of a brief", .milliseconds, related),
    ] + (try [(120, 40), (200, 50)].map { try paint(columns: $0.0, rows: $0.1) })
  }

  private func paint(columns: Int, rows: Int) throws -> Figure {
    var model = AppModel(
      size: Size(columns: columns, rows: rows), folderName: "bench", zone: .current,
      now: Int64(Date().timeIntervalSince1970))
    var effects = model.start()
    var times: [Double] = []
    for turn in 0..<200 {
      effects = try effects.flatMap { try answer($0).map { model.update($0) } ?? [] }
      guard effects.isEmpty || turn > 20 else { continue }
      times.append(1000 * Clock.time { _ = RootView.render(model) })
      effects = model.update(.key(.character(turn % 2 == 0 ? "j" : "k")))
    }
    return Figure("inside", "in process: paint \(columns)×\(rows)", .microseconds, times)
  }

  /// What the program would find for the model; `nil` where it would only write something down.
  private func answer(_ effect: Effect) throws -> Action? {
    switch effect {
    case .list(let generation, var request):
      request.limit = 200
      return .listed(generation: generation, try library.list(request))
    case .open(let generation, let key):
      return .opened(generation: generation, key, try library.open(key))
    case .related(let generation, let key):
      return .related(generation: generation, try library.related(to: key))
    case .counts: return .counts(try library.counts())
    default: return nil
    }
  }
}
