/// A question under way: what was asked last, its number, and its answer once that has come.
///
/// Numbers only rise, so the answer to an earlier question is never taken for the newest one's.
struct Pending<Question: Sendable, Answer: Sendable>: Sendable {
  /// What was asked last; `nil` before the first question and after `cancel`.
  private(set) var question: Question?
  /// The number that the newest question was asked with; it rises with each.
  private(set) var generation = 0
  /// The newest answer. It stays while the next question is under way.
  private(set) var answer: Answer?
  /// True from a question until its answer.
  private(set) var isWaiting = false

  init() {}

  /// Asks a question that takes the place of the one before it.
  ///
  /// - Returns: the number to ask it with.
  mutating func ask(_ question: Question) -> Int {
    generation += 1
    self.question = question
    isWaiting = true
    return generation
  }

  /// True for the number of the newest question, as long as that was not cancelled.
  func accepts(_ generation: Int) -> Bool { question != nil && generation == self.generation }

  /// Takes an answer to the newest question; drops a late one.
  ///
  /// - Returns: true where it was taken.
  @discardableResult
  mutating func receive(_ answer: Answer, generation: Int) -> Bool {
    guard accepts(generation) else { return false }
    self.answer = answer
    isWaiting = false
    return true
  }

  /// Notes that the newest question got no answer; the one before it stays.
  @discardableResult
  mutating func fail(generation: Int) -> Bool {
    guard accepts(generation) else { return false }
    isWaiting = false
    return true
  }

  /// Forgets question and answer: an answer that is still under way is dropped.
  mutating func cancel() {
    generation += 1
    question = nil
    answer = nil
    isWaiting = false
  }
}

extension Pending: Equatable where Question: Equatable, Answer: Equatable {}
extension Pending: Hashable where Question: Hashable, Answer: Hashable {}
