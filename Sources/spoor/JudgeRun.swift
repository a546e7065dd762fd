import DurableFiles
import Judging
import ModelServers
import Records
import SpoorModel

/// The files of a judge's folder, beside the one of findings.
enum JudgeFileName {
  /// The responses of which its answer is of no use.
  static let malformed = "malformed.jsonl"
  /// What was asked.
  static let prompt = "prompt.txt"
}

/// Asks a judge about responses, and writes what it says: a line a response, and apart from them those of
/// which its answer is of no use.
struct JudgeRun<Asked: ChatTask> where Asked.Subject == JudgedAnswer {
  let task: Asked
  let prompt: TextTemplate
  let files: JudgedFiles
  let chat: ChatOptions

  /// What was written.
  struct Written {
    var judge: Endpoint
    var responses = 0
    var malformed = 0
    var judged: Int { responses - malformed }
  }

  /// Asks, and writes.
  ///
  /// - Parameters:
  ///   - name: the file of findings.
  ///   - members: what a line says beyond prompt, model and judge.
  /// - Returns: how much it is.
  /// - Throws: ``SpoorError``; what was answered until then is kept.
  func write(
    _ name: String,
    _ members: (JudgedAnswer, Asked.Finding) -> JSONObject
  ) throws -> Written {
    let answers = try files.answers()
    let endpoint = try chat.endpoint(at: files.server)
    let folder = try AnswerFolder(at: files.into)
    defer { folder.close() }
    let run = ChatRun(
      task: task,
      subjects: answers,
      server: folder.server(endpoint, chat.servers),
      options: chat
    )
    try run.ask("responses")
    var written = Written(judge: endpoint)
    try AtomicFile.write(to: folder.file(JudgeFileName.prompt)) {
      try $0.write(prompt.text)
    }
    try AtomicFile.write(to: folder.file(JudgeFileName.malformed)) { refused in
      try AtomicFile.write(to: folder.file(name)) { found in
        try run.findings { answer, finding in
          written.responses += 1
          let head = Self.head(answer, endpoint)
          switch finding {
          case .success(let finding):
            try found.write(Self.line(head, members(answer, finding)))
          case .failure(let reply):
            written.malformed += 1
            try refused.write(Self.line(head, ["problem": .string(reply.problem)]))
          }
        }
      }
    }
    return written
  }

  private static func head(_ answer: JudgedAnswer, _ judge: Endpoint) -> JSONObject {
    [
      "prompt_id": .string(answer.generation.promptID),
      "model": .string(answer.generation.model), "judge": .string(judge.model),
    ]
  }

  private static func line(_ head: JSONObject, _ members: JSONObject) -> String {
    JSONValue.object(JSONObject(head.members + members.members)).text + "\n"
  }
}
