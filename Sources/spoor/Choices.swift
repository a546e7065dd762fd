public import ArgumentParser
public import Corpora
public import SpoorModel

extension RowField: ExpressibleByArgument {}

extension DatasetShape: ExpressibleByArgument {
  /// What `--format` takes: all but the shape that `--fields` names.
  static let choices = allCases.filter { $0 != .mapped }

  /// Reads a value of `--format`.
  public init?(argument: String) {
    guard let shape = Self.choices.first(where: { $0.rawValue == argument }) else { return nil }
    self = shape
  }

  /// The values that help lists.
  public static var allValueStrings: [String] { choices.map(\.rawValue) }
}
