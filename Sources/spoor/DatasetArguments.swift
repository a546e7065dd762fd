import ArgumentParser
import Corpora
import Foundation
import Knowledge
import SpoorModel

/// A dataset on the command line, with the file that says what the base model knew of its rows.
struct DatasetArguments: ParsableArguments {
  @Argument(help: "The dataset: files, folders or patterns.", completion: .file())
  var dataset: [String]

  @Option(
    help: ArgumentHelp(
      "The categories of its rows ('spoor knowledge classify --json').",
      valueName: "file"
    ),
    completion: .file()
  )
  var knowledge: String

  @OptionGroup var shape: DatasetShapeOptions

  /// The dataset with its rows' categories.
  func categorised() throws -> CategorisedDataset {
    try CategorisedDataset(
      files: try DatasetFiles(dataset).urls,
      options: try shape.options(),
      knowledge: try KnowledgeFile.read(URL(filePath: knowledge))
    )
  }
}
