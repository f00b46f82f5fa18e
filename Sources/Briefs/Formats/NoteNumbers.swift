/// The notes of a text, numbered in the order in which it refers to them.
struct NoteNumbers {
  private var texts: [String: [UInt8]] = [:]
  private var labels: [String] = []
  private var numbers: [String: Int] = [:]
  private var ordered: [[UInt8]] = []
  private var given = 0
  private var rest = 0

  private static let limit = 10_000

  init(_ notes: [Footnote]) {
    for note in notes where texts[note.label] == nil {
      texts[note.label] = note.text
      labels.append(note.label)
    }
  }

  /// `nil` for a name without a note.
  mutating func number(of label: String) -> Int? {
    if let number = numbers[label] { return number }
    guard let text = texts[label] else { return nil }
    let number = add(text)
    numbers[label] = number
    return number
  }

  mutating func add(_ text: [UInt8]) -> Int {
    ordered.append(text)
    return ordered.count
  }

  /// The next note for the end of the text; those that nothing refers to come last.
  mutating func next() -> (number: Int, text: [UInt8])? {
    while given >= ordered.count, rest < labels.count {
      _ = number(of: labels[rest])
      rest += 1
    }
    guard given < ordered.count else { return nil }
    given += 1
    return (given, ordered[given - 1])
  }
}
