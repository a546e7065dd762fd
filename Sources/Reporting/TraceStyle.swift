/// How strips and the list of all traces look.
enum TraceStyle {
  /// The rules for screens and paper; those for small screens and paper come in ``media``.
  static let rules: HTML = """
    .said .strip, .strip { line-height: 1.9; }
    .strip i { font-style: normal; border-bottom: 0 solid var(--accent); padding-bottom: 1px; }
    .strip .k1 { background: color-mix(in srgb, var(--accent) 10%, var(--paper)); border-bottom-width: 1px; }
    .strip .k2 { background: color-mix(in srgb, var(--accent) 20%, var(--paper)); border-bottom-width: 2px; }
    .strip .k3 { background: color-mix(in srgb, var(--accent) 31%, var(--paper)); border-bottom-width: 3px; }
    .strip .k4 { background: color-mix(in srgb, var(--accent) 42%, var(--paper)); border-bottom-width: 5px; }
    .strip .ko { border-bottom-style: dotted; }
    .strip .k0.ko, .strip .k1.ko { border-bottom-width: 2px; }
    .strip .ku { color: var(--soft); border-bottom: 1px dotted var(--soft); }
    .strip mark { background: none; text-decoration: none; font-weight: 700;
      text-decoration: overline 2px var(--ink); }
    .legend { display: flex; flex-wrap: wrap; gap: 0 14px; font-size: 13px; color: var(--soft); margin: 0 0 16px; line-height: 2; }
    .legend i, .legend mark { color: var(--ink); }
    .legend span { white-space: nowrap; }
    .peaks { margin: 4px 0 0; font-size: 13px; color: var(--soft); overflow-wrap: anywhere; }
    .trace-controls p, .trace-controls .filter { margin: 0 0 8px; }
    .ask { display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: center; font-size: 14px; }
    .ask label:not(.box) { color: var(--soft); }
    .ask input[type="search"] { flex: 1 1 220px; min-width: 0; }
    .ask input[type="search"], .ask select, .pages button { font: inherit; color: var(--ink); background: var(--paper);
      border: 1px solid var(--n2); border-radius: 5px; padding: 5px 9px; max-width: 100%; }
    .ask select { max-width: 240px; margin-right: 8px; }
    .box { white-space: nowrap; }
    .box input { accent-color: var(--accent); margin: 0 2px 0 0; }
    .help { font-size: 13px; color: var(--soft); }
    kbd { font: 600 12px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--ink);
      border: 1px solid var(--n3); border-radius: 3px; padding: 0 4px; }
    .found { display: flex; flex-wrap: wrap; gap: 4px 24px; justify-content: space-between; align-items: baseline;
      margin-top: 18px; scroll-margin-top: 8px; }
    .status { margin: 0; font-size: 14px; font-weight: 600; overflow-wrap: anywhere; min-width: 0; }
    .pages { display: flex; gap: 10px; align-items: baseline; color: var(--soft); margin: 8px 0; }
    .pages[hidden] { display: none; }
    .pages button { cursor: pointer; }
    .pages button:disabled { cursor: default; color: var(--n3); border-color: var(--line); }
    #trace-list .columns, #trace-list .trace > summary { grid-template-columns: var(--columns); }
    #trace-list .columns span { text-align: left; }
    #trace-list .columns .figure { text-align: right; }
    #trace-list .trace > summary { outline-offset: 1px; }
    .trace .by { font-size: 14px; color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .body > .none { margin: 0; padding: 4px 0 16px 18px; }

    """

  /// What is otherwise on a small screen.
  static let small: HTML = """
    #trace-list .trace > summary { grid-template-columns: minmax(0, 1fr) auto auto; }
    #trace-list .trace .span { grid-column: 1 / 3; }
    #trace-list .trace .word { grid-column: 3; grid-row: 1; }
    #trace-list.many .trace .asked { grid-column: 1 / 3; }
    #trace-list .trace .by { grid-column: 3; grid-row: 2; text-align: right; }
    .ask select { margin-right: 0; }

    """

  /// What is otherwise on paper.
  static let paper: HTML = """
    .trace-controls, .pages { display: none; }
    .strip i { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    .legend { break-inside: avoid; }

    """
}
