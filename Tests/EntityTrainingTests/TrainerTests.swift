import Briefs
import EntityTraining
import Testing

/// A model from a few sentences of our own: the same bytes every time, and it has learnt something.
@Suite struct TrainerTests {
  static let corpus: Corpus = {
    let people = ["Ada Bell", "Tom Quill", "Lena Kvist", "Ruvimbo Chandauka", "Karim Zubari"]
    let places = ["Oslo", "Larouco", "Shostka", "Dongguan", "Uyuni"]
    var file = ""
    for (index, person) in people.enumerated() {
      for place in places {
        let names = person.split(separator: " ")
        file += "\(names[0])\tB-PER\n\(names[1])\tI-PER\nflew\tO\nto\tO\n\(place)\tB-LOC\n"
        file += index % 2 == 0 ? "yesterday\tO\n.\tO\n\n" : "again\tO\n.\tO\n\n"
      }
    }
    let documents = TrainingSet.all[1].documents(Array(file.utf8), peoples: [:])
    let lists = [("cities", places.map { Array($0.utf8) })]
    return Corpus(sets: [("made-up", documents)], lists: lists)
  }()

  static let plan: Trainer.Plan = {
    var plan = Trainer.Plan()
    plan.epochs = 3
    plan.runs = 2
    plan.codes = 64
    plan.rounds = 2
    return plan
  }()

  @Test func theSameCorpusGivesTheSameBytes() throws {
    let first = try #require(Trainer(Self.plan).model(of: Self.corpus))
    #expect(Trainer(Self.plan).model(of: Self.corpus) == first)
    var other = Self.plan
    other.seed += 1
    #expect(Trainer(other).model(of: Self.corpus) != first)
  }

  @Test func theModelKnowsWhatItWasShown() throws {
    let bytes = try #require(Trainer(Self.plan).model(of: Self.corpus))
    let model: EntityModel = try #require(EntityModel(bytes))
    let recogniser = ModelRecogniser(model: model)
    let found = recogniser.mentions(inText: "Tom Bell flew to Shostka yesterday.")
    #expect(found.map(\.text) == ["Tom Bell", "Shostka"])
    #expect(found.map(\.kind) == [.person, .place])
  }

  @Test func anEmptyCorpusGivesNoModel() {
    #expect(Trainer(Self.plan).model(of: Corpus(sets: [], lists: [])) == nil)
  }
}
