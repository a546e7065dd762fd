/// What every page begins with: nothing from elsewhere, and no script but one that it names.
enum HTMLPage {
  /// What a page may run.
  enum Scripts {
    /// Nothing.
    case none
    /// ``TraceScript``.
    case traces
  }

  /// The page up to its content, which stands in `main`.
  static func head(title: String, scripts: Scripts = .none) -> HTML {
    let policy: HTML =
      switch scripts {
      case .none: .empty
      case .traces: HTML(trusted: "\(TraceScript.policy); ")
      }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \(policy)style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="referrer" content="no-referrer"/>
      <meta name="color-scheme" content="light dark"/>
      <title>Spoor: \(title)</title>
      \(ReportStyle.sheet)
      </head>
      <body>
      <main>

      """
  }
}
