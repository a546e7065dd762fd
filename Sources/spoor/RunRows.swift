import Audits
import Records
import SpoorModel

/// Compared runs as CSV: a line a run, or a pair of runs, and measure.
struct RunRows {
  let text: String

  private static let head =
    "audit,model,less_audit,less_model,method,dataset,rows,params,epoch,arm,seed,differs,prompts,measure,"
    + "value,low,high"

  init(_ compared: ComparedRuns) {
    var lines = [Self.head]
    for run in compared.runs {
      let settings = [
        run.method, run.dataset ?? "", run.rows.map(String.init) ?? "", run.params ?? "",
        run.epoch.map(String.init) ?? "", run.arm ?? "", run.seed.map(String.init) ?? "",
      ]
      let names = [run.audit, run.model, "", ""] + settings + ["", String(run.answers)]
      lines += Self.lines(names, run.measures)
    }
    for pair in compared.differences {
      let (one, other) = (compared.runs[pair.run], compared.runs[pair.less])
      let names =
        [one.audit, one.model, other.audit, other.model, "", "", "", "", "", "", ""]
        + [pair.differs.joined(separator: " "), String(pair.prompts)]
      lines += Self.lines(names, pair.measures)
    }
    text = lines.joined(separator: "\r\n") + "\r\n"
  }

  private static func lines(_ names: [String], _ measures: [String: Estimate]) -> [String] {
    RunMeasure.allCases.compactMap { measure in
      guard let estimate = measures[measure.rawValue] else { return nil }
      let numbers = [estimate.value, estimate.low, estimate.high].map { $0.map { "\($0)" } ?? "" }
      return (names + [measure.rawValue] + numbers).map(\.csvField).joined(separator: ",")
    }
  }
}
