/// What every page begins with: nothing from elsewhere, and no script.
enum HTMLPage {
  /// The page up to its content, which stands in `main`.
  static func head(title: String) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
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
