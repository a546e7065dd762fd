import Foundation
import SpoorModel
import Testing

@testable import Reporting

@Suite("DatasetSection")
struct DatasetSectionTests {
  private var asked: ModelSummary {
    var model = Samples.model("sft", excess: Samples.sure)
    model.datasetEvidence = Samples.datasetEvidence
    model.detectorEvidence = ["reference": DetectorReach(responses: 2, spans: 4)]
    return model
  }

  @Test("doubted and cleared spans stand apart, with the sentence that says what the figures mean")
  func counts() {
    let page = PageText(Samples.page(Samples.summary([asked])))
    #expect(page.failure == nil)
    #expect(page.text.contains(DatasetSection.meaning))
    #expect(page.text.contains("3 of 4"))
    #expect(page.text.contains("Spans on which each detector had evidence"))
    #expect(page.text.contains("reference4in 2 responses"))
  }

  @Test("a model that was not asked has no column, and without any there is no section")
  func unasked() {
    let other = Samples.model("lora", excess: Samples.unsure)
    let html = DatasetSection(models: [asked, other]).html.markup
    #expect(!html.contains("lora"))
    #expect(DatasetSection(models: [other]).html == .empty)
    #expect(!Samples.page(Samples.summary([other])).contains("#dataset"))
  }

  @Test("summary.json has the keys of docs/formats.md, and a summary of before is still read")
  func json() throws {
    let data = try JSONEncoder().encode(asked)
    let text = String(decoding: data, as: UTF8.self)
    for key in ["dataset_evidence", "not_mentioned", "detector_evidence"] {
      #expect(text.contains("\"\(key)\""))
    }
    #expect(try JSONDecoder().decode(ModelSummary.self, from: data) == asked)
    let before = try JSONEncoder().encode(Samples.model("sft", excess: nil))
    #expect(try JSONDecoder().decode(ModelSummary.self, from: before).datasetEvidence == nil)
  }
}
