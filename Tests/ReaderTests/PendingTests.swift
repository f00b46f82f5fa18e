import Testing

@testable import Reader

@Suite struct PendingTests {
  @Test func theAnswerToTheNewestQuestionIsTaken() {
    var pending = Pending<String, Int>()
    #expect(!pending.isWaiting)
    let generation = pending.ask("how many?")
    #expect(pending.isWaiting)
    #expect(pending.question == "how many?")
    let isTaken = pending.receive(4, generation: generation)
    #expect(isTaken)
    #expect(!pending.isWaiting)
    #expect(pending.answer == 4)
  }

  @Test func aLateAnswerToAnOldQuestionIsDropped() {
    var pending = Pending<String, Int>()
    let first = pending.ask("one?")
    let second = pending.ask("two?")
    #expect(!pending.accepts(first))
    let isLateTaken = pending.receive(1, generation: first)
    #expect(!isLateTaken)
    #expect(pending.isWaiting)
    #expect(pending.answer == nil)
    pending.receive(2, generation: second)
    #expect(pending.answer == 2)
  }

  @Test func theOldAnswerStaysUntilTheNextComes() {
    var pending = Pending<String, Int>()
    let first = pending.ask("one?")
    pending.receive(1, generation: first)
    let next = pending.ask("two?")
    #expect(pending.answer == 1)
    pending.fail(generation: next)
    #expect(pending.answer == 1)
    #expect(!pending.isWaiting)
  }

  @Test func aSecondAnswerToTheSameQuestionAddsToIt() {
    var pending = Pending<String, Int>()
    let generation = pending.ask("what changes?")
    pending.receive(1, generation: generation)
    pending.receive(2, generation: generation)
    #expect(pending.answer == 2)
  }

  @Test func afterCancellingNoAnswerIsTaken() {
    var pending = Pending<String, Int>()
    let before = pending.ask("one?")
    pending.cancel()
    #expect(!pending.isWaiting)
    #expect(pending.question == nil)
    for generation in [0, before, pending.generation] {
      let isTaken = pending.receive(1, generation: generation)
      let isFailed = pending.fail(generation: generation)
      #expect(!isTaken && !isFailed)
    }
    let after = pending.ask("two?")
    #expect(after > before)
    pending.receive(2, generation: after)
    #expect(pending.answer == 2)
  }

  @Test func nothingIsTakenBeforeTheFirstQuestion() {
    var pending = Pending<String, Int>()
    pending.receive(1, generation: 0)
    #expect(pending.answer == nil)
  }
}
