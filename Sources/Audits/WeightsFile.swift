public import Foundation
public import Hallucinations
import SpoorModel

/// A file of fusion weights, as `spoor calibrate` writes it.
public enum WeightsFile {
  /// The weights in a file.
  ///
  /// - Throws: ``SpoorError`` for a file that cannot be read or is of another kind or version.
  public static func read(_ url: URL) throws -> FusionWeights {
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      throw SpoorError(
        .badInput,
        "the file of weights cannot be read",
        at: SpoorError.Location(file: url.path),
        remedy: "Name a file that 'spoor calibrate' wrote."
      )
    }
    guard let weights = try? JSONDecoder().decode(FusionWeights.self, from: data),
      weights.schema == FusionWeights.schema
    else {
      throw SpoorError(
        .badInput,
        "the file holds no weights of the version \(FusionWeights.schema)",
        at: SpoorError.Location(file: url.path),
        remedy: "Write it with 'spoor calibrate'."
      )
    }
    return weights
  }
}
