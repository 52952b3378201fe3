// going.js - what stands on a page and is not saved does not go with it: another form, or a link, goes once it is saved,
// and where nobody answers the page stays. Leave and Lock never wait, and help waits behind no lock.

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
