// Keys: one map, which people may change (WCAG 2.1.4); the hints on the page follow it.

/** Every action that a single key does, in the order of the help. */
const actions = [
  ["yes", "1", "Answer yes", "Judging"], ["no", "2", "Answer no", "Judging"], [
    "unsure", "3", "Answer unsure", "Judging",
  ],
  ["insufficient", "0", "The evidence does not suffice", "Judging"],
  ["hallucination", "h", "To the first question", "Judging"], [
    "related", "b", "To the second question (borrowed?)", "Judging",
  ],
  ["cause", "w", "To the third question (why?)", "Judging"], [
    "row", "r", "Name the row: then its digit, 0 for none", "Judging",
  ],
  ["note", "c", "Write a note (Escape leaves it)", "Judging"], ["submit", "Enter", "Save and go on", "Judging"],
  ["evidenceBefore", "[", "Previous training row", "Evidence"], ["evidenceAfter", "]", "Next training row", "Evidence"],
  ["takeRow", ".", "This row is the one", "Evidence"], ["spanAfter", "n", "Next marked words", "Evidence"],
  ["spanBefore", "p", "Previous marked words", "Evidence"],
  ["after", "j", "Next task", "Tasks"], ["before", "k", "Previous task", "Tasks"], [
    "undo", "u", "Undo my last decision", "Tasks",
  ],
  ["skip", "s", "Skip, with a reason", "Tasks"], ["flag", "x", "Flag for whoever runs the review", "Tasks"],
  [
    "look", "v", "Show what Spoor holds (after judging)", "Tasks",
  ], ["granularity", "g", "Tokens, words or sentences", "Tasks"],
  ["queue", "q", "Queue and task", "Page"], ["guidelines", "i", "Guidelines", "Page"], [
    "help", "?", "Keys and settings", "Page",
  ],
].map(([id, key, label, group]) => ({ id, key, label, group }));

/** The key that does an action now. */
function keyFor(action) {
  return settings.keys[action] ?? actions.find((known) => known.id === action).key;
}

function showHint(node) {
  const key = keyFor(node.dataset.action);
  node.textContent = key === "Enter" ? "⏎" : key;
  node.hidden = !settings.singleKeys;
}

function showHints() {
  for (const node of document.querySelectorAll("kbd[data-action]")) showHint(node);
}

/** The key of an event as the map writes it; where a layout types other letters, that in the Latin letter's place. */
function keyOf(event) {
  if (event.key.length !== 1) return event.key;
  if (event.key.codePointAt(0) > 0x7f && /^Key[A-Z]$/.test(event.code)) return event.code.slice(3).toLowerCase();
  return event.key.toLowerCase();
}

/** Whether the focus is where letters are typed or chosen by. */
function isTyping(target) {
  return target.matches("textarea, select, [contenteditable]")
    || (target.matches("input") && !["radio", "checkbox", "button", "range"].includes(target.type));
}

/** Whether Enter already means something to the control that has the focus. */
function ownsEnter(target) {
  return target.closest("button, a, summary, select, textarea, [data-enter], input:not([type=radio])") !== null;
}

/** One digit, read by whoever asked for it: after `r`, or in the list of reasons. */
const waitingDigit = { take: null };

function awaitDigit(take) {
  waitingDigit.take = take;
}

/** Gives a key to what waits for a digit. Returns whether it was taken. */
function takeDigit(event) {
  const take = waitingDigit.take;
  if (!take) return false;
  waitingDigit.take = null;
  const digit = /^[0-9]$/.test(event.key) ? Number(event.key) : null;
  take(digit);
  return digit !== null || event.key === "Escape";
}

/** The action that a key press asks for, or null. */
function actionOf(event) {
  if (event.key === "Enter") {
    if ((event.ctrlKey || event.metaKey) && !event.altKey) return "submit";
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
    return keyFor("submit") === "Enter" && !ownsEnter(event.target) ? "submit" : null;
  }
  if (!settings.singleKeys || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return null;
  const key = keyOf(event);
  return actions.find((action) => keyFor(action.id) === key)?.id ?? null;
}

/** Listens for keys; `perform` gets an action and returns whether it did something. */
function listenForKeys(perform) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.repeat && event.key === "Enter") return;
    if (document.querySelector("dialog[open]")) return;
    if (!isTyping(event.target) && takeDigit(event)) {
      event.preventDefault();
      return;
    }
    const action = actionOf(event);
    if (action && perform(action)) event.preventDefault();
  });
}
