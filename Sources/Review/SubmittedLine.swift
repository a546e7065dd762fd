public import AuditStore
import DurableFiles
public import Foundation
import SpoorModel

/// One verdict as whoever judges by a tool of their own submits it: an item's hash and the answers.
public struct SubmittedLine: Hashable, Sendable {
  /// Why a line is no verdict, in words.
  public struct Fault: Error, Hashable {
    /// What is wrong.
    public var problem: String
  }

  /// What it says.
  public let verdict: Verdict

  /// Reads a line: `item`, `reviewer`, `hallucination`, `related`, and if need be `row_id`, `cause`, `note`,
  /// `time`, `guideline_version`.
  ///
  /// - Throws: ``Fault``.
  public init(_ line: Data) throws(Fault) {
    do {
      let read = try JSONDecoder().decode(Fields.self, from: line)
      verdict = try read.verdict
    } catch let error as DecodingError {
      throw Fault(problem: error.words)
    } catch let fault as Fault {
      throw fault
    } catch {
      throw Fault(problem: "\(error)")
    }
  }

  private struct Fields: Decodable {
    let item: ItemHash
    let given: VerdictFields

    private enum CodingKeys: String, CodingKey { case item }

    init(from decoder: any Decoder) throws {
      let name = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .item)
      guard let hash = ItemHash(rawValue: name) else {
        throw Fault(problem: "'item' is '\(name)', which is no item's hash; take it from the task")
      }
      item = hash
      given = try VerdictFields(from: decoder)
    }

    var verdict: Verdict {
      get throws {
        guard let reviewer = given.reviewer, !reviewer.isEmpty else { throw missing("reviewer") }
        let answers = try given.answers(missing: missing)
        return given.verdict(on: item, by: reviewer, answers, guidelines: .current)
      }
    }

    private func missing(_ key: String) -> Fault {
      Fault(problem: "'\(key)' is missing; a verdict needs item, reviewer, hallucination, related")
    }
  }
}
