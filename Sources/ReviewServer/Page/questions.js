// The three questions of the guidelines, the row, the note. Used by experts and, with a reason, by adjudicators.

const answerNames = { yes: "Yes", no: "No", unsure: "Unsure" };

const causes = [
  ["domain_knowledge_deficit", "Knowledge deficit", "never saw enough of this field"],
  ["outdated", "Outdated", "says what was true once"],
  ["immemorization", "Immemorization", "saw the fact, too seldom to keep it"],
  ["forgetting", "Forgetting", "knew the fact before it was tuned"],
  ["reasoning_failure", "Reasoning failure", "knows the facts and concludes wrongly"],
  ["none", "None of these", ""],
];

function causeName(cause) {
  return causes.find(([value]) => value === cause)?.[1] ?? cause;
}

/** A question with radio buttons: `{ element, show(value), focus() }`. */
function choiceQuestion(name, title, advice, choose) {
  // Who walks through the answers with arrows has not decided yet: the page must not go on.
  let isWalking = false;
  const inputs = Object.keys(answerNames).map((value) => make("input", {
    type: "radio", name, value,
    keydown(event) { isWalking = event.key.startsWith("Arrow"); },
    keyup() { isWalking = false; },
    change() { choose(value, isWalking); },
  }));
  const element = make("fieldset", { class: "question", "data-question": name, role: "radiogroup", "aria-describedby": `${name}-advice` },
    make("legend", {}, title, hint(name)),
    make("div", { class: "choices" }, inputs.map((input) => make("label", { class: "choice" }, input,
      make("span", {}, answerNames[input.value]), hint(input.value)))),
    make("p", { class: "advice", id: `${name}-advice` }, advice));
  return {
    element,
    show(value) { for (const input of inputs) input.checked = input.value === value; },
    focus() { (inputs.find((input) => input.checked) ?? inputs[0]).focus({ preventScroll: true }); },
  };
}

/** Which row, as small radio buttons beside the second question. */
function rowChoice(rows, choose) {
  const inputs = [null, ...rows].map((row, index) => make(
    "input", { type: "radio", name: "row", value: index, change: () => choose(row) },
  ));
  const names = ["none", ...rows.map((_, index) => String(index + 1))];
  const element = make("fieldset", { class: "row-choice", role: "radiogroup" }, make("legend", {}, "Row ", hint("row")),
    inputs.map((input, index) => make("label", { class: index === 0 ? "chip no-row" : "chip" }, input, make("span", {}, names[index]))));
  element.hidden = rows.length === 0;
  return {
    element,
    show(id, isOff) {
      element.disabled = isOff;
      const index = isOff ? -1 : rows.findIndex((row) => row.row_id === id);
      inputs[index + 1].checked = true;
    },
  };
}

/**
 * The dock. `answers` is changed in place; `changed(name)` is called after each change.
 * Returns `{ element, show, answer, focusQuestion, takeRow, note, cause, missing, disable }`.
 */
