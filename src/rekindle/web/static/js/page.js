// page.js - loaded on every page: leaving at once, sending a form once, letting nothing unsaved go with its page.
// Every page works without it. Words come from the markup, where the server has translated them.

document.documentElement.classList.add("has-script");

/** On the root element: nothing of the page is painted. */
export const AWAY = "is-away";
const savers = [];

/** Have something saved before the page goes; `save` gives a promise. */
export function beforeGoing(save) {
  savers.push(save);
}

/** Nothing stands on the page that was not kept, so going asks nothing. */
export function nothingUnsent() {
  unsent = false;
}

/** Save what is to be saved; a promise that holds once all of it is. */
export function saveAll() {
  return Promise.all(savers.map((save) => save()));
}

/** Empty the screen. */
export function empty() {
  unsent = false;
  document.title = "";
  document.body.replaceChildren();
}

/** Leave: the screen empties first. Then what was just written has a moment to arrive, and no longer: behind a blank page,
    for leaving ends the session, and would overtake it. No way back leads here. */
async function leave() {
  empty();
  await Promise.race([saveAll(), new Promise((over) => setTimeout(over, MOMENT))]);
  location.replace(LEAVE);
}

// A browser may keep a page whole for its Back button, whatever it was told: nothing in it shows again.
addEventListener("pagehide", (event) => { if (event.persisted) document.documentElement.classList.add(AWAY); });
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  empty();
  location.reload();
});

// --- Leave: the link, or Shift pressed three times by itself within five seconds -------------------

const LEAVE = "/leave";
const MOMENT = 300;   // milliseconds; on one's own computer an answer takes a tenth of it
let taps = [];
let alone = false;

document.addEventListener("click", (event) => {
  const link = event.target.closest(`a[href="${LEAVE}"]`);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  leave();
});

// A capital letter is Shift and another key: it starts the count afresh, so writing never leaves.
document.addEventListener("keydown", (event) => {
  if (event.repeat) return;
  alone = event.key === "Shift";
  if (!alone) taps = [];
}, true);

document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone) return;
  alone = false;
  taps = [...taps, event.timeStamp].filter((at) => event.timeStamp - at < 5000);
  if (taps.length === 3) leave();
}, true);

// --- A form is sent once, however often its button is pressed ----------------------------------------

// A page with words that were not sent asks before it goes; Leave and the lock never ask.
let unsent = false;

document.addEventListener("input", (event) => { if (event.target.matches("textarea")) unsent = true; });
addEventListener("beforeunload", (event) => { if (unsent) event.preventDefault(); });

const AGAIN = 3000;   // milliseconds until it may be sent again: a copy that is taken leaves its page standing
const sent = new WeakSet();

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;   // held back, and sent by who held it
  unsent = false;
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
  setTimeout(() => sent.delete(event.target), AGAIN);
});

// --- What stands on a page and is not saved does not go with it: another form, or a link, goes once it is saved, ---
// and where nobody answers the page stays. Leave waits for a moment at most, Lock never, and help behind no lock.

const LOCKED = 423;
const HELP = /^\/(help|not-safe|steady)\b/;
const guards = [];
let held = false;
let free = null;   // the form that was held, on its way

/** Have an element's form guarded: whether anything in it is unsaved, and what saves it and gives the answer's status. */
export function guard(element, isUnsaved, save) {
  guards.push({ element, isUnsaved, save });
}

/** 16 bytes of chance, in hex. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form === free) free = null;
  else hold(event, form.getAttribute("action"), form, () => { free = form; form.requestSubmit(event.submitter); });
}, true);

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/']:not([target])");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (link && !elsewhere) hold(event, link.pathname, null, () => location.assign(link.href));
});

async function hold(event, path, own, go) {
  const unsaved = guards.filter((one) => one.isUnsaved() && one.element.closest("form") !== own);
  if (event.defaultPrevented || path === "/lock" || !unsaved.length) return;
  event.preventDefault();
  if (held) return;
  held = true;
  const answers = await Promise.all(unsaved.map((one) => one.save()));
  held = false;
  const stays = answers.findIndex((status) => !status || (status === LOCKED && !HELP.test(path)));
  if (stays < 0) go();
  else unsaved[stays].element.scrollIntoView({ block: "nearest" });
}

// --- A field reached by the keys stands clear of the bars: a browser brings only its first line into sight ----

document.addEventListener("focusin", ({ target }) => {
  if (target.matches("textarea") && target.offsetHeight < innerHeight / 2) target.scrollIntoView({ block: "nearest" });
});
