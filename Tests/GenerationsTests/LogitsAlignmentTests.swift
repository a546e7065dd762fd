import Foundation
import Generations
import Records
import ScratchFiles
import SpoorModel
import Testing

/// Rows that are a token off fit in number, and would give plausible wrong divergences.
@Suite struct LogitsAlignmentTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let vocabulary = 16
  private static let generations = (0..<9).map { response in
    let ids = (0..<5).map { (response * 3 + $0 * 7) % vocabulary }
    return Generation(promptID: "p\(response)", model: "sft", text: "", tokenIDs: ids, offsets: [])
  }

  /// A sure model's row t is highest at token t + `shift`, one that knows nothing says the same of all.
  private func read(
    shift: Int?,
    alignment: LogitsFile.AlignmentCheck = .made
  ) throws -> Int {
    let tensors = Self.generations.map { generation in
      let floats = generation.tokenIDs.indices.flatMap { token -> [Float] in
        var row = [Float](repeating: 0, count: Self.vocabulary)
        guard let shift else { return row }
        let place = token + shift
        if generation.tokenIDs.indices.contains(place) { row[generation.tokenIDs[place]] = 9 }
        return row
      }
      let shape = "[\(generation.tokenIDs.count), \(Self.vocabulary)]"
      return TensorsFile.Tensor(generation.promptID, shape: shape, floats: floats)
    }
    let file = try scratch.file("a.safetensors", TensorsFile(tensors).bytes)
    let reader = try LogitsFile.reader(
      at: file,
      index: nil,
      generations: Self.generations,
      alignment: alignment
    )
    var count = 0
    while try reader.next() != nil { count += 1 }
    return count
  }

  @Test("rows of their own tokens are read, and so are those of a model that knows nothing")
  func aligned() throws {
    #expect(try read(shift: 0) == Self.generations.count)
    #expect(try read(shift: nil) == Self.generations.count)
  }

  @Test(
    "rows that predict a neighbour are refused",
    arguments: [(1, "the token after it"), (-1, "the token before it")]
  )
  func shifted(shift: Int, neighbour: String) throws {
    let error = try #require(throws: SpoorError.self) { try read(shift: shift) }
    #expect(error.problem.hasPrefix("the rows of the logits are a token off: in "))
    #expect(error.problem.contains(neighbour))
    #expect(error.location?.record?.hasPrefix("prompt p") == true)
    // Whoever measures some responses only must not decide by these.
    #expect(try read(shift: shift, alignment: .leftToOthers) == Self.generations.count)
  }
}
