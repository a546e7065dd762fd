import ArgumentParser
import Reporting
import SpoorModel

/// What a pipeline does not accept of an audit.
struct GateOptions: ParsableArguments {
  /// Where findings are told.
  enum Stream {
    case standardOutput
    case standardError
  }

  @Option(
    help: ArgumentHelp(
      "Exit with 1 where a figure of summary.json is beyond this; may be repeated.",
      discussion: """
        FIELD OP NUMBER, such as 'borrowed_excess.sft > 0.10', or '.*' for every \
        model. It fails where the whole 95 % interval does; what nothing tells \
        exits with 65. gate.junit.xml beside the report tells it to a service.
        """,
      valueName: "condition"
    )
  )
  var failIf: [String] = []

  /// The conditions.
  ///
  /// - Throws: ``SpoorError`` `usage` for what is none.
  func rules() throws -> [GateRule] { try failIf.map { try GateRule(parsing: $0) } }

  /// Tells what became of the rules, and ends the program where one failed.
  ///
  /// - Throws: `ExitCode` 1 where a rule failed, ``SpoorError`` `badInput` where none did and one cannot be
  ///   decided.
  static func close(on findings: [GateFinding], at stream: Stream) throws {
    guard !findings.isEmpty else { return }
    let lines = GateText(findings).lines
    switch stream {
    case .standardOutput: try Output.write((["gate"] + lines).joined(separator: "\n") + "\n")
    case .standardError: for line in lines { Output.note(line) }
    }
    if findings.contains(where: { $0.outcome == .failed }) { throw ExitCode(1) }
    guard let undecided = findings.first(where: { $0.outcome == .undecided }) else { return }
    throw SpoorError(
      .badInput,
      "the gate cannot be decided: \(undecided.words)",
      remedy: "Mend or drop that condition; a gate never passes on what it does not know."
    )
  }
}
