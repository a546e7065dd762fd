import Foundation
import ScratchFiles
import SpanFiles
import SpoorModel
import Testing

@Suite struct Probe {
  @Test func probe() throws {
    let names = [
      "mu_shroom/mushroom.en-val.v2.extra.jsonl",
      "xsum_hallucination/hallucination_annotations_xsum_summaries.csv",
      "halueval/general_data.json", "world-a/gold_statements_sft.jsonl",
    ]
    for name in names {
      let parts = name.split(separator: "/")
      let url = try #require(SharedData.folder(String(parts[0]))).appending(path: String(parts[1]))
      let clock = ContinuousClock()
      let t = clock.now
      let f = try SpanFile.read(url)
      print(
        "PROBE",
        name,
        f.format,
        f.responses.count,
        "marks",
        f.marks,
        "claims",
        f.claims,
        "unlocated",
        f.unlocated.count,
        clock.now - t
      )
      var by: [String: Int] = [:]
      for u in f.unlocated { by[u.reason.rawValue, default: 0] += 1 }
      print("PROBE", by)
      for u in f.unlocated.prefix(200) {
        print(
          "UN",
          u.location.line ?? 0,
          u.promptID,
          u.reason,
          u.quote.prefix(150).debugDescription
        )
      }
      if name.contains("halu") {
        for id in ["1920", "202", "646", "2577", "2781"] {
          if let r = f.responses.first(where: { $0.promptID == id }), let m = r.marks.first,
            let t = r.text
          {
            let s = Array(t.unicodeScalars)
            var out = ""
            out.unicodeScalars.append(contentsOf: s[m.range.start..<m.range.end])
            print("LOOSE", id, out.debugDescription)
          }
        }
      }
    }
  }
}
