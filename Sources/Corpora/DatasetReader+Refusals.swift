import SpoorModel

extension DatasetReader {
  /// The error of files without a row; `file` is the last of them.
  static func noRows(butSkipped skipped: Int = 0, in file: String? = nil) -> SpoorError {
    let left = skipped > 0 ? "; \(skipped) were left out as bad" : ""
    return SpoorError(
      .badInput,
      "the dataset holds no rows\(left)",
      at: file.map { SpoorError.Location(file: $0) },
      remedy:
        "Check that these are the files meant; docs/formats.md lists the shapes that are read."
    )
  }
}

extension DatasetOptions {
  /// Throws where they contradict each other.
  func check() throws(SpoorError) {
    guard let shape, (shape == .mapped) != (fields != nil) else { return }
    throw SpoorError(
      .usage,
      shape == .mapped
        ? "the format 'mapped' needs --fields"
        : "--format \(shape.rawValue) and --fields exclude each other",
      remedy: "Give --fields alone, as in '--fields instruction=Q,output=A'."
    )
  }
}
