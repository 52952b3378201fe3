// page.js - loaded on every page: leaving at once, sending a form once, copying, printing.
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

/** Leave: the screen empties first, then what was written is sent on the way and not waited for. No way back leads here. */
function leave() {
  empty();
  saveAll();
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

// --- <copy-text for="id" data-copied="..." data-chosen="...">, <print-page> -----------------------------

class CopyText extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  async handleEvent(event) {
    if (!event.target.closest("button")) return;
    const source = document.getElementById(this.getAttribute("for"));
    const said = this.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(source.value ?? source.innerText);
      said.textContent = this.dataset.copied;
    } catch {
      // Refused, or no clipboard here: choose the words, so that the person's own keys can copy them.
      if (source.select) source.select();
      else getSelection().selectAllChildren(source);
      said.textContent = this.dataset.chosen;
    }
  }
}

class PrintPage extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", () => print());
  }
}

customElements.define("copy-text", CopyText);
customElements.define("print-page", PrintPage);

// --- A field reached by the keys stands clear of the bars: a browser brings only its first line into sight ----

document.addEventListener("focusin", ({ target }) => {
  if (target.matches("textarea") && target.offsetHeight < innerHeight / 2) target.scrollIntoView({ block: "nearest" });
});
