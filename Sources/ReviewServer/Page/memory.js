// What this browser remembers: settings, and answers not yet sent. Where storage is refused, memory serves until the page is closed.

const remembered = new Map();

function recall(key) {
  try {
    const text = localStorage.getItem(key) ?? remembered.get(key) ?? null;
    return text === null ? null : JSON.parse(text);
  } catch {
    // Storage refused, or somebody else's words under our key: as if nothing were there.
    const text = remembered.get(key);
    return text === undefined ? null : JSON.parse(text);
  }
}

function remember(key, value) {
  const text = JSON.stringify(value);
  remembered.set(key, text);
  try { localStorage.setItem(key, text); } catch { /* Refused or full: the copy in memory serves. */ }
}

function forget(key) {
  remembered.delete(key);
  try { localStorage.removeItem(key); } catch { /* Nothing was kept there either. */ }
}

const settingsKey = "spoor-review:settings";

/** The settings: `theme` (auto, light, dark), `singleKeys`, `goOn`, `welcomed`, `keys` (action → key). */
const settings = {
  theme: "auto", singleKeys: true, goOn: false, welcomed: false, keys: {},
  ...recall(settingsKey),
};

/** Changes a setting, keeps it, and shows its effect. */
function set(name, value) {
  settings[name] = value;
  remember(settingsKey, settings);
  if (name === "theme") showTheme();
  if (name === "singleKeys" || name === "keys") showHints();
}

function showTheme() {
  if (settings.theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = settings.theme;
}

const noAnswers = { hallucination: null, related: null, row_id: null, cause: null, note: "", opened: [] };

/** Answers not yet sent, by audit, expert and task; another expert at this browser never sees them. */
const drafts = {
  key: (id) => `spoor-review:${page.me.audit}:${page.me.name}:${id}`,

  /** What was begun before, else what was said before, else nothing. */
  of(task) {
    const kept = recall(this.key(task.id));
    const before = task.mine?.kind === "verdict" ? task.mine : {};
    const answers = { ...noAnswers };
    for (const name of Object.keys(noAnswers)) answers[name] = (kept ?? before)[name] ?? noAnswers[name];
    answers.opened = [...answers.opened];
    return { answers, unsent: kept !== null };
  },

  keep(id, answers) { remember(this.key(id), answers); },
  drop(id) { forget(this.key(id)); },
};
