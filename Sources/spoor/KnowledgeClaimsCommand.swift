import ArgumentParser
import DurableFiles
import Foundation
import Knowledge
import Reporting
import SpoorModel

struct KnowledgeClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Say how well a model knows the claims of long answers.",
    discussion: """
      Reads, of each prompt, a record a claim (prompt_id, claim, statement, answer),
      then the model's long answers (prompt_id, decoding, text). An answer states a
      claim if the words of "answer" or of an alias stand in it, or if its "stated"
      names the claim, as a judge found. SliCK's categories for claims are our
      adaptation (docs/formats.md, 'Claims of long answers'). Examples:
        spoor knowledge claims claims.jsonl texts.jsonl
        spoor knowledge claims claims.jsonl texts.jsonl --json > known_claims.jsonl
      """
  )

  @Argument(
    help: ArgumentHelp("Files of claims and answers, in this order.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json", "csv", "gz", "zst"])
  )
  var files: [String]

  @Option(
    help: ArgumentHelp("Write all figures there as JSON (docs/formats.md).", valueName: "file"),
    completion: .file()
  )
  var figures: String?

  @Flag(help: "Print a JSON object a claim (docs/formats.md).")
  var json = false

  func run() throws {
    let estimation = try ProgressLine.during(estimation)
    let claims = try estimation.classified()
    guard !claims.isEmpty else {
      throw SpoorError(
        .badInput,
        "the files hold no claims",
        at: files.first.map { SpoorError.Location(file: $0) },
        remedy: "What a record must hold stands in docs/formats.md, 'Claims of long answers'."
      )
    }
    let document = ClaimsDocument(
      ClaimFigures(of: claims, temperatures: estimation.temperatures),
      claims: claims.count,
      answers: estimation.answers,
      judged: estimation.judged
    )
    if let figures {
      try AtomicFile.write(to: URL(filePath: figures)) { try $0.write(Output.json(document)) }
    }
    guard json else { return try Output.write(ClaimsText(document).text) }
    let lines = JSONLines()
    var data = Data()
    for claim in claims { data += try lines.line(ClassifiedClaimLine(claim)) }
    try Output.write(data)
    for caveat in document.caveats { Output.note(caveat) }
  }

  private func estimation(_ line: ProgressLine) throws -> ClaimEstimation {
    var estimation = try ClaimEstimation()
    for path in files {
      try estimation.add(try AnswerFile(URL(filePath: path), of: .claims)) {
        line.show("\($0.counted("answer")) read")
      }
    }
    return estimation
  }
}
