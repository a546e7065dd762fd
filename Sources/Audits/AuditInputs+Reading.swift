import AuditStore
import Foundation
import SpoorModel

extension AuditInputs {
  /// How files are read.
  struct Reading {
    /// Whether detectors may read the references.
    var references = Audit.ReferenceUse.whereGiven
    /// How many of the likeliest tokens are listed and compared.
    var listed = 10
    /// What becomes of a response that cannot be read.
    var badResponses = BadResponses.fatal
    /// Where per-token values are kept; `nil`: until the process ends.
    var values: ValueStore?
    /// Files in which others kept such values, and which nobody writes any more.
    var others: [URL] = []
    /// Which responses' values are read.
    var scope = ValueScope.whole
    /// A model's name, how many of its responses have their values, of all.
    var progress: (String, Int, Int) -> Void = { _, _, _ in }

    /// How values are read that are kept in a store; the whole audit takes over what others kept.
    func settings(_ store: ValueStore) throws(SpoorError) -> ValueReading.Settings {
      var kept = try KeptValues(store)
      switch scope {
      case .whole: for file in others { try store.takeOverValues(from: file.path) }
      case .part, .measured: kept = try KeptValues(store, besides: others)
      }
      return ValueReading.Settings(
        listed: listed,
        kept: kept,
        scope: scope,
        badResponses: badResponses
      )
    }
  }
}
