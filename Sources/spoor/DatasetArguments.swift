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

  @Option(
    help: ArgumentHelp(
      "Which keys hold which fields: question=Q,answer=A; also input, system, id.",
      valueName: "field=key,…"
    )
  )
  var fields: String?

  @Option(help: ArgumentHelp("What every file holds.", valueName: "shape"))
  var format: DatasetShape?

  func validate() throws {
    guard format == nil || fields == nil else {
      throw ValidationError("--format and --fields exclude each other; give --fields alone.")
    }
  }

  /// The dataset with its rows' categories.
  func categorised() throws -> CategorisedDataset {
    let options = DatasetOptions(
      shape: format,
      fields: try fields.map { try FieldMapping(parsing: $0) }
    )
    return try CategorisedDataset(
      files: try DatasetFiles(dataset).urls,
      options: options,
      knowledge: try KnowledgeFile.read(URL(filePath: knowledge))
    )
  }
}
