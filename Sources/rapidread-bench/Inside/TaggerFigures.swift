import Briefs
import EntityTraining
import Text

/// The trained tagger by itself, on one core.
struct TaggerFigures {
  let goals: Goals
  let briefs: [Brief]

  /// To be asked for before anything else has used the tagger.
  func figures() -> [Figure] {
    let texts = briefs.map { ([$0.title.string] + $0.sections.map(\.text)).joined(separator: "\n") }
    guard let speed = TaggingSpeed(of: texts, for: .seconds(2)) else { return [] }
    return [
      Figure(
        "inside", "in process: tokens tagged on one core", .perSecond, [speed.tokensPerSecond],
        goal: goals.tagging, must: goals.taggingAtLeast,
        note: "\(speed.tokens) tokens, \(speed.names) names"),
      Figure(
        "inside", "in process: load the entity model", .milliseconds,
        [speed.load / .milliseconds(1)], goal: goals.modelLoad, must: goals.modelLoadAtMost,
        note: "\(speed.size) bytes"),
    ]
  }
}
