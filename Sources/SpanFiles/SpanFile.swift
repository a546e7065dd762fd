public import Foundation
import Records
public import SpoorModel

/// What a file of marked responses holds: which ranges of which responses somebody marked.
///
/// ```swift
/// let gold = try SpanFile.read(url)
/// let found = try SpanFile.read(other, as: .lettuceDetect, responses: generations)
/// ```
public struct SpanFile: Hashable, Sendable {
  /// How the file writes its marks.
  public var format: SpanFormat
  /// The responses with their marks, in the file's order, each prompt and model once.
  ///
  /// A response of which every mark is unlocated is there too; one that no `responses` holds is not.
  public var responses: [MarkedResponse]
  /// Marks, decisions and values that have no place in their response, in the file's order.
  public var unlocated: [UnlocatedMark]
  /// How many marks, decisions and values the file states, those without a place included.
  public var claims: Int
  /// How many responses of the file are none of `responses`.
  public var unknownResponses: Int

  /// How many ranges are marked.
  ///
  /// Where several annotators marked, these are the runs that the same share of them marked.
  public var marks: Int { responses.reduce(0) { $0 + $1.marks.count } }

  /// Reads a file, of the format that its first record's keys tell unless `format` says it.
  ///
  /// `responses` are those of an audit. A file without texts of its own gets them from there, by prompt
  /// and, where it names one, model. Where a file's text differs from theirs, its marks are looked for in
  /// theirs. Without `responses`, offsets of a file without texts are taken as they are.
  ///
  /// Throws `badInput` with file, line and record for a malformed record, for a prompt and model that
  /// stand twice, for a format that nobody can tell, and for a file without records.
  ///
  /// - Complexity: O(n) in the file's bytes where offsets are right; memory holds the marks and texts.
  public static func read(
    _ url: URL,
    as format: SpanFormat? = nil,
    responses: [Generation] = []
  ) throws(SpoorError) -> SpanFile {
    let reader = try RecordReader(url, shape: format?.shape ?? SpanFormat.anyShape)
    var format = format
    var claimed = ClaimedResponses()
    while var record = try reader.next() {
      let known = if let format { format } else { try SpanFormat(of: record) }
      format = known
      reader.shape = known.shape
      record.shape = known.shape
      try claimed.add(record, of: known)
    }
    guard let format else {
      throw SpoorError(
        .badInput,
        "the file holds no records",
        at: SpoorError.Location(file: reader.file),
        remedy: reader.shape.remedy
      )
    }
    return SpanFile(format, claimed, responses)
  }

  private init(_ format: SpanFormat, _ claimed: ClaimedResponses, _ known: [Generation]) {
    var placement = Placement(in: KnownResponses(known))
    for response in claimed.responses { placement.place(response) }
    self.format = format
    responses = placement.responses
    unlocated = placement.unlocated
    claims = claimed.responses.reduce(0) { $0 + $1.claims.count + $1.unlocated.count }
    unknownResponses = placement.unknownResponses
  }
}
