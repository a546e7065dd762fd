import Foundation
import ScratchFiles
import SpanFiles
import SpoorModel

extension SpanFile {
  /// The file of these lines.
  static func of(
    _ lines: String...,
    name: String = "marks.jsonl",
    as format: SpanFormat? = nil,
    responses: [Generation] = []
  ) throws -> SpanFile {
    let folder = try ScratchFolder()
    let text = lines.map { $0 + "\n" }.joined()
    return try SpanFile.read(folder.file(name, text: text), as: format, responses: responses)
  }

  /// What is marked, as the responses have it.
  var quotes: [String] {
    responses.flatMap { response in
      response.marks.map { response.slice($0.range) }
    }
  }
}

extension MarkedResponse {
  /// What stands at a range.
  func slice(_ range: ScalarRange) -> String {
    var slice = ""
    let scalars = Array((text ?? "").unicodeScalars)
    slice.unicodeScalars.append(contentsOf: scalars[range.start..<range.end])
    return slice
  }
}

extension Generation {
  init(_ promptID: String, _ text: String, model: String = "m") {
    self.init(promptID: promptID, model: model, text: text, tokenIDs: [], offsets: [])
  }
}

extension SpoorError {
  /// Whether the words stand in the description.
  func says(_ words: String) -> Bool { description.contains(words) }
}
