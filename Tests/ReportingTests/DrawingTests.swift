import Foundation
import SpoorModel
import Testing

@testable import Reporting

@Suite("Drawings")
struct DrawingTests {
  @Test(
    "a scale begins and ends at round values around its data",
    arguments: [
      ([0, 4.61], [0.0, 2, 4, 6], 0),
      ([-16.8, 17.8], [-20, -10, 0, 10, 20], 0),
      ([0, 0.31], [0, 0.1, 0.2, 0.3, 0.4], 1),
      ([.nan, .infinity], [0, 0.5, 1], 1),
      ([2, 2], [2, 2.5, 3], 1),
      ([1e300, 3], [3, 3.5, 4], 1),
    ]
  )
  func scales(values: [Double], ticks: [Double], digits: Int) {
    let scale = LinearScale(covering: values, ticks: 4, from: 0, to: 100)
    let isEqual = zip(scale.ticks, ticks).allSatisfy { abs($0 - $1) < 1e-9 }
    #expect(isEqual && scale.ticks.count == ticks.count, "\(scale.ticks)")
    #expect(scale.digits == digits)
    #expect(scale.position(ticks[0]) == 0)
  }

  @Test("a curve breaks where a bin has no data and ignores what is not finite")
  func gaps() {
    var bins = Samples.divergence.bins
    bins[15] = Estimate(value: .infinity, low: .nan, high: .infinity)
    let svg = KLCurve(name: "<a>", bins: bins, others: [bins]).svg.markup
    #expect(svg.components(separatedBy: "<polyline class=\"own\"").count - 1 == 3)
    #expect(svg.components(separatedBy: "<circle").count - 1 == 18)
    #expect(!svg.contains("nan") && !svg.contains("∞"))
    #expect(PageText(svg).failure == nil)
  }

  @Test("a curve without any data is drawn with its axes and says so")
  func nothing() {
    let page = PageText(KLCurve(name: "a", bins: [], others: []).svg.markup)
    #expect(page.failure == nil)
    #expect(page.text.contains("no data"))
  }

  @Test("the verdict names every model once, with what its interval allows")
  func verdict() {
    let lower = Estimate(value: -0.2, low: -0.3, high: -0.1)
    let a = Samples.model("a", excess: Samples.sure)
    let b = Samples.model("b", excess: lower)
    let c = Samples.model("c", excess: Samples.unsure)
    let d = Samples.model("d", excess: nil)
    let all = Verdict(models: [a, b, c, d]).sentence
    #expect(
      all.hasSuffix(
        "by 21.4 points in a; less often in b; no clear difference in c; not estimable in d."
      )
    )
    #expect(
      Verdict(models: [c]).sentence.hasPrefix("The tuned model’s doubted spans are not shown")
    )
    #expect(Verdict(models: [b, c]).sentence.hasSuffix("own; less often in b."))
    #expect(Verdict(models: [d, d]).sentence.contains("cannot be estimated"))
  }

  @Test("the sentence says where lift is no sign of borrowing")
  func caution() {
    var alike = Samples.model("a", excess: Samples.sure)
    alike.attribution.liftDifference = Estimate(value: -0.1, low: -0.2, high: 0)
    var apart = Samples.model("b", excess: Samples.sure)
    apart.attribution.liftDifference = Estimate(value: 0.2, low: 0.1, high: 0.3)
    let sentence = Verdict(models: [alike, apart]).sentence
    #expect(sentence.hasSuffix("but lift does not tell borrowing from other change in a."))
  }
}
