public import ArgumentParser
public import Corpora
public import Estimators
public import Injection
public import Knowledge
public import ModelServers
public import SpanFiles
public import SpoorModel

extension RowField: ExpressibleByArgument {}

extension DatasetShape: ExpressibleByArgument {
  /// Reads a value of `--format`.
  public init?(argument: String) { self.init(named: argument) }

  /// The values that help lists.
  public static var allValueStrings: [String] { named.map(\.rawValue) }
}

extension Estimator: ExpressibleByArgument {}

extension SpanFormat: ExpressibleByArgument {}

extension AnswerMatching: ExpressibleByArgument {}

extension ChoiceRule: ExpressibleByArgument {}

extension PartialDate: ExpressibleByArgument {
  /// Reads a date such as that of `--cutoff`.
  public init?(argument: String) { self.init(argument) }
}

extension DialectName: ExpressibleByArgument {}

extension SpecialTokens: ExpressibleByArgument {}

extension ChatQuestion.Form: ExpressibleByArgument {}
