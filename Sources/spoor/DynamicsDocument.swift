import Knowledge
import SpoorModel

/// What `spoor knowledge dynamics --json` prints.
struct DynamicsDocument: Encodable {
  struct Share: Encodable {
    var share: Double
    var questions: Int?
  }

  struct Epoch: Encodable {
    var epoch: Double
    var fitted: [String: Share]
    var dev: Share?
    var test: Share?
  }

  struct Stop: Encodable {
    var epoch: Double
    var dev: Estimate
    var fitted: [String: Share]
  }

  var schema = "spoor.knowledge.dynamics/1"
  var epochs: [Epoch]
  var earlyStop: Stop
  var convergence: Stop
  var gap: Estimate
  var testGap: Estimate?
  var isPaired: Bool
  var savedEpochs: Double
  var halfFitted: [String: Double]
  var caveats: [String]

  enum CodingKeys: String, CodingKey {
    case schema, epochs, convergence, gap, caveats
    case earlyStop = "early_stop"
    case testGap = "test_gap"
    case isPaired = "gap_is_paired"
    case savedEpochs = "saved_epochs"
    case halfFitted = "half_fitted"
  }

  init(_ dynamics: TrainingDynamics) {
    epochs = dynamics.epochs.map { epoch in
      Epoch(
        epoch: epoch.epoch,
        fitted: Self.fitted(epoch),
        dev: epoch.dev.map(Share.init),
        test: epoch.test.map(Share.init)
      )
    }
    earlyStop = Self.stop(dynamics.earlyStop)
    convergence = Self.stop(dynamics.convergence)
    gap = dynamics.gap
    testGap = dynamics.testGap
    isPaired = dynamics.isPaired
    savedEpochs = dynamics.savedEpochs
    let half = dynamics.halfFitted.map { ($0.key.rawValue, $0.value) }
    halfFitted = Dictionary(uniqueKeysWithValues: half)
    caveats = dynamics.caveats
  }

  private static func stop(_ stop: TrainingDynamics.Stop) -> Stop {
    Stop(epoch: stop.epoch.epoch, dev: stop.dev, fitted: fitted(stop.epoch))
  }

  private static func fitted(_ epoch: LoggedEpoch) -> [String: Share] {
    let shares = epoch.fitted.map { ($0.key.rawValue, Share($0.value)) }
    return Dictionary(uniqueKeysWithValues: shares)
  }
}

extension DynamicsDocument.Share {
  fileprivate init(_ logged: LoggedShare) {
    self.init(share: logged.share, questions: logged.questions)
  }
}
