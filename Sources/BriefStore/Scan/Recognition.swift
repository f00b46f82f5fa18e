import Briefs

/// Which recogniser finds the entities of the folder: the one that its `entities.yaml` corrects.
package struct Recognition: Sendable {
  static let fileName = Array("entities.yaml".utf8)
  static let sizeLimit = 1 << 20

  /// A recogniser, and what was wrong with the corrections it was made with.
  package struct Current: Sendable {
    package var recogniser: any EntityRecogniser
    package var problems: [FileProblem]

    package init(recogniser: any EntityRecogniser, problems: [FileProblem] = []) {
      self.recogniser = recogniser
      self.problems = problems
    }
  }

  /// Makes a recogniser from the bytes of `entities.yaml`, or from none.
  let make: @Sendable ([UInt8]?) -> Current

  package init(_ make: @escaping @Sendable ([UInt8]?) -> Current) { self.make = make }

  /// The recogniser as it stands in the folder now; without corrections where they cannot be read.
  func current(in root: FolderHandle) -> Current {
    let file = try? root.read(Self.fileName, limit: Self.sizeLimit)
    return make(file?.bytes)
  }
}