function questions(task, answers, { changed, noteTitle = "Note", notePrompt = "Anything worth telling" }) {
  let current = "hallucination";
  const first = choiceQuestion(
    "hallucination", "Is what the marked words say a hallucination?",
    "Judge the marked words, not the sentence around them.",
    (value, isWalking) => give("hallucination", value, isWalking),
  );
  const second = choiceQuestion(
    "related", "Is it related to the rows shown?", "Did a row like the best one teach it to say this?",
    (value, isWalking) => give("related", value, isWalking),
  );
  const rows = rowChoice(task.rows, (row) => takeRow(row));
  append(second.element, rows.element);
  if (task.rows.length > 0) second.element.querySelector(".advice").classList.add("unseen");
  const cause = make("select", { id: "cause", change: () => { answers.cause = cause.value || null; told("cause"); } },
    make("option", { value: "" }, "Left open"),
    causes.map(([value, name, meaning]) => make("option", { value }, meaning ? `${name}: ${meaning}` : name)));
  const notAsked = make("p", { class: "not-asked" }, "Asked only of a hallucination.");
  const why = make("div", { class: "why" },
    make("label", { for: "cause", title: "If it is a hallucination, why does the model say it?" },
      "Why?", hint("cause"),
    ),
    cause, notAsked,
  );
  const note = make("textarea", {
    id: "note", rows: 1, dir: "auto", maxlength: 4000, placeholder: notePrompt,
    input: () => { answers.note = note.value; told("note"); },
  });
  const element = make("form", { class: "dock", "aria-label": "Questions", submit: (event) => event.preventDefault() },
    first.element, second.element,
    make("div", { class: "besides" }, why,
      make("div", { class: "noted" }, make("label", { for: "note" }, noteTitle, hint("note")), note)));

  element.addEventListener("focusin", (event) => {
    const question = event.target.closest("[data-question]")?.dataset.question;
    if (question) setCurrent(question);
  });
  // Where letters are typed or choose, Escape leads back to the keys.
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isTyping(event.target)) byID("main").focus();
  });

  function setCurrent(question) {
    current = question;
    first.element.classList.toggle("current", question === "hallucination");
    second.element.classList.toggle("current", question === "related");
  }

  function show() {
    first.show(answers.hallucination);
    second.show(answers.related);
    rows.show(answers.row_id, answers.related === "no");
    cause.hidden = answers.hallucination !== "yes";
    notAsked.hidden = !cause.hidden;
    cause.value = answers.cause ?? "";
    if (note.value !== answers.note) note.value = answers.note;
  }

  function told(name) {
    show();
    changed(name);
  }

  /** Puts the first question still open in focus; none if both are answered. */
  function goOn(from) {
    const open = [from === "hallucination" ? "related" : "hallucination", from].find((name) => answers[name] === null);
    const held = element.contains(document.activeElement) && document.activeElement.type === "radio";
    setCurrent(open ?? null);
    if (held && open) (open === "related" ? second : first).focus();
    return open;
  }

  function give(name, value, isWalking = false) {
    answers[name] = value;
    show();
    if (isWalking) return changed("walk");
    const open = goOn(name);
    const next = open ? (open === "related" ? "Is it related?" : "Is it a hallucination?") : "Both are answered.";
    say(`${name === "related" ? "Related" : "Hallucination"}: ${answerNames[value]}. ${next}`);
    return changed(name);
  }

  function takeRow(row) {
    const isAgain = row !== null && answers.row_id === row.row_id;
    if (row !== null && answers.related === "no") {
      say("Not related: no row is named.");
      notify("Not related means that no row is named.", "Change the second answer first.");
      show();
      return;
    }
    answers.row_id = row === null || isAgain ? null : row.row_id;
    say(answers.row_id === null ? "No row named." : `Row ${task.rows.indexOf(row) + 1} named.`);
    told("row");
  }

  show();
  setCurrent(["hallucination", "related"].find((name) => answers[name] === null) ?? null);
  return {
    element, show, takeRow, note, cause,
    /** Answers the question in focus; false if both are answered and none is in focus. */
    answer(value) {
      if (current === null) return false;
      give(current, value);
      return true;
    },
    focusQuestion(name) {
      setCurrent(name);
      (name === "related" ? second : first).focus();
    },
    missing: () => ["hallucination", "related"].find((name) => answers[name] === null) ?? null,
    disable() { for (const field of element.querySelectorAll("input, select, textarea, fieldset")) field.disabled = true; },
  };
}

/** What is sent of the answers: what contradicts them is left out. */
function bodyOf(answers) {
  return {
    hallucination: answers.hallucination, related: answers.related,
    row_id: answers.related === "no" ? null : answers.row_id,
    cause: answers.hallucination === "yes" ? answers.cause : null,
    note: answers.note.trim() === "" ? null : answers.note.trim(),
  };
}
