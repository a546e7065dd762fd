import Corpora
import Foundation
import SpoorModel

extension IndexBuilder {
  /// Refuses an index that holds another part of a dataset than the one asked for, or a part where the
  /// whole is: adding to either would count rows twice or leave some out.
  func checkPart(_ part: Part?, isThatOf present: IndexManifest) throws {
    let held = present.shards.count == 1 ? present.shards[0].part : nil
    // The only part of one is the whole.
    guard part != nil || held?.of ?? 1 > 1 else { return }
    guard part?.number != held?.number || part?.count != held?.of else { return }
    throw SpoorError(
      .badInput,
      "the index holds \(held?.words ?? "a whole dataset"), not "
        + (part.map { IndexManifest.Part($0).words } ?? "a whole dataset"),
      at: SpoorError.Location(file: folder.path),
      remedy: "Choose another folder for each part, and join them with 'spoor merge'."
    )
  }

  /// A part to which files are to be added.
  func otherFiles() -> SpoorError {
    SpoorError(
      .badInput,
      "the index holds a part of other files",
      at: SpoorError.Location(file: folder.path),
      remedy: "Name the same files as for the other parts, or start over with --rebuild."
    )
  }
}

extension IndexManifest.Part {
  /// A part, and where its rows were found.
  init(_ part: SpoorModel.Part, at rows: PartRows? = nil) {
    self.init(number: part.number, of: part.count, firstPosition: rows?.positions.lowerBound ?? 0)
  }

  /// The part in words.
  public var words: String { "part \(number) of \(of)" }
}
