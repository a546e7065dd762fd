// Dialogs and notices. A dialog traps the focus and gives it back; a notice waits above the task until it is settled.

/**
 * Opens a dialog. `build(close)` returns its content; what `close` gets is the answer, null if it was dismissed.
 * Returns a promise of the answer.
 */
function openDialog(title, build, attributes = {}) {
  return new Promise((answer) => {
    const before = document.activeElement;
    let given = null;
    const dialog = make("dialog", { "aria-labelledby": "dialog-title", ...attributes });
    const close = (value = null) => {
      given = value;
      dialog.close();
    };
    append(dialog,
      make("div", { class: "dialog-head" }, make("h2", { id: "dialog-title" }, title),
        button("Close", { class: "plain", click: () => close() })),
      build(close, dialog));
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      answer(given);
    });
    // A click on the backdrop falls on the dialog itself.
    dialog.addEventListener("pointerdown", (event) => { if (event.target === dialog) close(); });
    document.body.append(dialog);
    dialog.showModal();
    (dialog.querySelector("[data-first]") ?? dialog.querySelector("input, textarea, button:not(.plain)"))?.focus();
  });
}

/** Asks yes or no. */
async function confirmed(title, words, yes) {
  return (await openDialog(title, (close) => [
    make("p", {}, words),
    make("div", { class: "row-of-buttons" },
      button(yes, { class: "primary", "data-first": true, click: () => close(true) }),
      button("Not now", { click: () => close(false) })),
  ], { class: "small" })) === true;
}

/** Shows a notice in place of others: what happened, how to mend it, what to press. */
function notify(problem, remedy = null, ...offers) {
  const notices = byID("notices");
  replace(notices, make("div", { class: "notice" },
    make("p", {}, make("strong", {}, problem), remedy ? " " + remedy : null),
    make("div", { class: "row-of-buttons" },
      offers.map(([label, act]) => button(label, { click: () => { dismissNotices(); act(); } })),
      button("Dismiss", { class: "plain", click: dismissNotices }))));
}

function dismissNotices() {
  byID("notices").replaceChildren();
}

/** Tells of a refusal, and of the way on. */
function tell(problem, ...offers) {
  if (!(problem instanceof Refusal)) {
    notify(
      "This page has met an error of its own.", String(problem?.message ?? problem),
      ["Reload", () => location.reload()],
    );
    console.error(problem);
  } else if (problem.status === 401) {
    notify("You are signed out.",
      "What you answered here is kept in this browser. Open your personal link again in it; "
        + "who runs the review makes a new one with: spoor review AUDIT --invite NAME",
      ["Try again", () => location.reload()]);
  } else {
    notify(problem.message, problem.remedy, ...offers);
  }
}
