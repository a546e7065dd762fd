import ArgumentParser
import Audits
import DurableFiles
import Foundation
import Review
import SpoorModel

struct QueueSubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Take verdicts from standard input, each as it comes.",
    discussion: """
      For pages and scripts of your own: each line is a JSON object with item,
      reviewer, hallucination, related and if need be row_id, cause, note and time.
      Each is answered by a line of JSON once it is on the disk, so that what was
      answered survives whatever happens. A refused line changes nothing and makes
      the exit status 65 in the end. Example:
        spoor queue submit annotations/planted-world < verdicts.jsonl
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  func run() throws {
    let audit = try StoredAudit(at: audit)
    try audit.requireQueue()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var input = InputLines()
    var number = 1
    var refused = 0
    while let lines = try input.next() {
      let replies = try audit.submit(lines, from: number)
      number += lines.count
      refused += replies.count(where: \.isRefusal)
      try Output.write(
        try replies.reduce(into: Data()) { $0 += try encoder.encode($1) + Data("\n".utf8) }
      )
    }
    guard refused == 0 else {
      throw SpoorError(
        .badInput,
        "\(refused) of \(number - 1) lines were refused",
        at: SpoorError.Location(file: "standard input"),
        remedy: "Their replies say why; the others are in the audit."
      )
    }
  }
}

/// The lines of standard input as they come: whatever has arrived is one batch.
private struct InputLines {
  private var rest = Data()
  private var isAtEnd = false

  /// The complete lines that have arrived, at least one; `nil` at the end.
  mutating func next() throws -> [Data]? {
    while !isAtEnd {
      let chunk = try read()
      isAtEnd = chunk.isEmpty
      rest += chunk
      guard let last = isAtEnd ? rest.endIndex : rest.lastIndex(of: newline) else { continue }
      let lines = rest[..<last].split(separator: newline).filter { !$0.allSatisfy(\.isBlank) }
      rest = Data(rest[last...].drop { $0 == newline })
      if !lines.isEmpty { return lines.map { Data($0) } }
    }
    return nil
  }

  private func read() throws -> Data {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw SpoorError.refused(.read, "standard input") }
      return Data(buffer[..<count])
    }
  }
}

private let newline = UInt8(ascii: "\n")

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
