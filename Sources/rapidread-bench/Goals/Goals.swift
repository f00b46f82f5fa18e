/// What the reader must reach, by the size of the folder.
struct Goals {
  /// The column of the table of goals: up to a few hundred thousand briefs, or beyond.
  private let isMillion: Bool

  init(briefs: Int) { isMillion = briefs > 300_000 }

  private func pick(_ hundredThousand: Double, _ million: Double) -> Double {
    isMillion ? million : hundredThousand
  }

  var firstScreen: Double { pick(20, 25) }
  var moving: Double { 2 }
  var searching: Double { pick(5, 10) }
  var opening: Double { 5 }
  var memory: Double { pick(25, 30) }
  var listUsable: Double { pick(1000, 3000) }
  var everythingSearchable: Double { pick(20, 300) }
  var unchanged: Double { pick(700, 3000) }
  var fileChanged: Double { pick(200, 300) }
  var indexSize: Double { 0.9 }
  /// Tokens a second.
  var tagging: Double { 100_000 }
  var taggingAtLeast: Double { 30_000 }
  var modelLoad: Double { 1 }
  var modelLoadAtMost: Double { 5 }
}
