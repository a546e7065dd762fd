public import Records

/// Something that a chat model is asked about many subjects, one question each.
public protocol ChatTask: Sendable {
  /// What is asked about.
  associatedtype Subject: Sendable
  /// What an answer comes to.
  associatedtype Finding: Sendable

  /// The question about a subject.
  func question(on subject: Subject) -> ChatQuestion

  /// What an object that was answered comes to.
  ///
  /// - Throws: ``MalformedReply`` for one that is not what was asked for: nobody guesses what was meant.
  func finding(in reply: JSONObject, on subject: Subject) throws(MalformedReply) -> Finding
}

/// Why an answer is of no use: it is counted, and nobody guesses what was meant.
public struct MalformedReply: Error, Hashable, Sendable {
  /// What is wrong with it.
  public var problem: String

  /// Says what is wrong.
  public init(_ problem: String) { self.problem = problem }
}

extension ModelServer {
  /// What the model's answer about a subject comes to; the answer is kept by what was asked.
  ///
  /// - Parameters:
  ///   - task: what is asked.
  ///   - subject: about what.
  ///   - form: how the server is told the answer's shape.
  /// - Returns: the finding, or why the answer is of no use.
  /// - Throws: ``SpoorError`` where there is no answer.
  public func finding<Task: ChatTask>(
    of task: Task,
    on subject: Task.Subject,
    _ form: ChatQuestion.Form
  ) async throws -> Result<Task.Finding, MalformedReply> {
    switch try await reply(to: task.question(on: subject), form) {
    case .malformed(let problem): return .failure(MalformedReply(problem))
    case .object(let object):
      do throws(MalformedReply) {
        return .success(try task.finding(in: object, on: subject))
      } catch {
        return .failure(error)
      }
    }
  }
}
