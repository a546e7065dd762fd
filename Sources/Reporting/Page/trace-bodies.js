// What a line opens to: markup that Spoor made, from scripts beside the page. A page that was opened from a disk may
// load a script, but not JSON.

/** Loads by file name: promises of what a file handed over. */
const files = new Map();

/** What waits for a file: functions by file name. */
const waiting = new Map();

/** Called by report-traces/N.js with what its traces open to. */
function spoorTraces(number, stamp, bodies) {
  waiting.get(`${number}.js`)?.(stamp, bodies);
}

/** Called by report-traces/lines.js with all lines, where they are too many for the page. */
function spoorTraceLines(stamp, data) {
  waiting.get("lines.js")?.(stamp, data);
}

/** What a file of report-traces hands over; fails with words for people. */
function loaded(name, stamp) {
  if (!files.has(name)) {
    const file = new Promise((done, fail) => {
      const missing = () => fail(new Error(
        `report-traces/${name} cannot be read. Copy the folder report-traces beside report.html, then try again.`,
      ));
      waiting.set(name, (own, content) => {
        if (own === stamp) done(content);
        else fail(new Error("report-traces is that of another run. Load the page again, or copy both anew."));
      });
      // Its end without a call of ours: it is another's file.
      document.head.append(make("script", { src: `report-traces/${name}`, error: missing, load: missing }));
    });
    files.set(name, file);
    file.catch(() => files.delete(name));
  }
  return files.get(name);
}

/** What line `index` opens to, as nodes. */
async function bodyOf(index, data, stamp) {
  const file = data.pages.findLastIndex((first) => first <= index);
  const bodies = await loaded(`${file + 1}.js`, stamp);
  const template = document.createElement("template");
  // Made by Spoor with every text escaped; the page's policy runs nothing that it could hold.
  template.innerHTML = bodies[index - data.pages[file]];
  return template.content;
}
