import ArgumentParser
import Corpora

/// What the files of a dataset hold, where their first row is not to tell.
struct DatasetShapeOptions: ParsableArguments {
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

  /// Whether either was given.
  var areTold: Bool { format != nil || fields != nil }

  /// How the files are read.
  func options(badRows: DatasetOptions.BadRows = .stop) throws -> DatasetOptions {
    DatasetOptions(
      shape: format,
      fields: try fields.map { try FieldMapping(parsing: $0) },
      badRows: badRows
    )
  }
}
