/// Which edition of the review guidelines an item was made under or a reviewer followed.
public struct GuidelineVersion: RawRepresentable, Hashable, Sendable, Codable {
  /// The edition's name.
  public var rawValue: String

  /// Names an edition.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The edition that this build ships.
  public static let current = GuidelineVersion(rawValue: "2")
}
