import Briefs
import Dispatch
import Text

/// Which recogniser finds the entities of the folder: the one that its `entities.yaml` corrects.
package struct Recognition: Sendable {
  static let fileName = Array("entities.yaml".utf8)

  /// A recogniser, and what was wrong with the corrections it was made with.
  package struct Current: Sendable {
    package var recogniser: any EntityRecogniser
    package var problems: [FileProblem]
    /// The other names that a query may use, by what the recogniser was made with.
    let names: EntityNames

    package init(
      recogniser: any EntityRecogniser, problems: [FileProblem] = [],
      corrections: EntityCorrections = .none
    ) {
      self.recogniser = recogniser
      self.problems = problems
      names = EntityNames(corrections)
    }
  }

  /// Makes a recogniser from the bytes of `entities.yaml`, or from none.
  let make: @Sendable ([UInt8]?) -> Current

  package static let standard = Recognition { bytes in
    let (corrections, problems) = bytes.map { EntityCorrections.parse($0) } ?? (.none, [])
    return Current(
      recogniser: ModelRecogniser(corrections: corrections), problems: problems,
      corrections: corrections)
  }

  /// Makes the lists of names on another thread, before the first brief has to wait for them.
  package static func warmUp() {
    DispatchQueue.global(qos: .userInitiated).async {
      var brief = Brief(title: "Oslo", format: .plainText)
      brief.sections = [
        Section(title: "", role: .other, blocks: [Block("Then he met Ann Lee in Oslo.")])
      ]
      _ = standard.make(nil).recogniser.mentions(in: brief)
    }
  }

  package init(_ make: @escaping @Sendable ([UInt8]?) -> Current) { self.make = make }

  /// The recogniser as it stands in the folder now; without corrections where they cannot be read.
  func current(in root: FolderHandle) -> Current {
    // One byte more than is allowed, so that a larger file is refused and not cut.
    let file = try? root.read(Self.fileName, limit: EntityCorrections.sizeLimit + 1)
    return make(file?.bytes)
  }
}
