public import Foundation
import Records
public import SpoorModel

/// Full-vocabulary logits of one model over frozen responses, memory-mapped.
///
/// Row t of a response is what the model says before softmax after the prompt and the response's
/// tokens before t. A response may have no rows, and may lack the row of its last token where that
/// is of no bytes (`<eos>`).
public enum LogitsFile {
  /// Whether rows are looked at for being a token off.
  public enum AlignmentCheck: Sendable {
    /// In every response, as it is lent: some pages of each row are read.
    case made
    /// Nowhere; whoever measures some responses only leaves it to who reads all.
    case leftToOthers
  }

  /// Opens logits in whichever layout they are.
  ///
  /// | `url` | `index` | |
  /// |---|---|---|
  /// | `.npy` | given | one array for all responses |
  /// | `.safetensors` | given | one tensor for all responses: the only one, or the one named `logits` |
  /// | `.safetensors` | `nil` | one tensor a response, named by the prompt id |
  /// | a folder | `nil` | one `PROMPT_ID.npy` or `PROMPT_ID.safetensors` a response |
  ///
  /// `generations` are the responses that were scored, one a prompt; those without rows are no error, and
  /// rows of the prompts in `leftOut`, whose responses nobody could read, are passed over.
  /// Opening costs the headers, the index and the tokens; rows are read when they are asked for.
  ///
  /// Throws `badInput` with file, line and prompt or tensor where the file is none of these, is
  /// damaged, names a response that is not there, has not one row a token, or lacks the column of a
  /// token id; the reader throws it too where the rows turn out to be a token off.
  public static func reader(
    at url: URL,
    index: URL?,
    generations: [Generation],
    leftOut: Set<String> = [],
    alignment: AlignmentCheck = .made
  ) throws(SpoorError) -> any DistributionReader {
    let check = LogitsCheck(generations, leftOut: leftOut, alignment: alignment)
    if isFolder(url) {
      guard index == nil else { throw needless(url) }
      return try LogitsFolder(url, check)
    }
    let file = try TensorFile(url)
    if let index { return try IndexedLogits(file.onlyMatrix(), index: index, check) }
    switch file {
    case .numpy: throw needsIndex(url)
    case .safetensors(let tensors):
      guard !isOneMatrix(tensors, generations) else { throw needsIndex(url) }
      return try NamedLogits(tensors, check)
    }
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Whether the file's only tensor has the name that one for all responses has.
  private static func isOneMatrix(_ tensors: SafetensorsFile, _ generations: [Generation]) -> Bool {
    tensors.names == [TensorFile.matrixName]
      && !generations.contains { $0.promptID == TensorFile.matrixName }
  }

  private static func needsIndex(_ url: URL) -> SpoorError {
    SpoorError(
      .badInput,
      "an index is needed: which rows of this array are whose",
      at: SpoorError.Location(file: url.relativePath),
      remedy: """
        Name an index of records with prompt_id, row_start, row_end; or a folder with one file a \
        response, named by its prompt id.
        """
    )
  }

  private static func needless(_ url: URL) -> SpoorError {
    SpoorError(
      .badInput,
      "an index is given, and the logits are a folder of one file a response",
      at: SpoorError.Location(file: url.relativePath),
      remedy: "Leave the index out, or name one file."
    )
  }
}
