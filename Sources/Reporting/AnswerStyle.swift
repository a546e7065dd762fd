/// How answers look that stand side by side, before and after.
enum AnswerStyle {
  /// The rules.
  static let rules: HTML = """
    .changed .columns, .changed .trace > summary {
      grid-template-columns: minmax(0, 1fr) 72px 48px 48px 76px 108px; }
    .changed .columns span { text-align: right; }
    .changed .columns span:first-child { text-align: left; }
    .changed .trace .asked b { color: var(--ink); font-weight: 600; margin-right: 6px; }
    .changed .trace .figure { white-space: nowrap; }
    .changed .trace[open] .asked { white-space: normal; overflow-wrap: anywhere; }
    .changed .prompt { padding: 4px 0 0 18px; max-width: 62em; color: var(--soft); font-style: italic; }
    .fates { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 0 0 16px; padding: 0;
      font-size: 14px; color: var(--soft); }
    .fates mark { color: var(--ink); }
    mark.gone { background: var(--n6); text-decoration-line: line-through; text-decoration-thickness: 1px;
      text-decoration-color: var(--n1); }
    mark.borrowed { font-weight: 650; }
    .fates b { color: var(--ink); font-weight: 650; }
    mark.cleared { background: none; text-decoration-style: dotted; text-decoration-color: var(--n2); }
    mark.raised { text-decoration-style: dotted; }
    mark.stayed { background: var(--n6); text-decoration-color: var(--n2); }
    i.f-come { background: var(--accent); }
    .stack i.f-come { color: var(--on-accent); }
    i.f-raised, i.f-cleared { background: repeating-linear-gradient(135deg, var(--n3) 0 2px, var(--n6) 2px 5px); }
    i.f-stayed { background: var(--n2); }
    .stack i.f-stayed { color: var(--paper); }
    i.f-gone { background: var(--n5); }

    """

  /// What is otherwise on a small screen.
  static let small: HTML = """
    .changed .trace > summary { display: flex; flex-wrap: wrap; gap: 0 14px; }
    .changed .trace .asked { flex: 1 0 100%; }
    .changed .trace .figure:last-child { text-align: left; }
    .changed .prompt { padding-left: 0; }

    """
}
