import DurableFiles
import SpoorModel

/// What per-token values are made of, but for the response: files and settings.
struct ValueOrigin {
  private let source: DistributionSource
  private let parts: [String]

  /// What is made with settings, or is a file of this hash; and of files, which their marks tell.
  init(_ source: DistributionSource, _ settings: String, files: [String]) {
    self.source = source
    parts = ["\(source) \(settings)"] + files
  }

  /// The key of a response's values.
  func key(of generation: Generation) -> String {
    let tokens = generation.tokenIDs.map(String.init).joined(separator: " ")
    var made = parts + [generation.promptID, generation.model, tokens]
    switch source {
    case .logits, .precomputed: break
    case .truncated:
      // A server's tokens are held against the text and its places: with others they may not fit.
      let places = generation.offsets.map { "\($0.bytes.start)-\($0.bytes.end)" }
      made += [places.joined(separator: " "), generation.text]
    }
    return SHA256.hash(of: made.joined(separator: "\n"))
  }
}
