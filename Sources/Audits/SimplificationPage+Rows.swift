import Remedies
import Reporting
import SpoorModel

extension SimplificationPage {
  /// The page of a kit's shortened answers.
  init(_ rows: [SimplifiedRow], _ counts: SimplificationCounts, _ manifest: RemedyManifest) {
    self.init(
      title: "\(manifest.model) of \(manifest.audit)",
      figures: Figures(
        rows: counts.filled,
        of: counts.filled + counts.missing + counts.malformed,
        unchanged: counts.unchanged,
        longer: counts.longer,
        medianLengthRatio: counts.medianLengthRatio,
        totalLengthRatio: counts.totalLengthRatio
      ),
      rows: rows.map { row in
        Row(
          id: row.task.id.description,
          instruction: row.task.instruction,
          input: row.task.input,
          wordsBefore: row.task.words,
          wordsAfter: row.wordsAfter,
          pieces: row.difference.pieces.map { piece in
            let change: Change =
              switch piece.operation {
              case .equal: .kept
              case .delete: .deleted
              case .insert: .inserted
              }
            return Piece(change, piece.text)
          }
        )
      }
    )
  }
}
