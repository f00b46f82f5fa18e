import Briefs
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import BriefStore

/// Random histories of a folder on two machines, compared with a model that knows which story is where.
///
/// `HISTORY_ROUNDS=10000 swift test --filter IdentityHistory` runs more of them; a failure names its seed.
struct IdentityHistoryTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["HISTORY_ROUNDS"].flatMap { Int($0) } ?? 30

  @Test func noHistoryLosesAStarOrGivesItToAnotherStory() throws {
    let start =
      ProcessInfo.processInfo.environment["HISTORY_SEED"].flatMap { UInt64($0) } ?? 1
    for round in 0..<Self.rounds {
      let seed = start + UInt64(round)
      var history = try History(seed: seed)
      try history.run()
      #expect(history.difference == nil, "seed \(seed)")
    }
  }
}

/// One folder on two machines at different paths, and what each should show.
private struct History {
  private struct File {
    var story: Int
    var title: String
    var sentences: [String]

    var text: String { "\(title)\n\n\(sentences.joined(separator: " "))\n" }
  }

  private let boxes: [Sandbox]
  private var libraries: [Library]
  private var files: [String: File] = [:]
  private var binned: [(name: String, file: File)] = []
  private var starred: Set<Int> = []
  private var stories = 0
  private var names = 0
  private var random: SeededGenerator
  private var steps: [String] = []
  private(set) var difference: String?

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    boxes = [try Sandbox(), try Sandbox()]
    libraries = try boxes.map { try $0.open() }
  }

  mutating func run() throws {
    for _ in 0..<2 { try create() }
    try look(0)
    for _ in 0..<10 {
      try step()
      if Int.random(in: 0..<3, using: &random) > 0 { try look(0) }
      if difference != nil { return }
    }
    try look(0)
    try synchronise()
    try look(1)
    try synchronise()
    try look(0)
  }

  private mutating func step() throws {
    let name = files.keys.sorted().randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<14, using: &random) {
    case 0: try create()
    case 1 where !name.isEmpty: try edit(name, headline: false, body: true)
    case 2 where !name.isEmpty: try edit(name, headline: true, body: false)
    case 3 where !name.isEmpty: try edit(name, headline: true, body: true)
    case 4 where !name.isEmpty: _ = try move(name)
    case 5 where !name.isEmpty: try edit(try move(name), headline: true, body: true)
    case 6 where !name.isEmpty:
      let copy = newName()
      files[copy] = files[name]
      note("copy \(name) \(copy)")
      try write(copy)
      try look(0)
    case 7 where !name.isEmpty:
      if let file = files.removeValue(forKey: name) { binned.append((name, file)) }
      note("delete \(name)")
      try boxes[0].delete(name)
    case 8:
      if let (name, file) = binned.popLast(), files[name] == nil {
        note("bring back \(name)")
        files[name] = file
        try write(name)
      }
    case 9: try deleteIndex(0)
    case 10:
      try synchronise()
      try look(1)
      try synchronise()
    case 11, 12, 13:
      if !name.isEmpty { try star(name, on: Int.random(in: 0..<4, using: &random) == 0 ? 1 : 0) }
    default: break
    }
  }

  private mutating func create() throws {
    let name = newName()
    stories += 1
    let sentences = (0..<6).map { _ in sentence() }
    files[name] = File(story: stories, title: words(5), sentences: sentences)
    note("create \(name)")
    try write(name)
  }

  private mutating func edit(_ name: String, headline: Bool, body: Bool) throws {
    note("edit \(name) \(headline ? "headline " : "")\(body ? "body" : "")")
    if headline {
      let word = words(1)
      files[name]?.title += " \(word)"
    }
    if body {
      let place = headline ? 0 : Int.random(in: 0..<6, using: &random)
      let now = "Now " + (files[name]?.sentences[place] ?? "")
      files[name]?.sentences[place] = now
    }
    try write(name, isAtomic: .random(using: &random))
  }

  private mutating func move(_ name: String) throws -> String {
    let new = newName()
    note("move \(name) \(new)")
    files[new] = files.removeValue(forKey: name)
    try boxes[0].move(name, new)
    return new
  }

  private mutating func star(_ name: String, on machine: Int) throws {
    if machine == 1 {
      try synchronise()
      try look(1)
    } else {
      try look(0)
    }
    guard difference == nil, let story = files[name]?.story else { return }
    let value = !starred.contains(story)
    note("\(value ? "star" : "unstar") \(name) on \(machine)")
    let row = try libraries[machine].find(path: Array(name.utf8))
    boxes.forEach { box in box.now.withLock { $0 += 10 } }
    _ = try libraries[machine].mark(row, .starred, value, key: "s")
    if value { starred.insert(story) } else { starred.remove(story) }
    try synchronise()
    try look(machine)
  }

  /// Makes both machines have the same files and all journals.
  private mutating func synchronise() throws {
    note("synchronise")
    for name in try FileManager.default.subpathsOfDirectory(atPath: boxes[1].folder)
    where files[name] == nil && name.hasSuffix(".txt") {
      try boxes[1].delete(name)
    }
    for (name, file) in files {
      let old = FileManager.default.contents(atPath: "\(boxes[1].folder)/\(name)")
      if old != Data(file.text.utf8) { try boxes[1].write(name, file.text) }
    }
    for (from, to) in [(boxes[0], boxes[1]), (boxes[1], boxes[0])] {
      for name in try FileManager.default.contentsOfDirectory(atPath: from.state)
      where name.hasPrefix("journal-") {
        let bytes = try #require(FileManager.default.contents(atPath: "\(from.state)/\(name)"))
        let old = FileManager.default.contents(atPath: "\(to.state)/\(name)")?.count ?? 0
        if bytes.count > old { try bytes.write(to: URL(fileURLWithPath: "\(to.state)/\(name)")) }
      }
    }
  }

  private mutating func deleteIndex(_ machine: Int) throws {
    note("delete index")
    libraries[machine].close()
    libraries[machine].index.close()
    for file in try boxes[machine].cacheFiles() { unlink(file) }
    libraries[machine] = try boxes[machine].open()
  }

  private mutating func look(_ machine: Int) throws {
    try libraries[machine].refresh()
    for (name, file) in files {
      for key in try libraries[machine].find(path: Array(name.utf8)) {
        let isStarred = try libraries[machine].open(key)?.row.state.isStarred
        if isStarred != starred.contains(file.story), difference == nil {
          difference =
            "\(name) on \(machine) is \(isStarred == true ? "" : "not ")starred: "
            + steps.joined(separator: "; ")
          print(difference ?? "")
        }
      }
    }
  }

  private func write(_ name: String, isAtomic: Bool = false) throws {
    guard let text = files[name]?.text else { return }
    if isAtomic {
      try boxes[0].write(".new", text)
      try boxes[0].move(".new", name)
    } else {
      try boxes[0].write(name, text)
    }
  }

  private mutating func note(_ step: String) { steps.append(step) }

  private mutating func newName() -> String {
    names += 1
    return Int.random(in: 0..<3, using: &random) == 0 ? "below/\(names).txt" : "\(names).txt"
  }

  private mutating func sentence() -> String {
    let text = words(9)
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in
      String(
        (0..<6).map { _ in Character(UnicodeScalar(UInt8.random(in: 97...122, using: &random))) })
    }.joined(separator: " ")
  }
}
