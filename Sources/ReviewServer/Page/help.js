// Keys and settings: what each key does, another key for it, single keys off (WCAG 2.1.4).

function settingSwitch(name, title, advice) {
  const input = make("input", { type: "checkbox", id: `setting-${name}`, change: () => set(name, input.checked) });
  input.checked = settings[name];
  return make("p", { class: "setting" }, input, make("label", { for: input.id }, make("b", {}, title), " ", advice));
}

function themeChoice() {
  const themes = [["auto", "as the system"], ["light", "light"], ["dark", "dark"]];
  return make("fieldset", { class: "switch" }, make("legend", {}, "Colours"), themes.map(([value, label]) => {
    const input = make("input", { type: "radio", name: "theme", value, change: () => set("theme", value) });
    input.checked = settings.theme === value;
    return make("label", {}, input, make("span", {}, label));
  }));
}

/** Gives an action the next key pressed; an action that had it gets the other's. */
function remap(action, key) {
  const other = actions.find((known) => known.id !== action.id && keyFor(known.id) === key);
  const keys = { ...settings.keys, [action.id]: key };
  if (other) keys[other.id] = keyFor(action.id);
  set("keys", keys);
  say(other ? `${action.label}: ${key}. ${other.label}: ${keys[other.id]}.` : `${action.label}: ${key}.`);
}

function keySign(action) {
  return make("kbd", {}, keyFor(action) === "Enter" ? "⏎" : keyFor(action));
}

function keyButton(action, shown) {
  const node = make(
    "button",
    {
      type: "button", class: "key-button", "aria-label": `${action.label}: key ${keyFor(action.id)}. Press to change.`,
    },
    keySign(action.id),
  );
  node.addEventListener("click", () => {
    node.firstChild.textContent = "press a key";
    node.classList.add("listening");
  });
  node.addEventListener("blur", () => { if (node.classList.contains("listening")) shown(action.id); });
  node.addEventListener("keydown", (event) => {
    if (!node.classList.contains("listening") || ["Shift", "Control", "Alt", "Meta", "Tab"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const key = keyOf(event);
    node.classList.remove("listening");
    if (key.length === 1 && key !== " " || key === "Enter") remap(action, key);
    shown(action.id);
  });
  return node;
}

function keysTable(place, focused = null) {
  const groups = [...new Set(actions.map((action) => action.group))];
  const line = (action) => make("div", {},
    make("dt", {}, keyButton(action, (id) => keysTable(place, id))),
    make("dd", { "data-action": action.id }, action.label));
  replace(place, groups.map((group) => make("section", {},
    make("h3", {}, group),
    make("dl", { class: "keys" }, actions.filter((action) => action.group === group).map(line)))));
  if (focused) place.querySelector(`dd[data-action="${focused}"]`).previousElementSibling.firstChild.focus();
}

function help() {
  return openDialog("Keys and settings", () => {
    const place = make("div", { class: "key-groups" });
    keysTable(place);
    return [
      make("p", { class: "soft" },
        "Press a key's button to give its action another key. Ctrl and Enter save and go on everywhere, also in the note. ",
        "Enter on a training row shows the whole row. Keys rest while you type."),
      place,
      make("div", { class: "settings" },
        settingSwitch("singleKeys", "Single keys.", "Off: only Ctrl and Enter, Tab and arrows work."),
        settingSwitch("goOn", "Go on by itself.", "Saves as soon as both questions are answered."),
        themeChoice(),
        make("div", { class: "row-of-buttons" },
          button("Keys as they were", { click: () => { set("keys", {}); keysTable(place); } }),
          button("Sign out", { class: "plain", click: signOut }))),
    ];
  }, { class: "wide help" });
}

async function signOut() {
  if (saving.pending > 0) return notifyKey("Something is still being saved.");
  try {
    await ask("leave", {});
    document.querySelector("dialog[open]")?.close();
    showSignIn("You are signed out. Tasks that you held are free for others.");
  } catch (problem) {
    tell(problem);
  }
  return undefined;
}

/** The first visit: three questions, five keys. */
async function welcome() {
  if (settings.welcomed) return;
  const keys = [
    ["yes", "no", "unsure"], ["hallucination", "related"], ["evidenceBefore", "evidenceAfter"], ["undo"], ["submit"],
  ];
  const meanings = [
    "answer the question in focus: yes, no, unsure", "go to the first or the second question",
    "walk through the training rows", "undo your last decision", "save, and on to the next task",
  ];
  await openDialog(`Welcome, ${page.me.name}`, (close) => [
    make("p", {}, "A model said the marked words. You judge them, one task at a time:"),
    make("ol", { class: "three" },
      make("li", {}, make("b", {}, "Is what they say a hallucination?"), " Judge the words, not the sentence."),
      make("li", {},
        make("b", {}, "Is it related to the training rows shown?"), " Did a row teach the model to say it?",
      ),
      make("li", {}, make("b", {}, "If it is a hallucination, why?"), " Leave it open unless you can tell.")),
    make("dl", { class: "keys" },
      keys.map((names, index) => make("div", {},
        make("dt", {}, names.map((name) => [keySign(name), " "])), make("dd", {}, meanings[index]),
      )),
    ),
    make("p", { class: "soft" },
      "What you save is on the disk before the next task comes, and can be undone. Guidelines: ", keySign("guidelines"),
      " All keys: ", keySign("help"),
    ),
    make("div", { class: "row-of-buttons" },
      button("Begin", { class: "primary", "data-first": true, click: () => close() }),
      button("Read the guidelines", { click: () => close("guidelines") })),
  ], { class: "small" }).then((answer) => { if (answer === "guidelines") toggleGuidelines(); });
  set("welcomed", true);
}
