// page.js - loaded on every page: leaving at once, locking when idle, copying, printing.
// Every page works without it. Words come from the markup, where the server has translated them.

document.documentElement.classList.add("has-script");

/** Empty the screen before anything else happens, then go; the Back button does not lead here again. */
function go(address) {
  unsent = false;
  document.title = "";
  document.body.replaceChildren();
  location.replace(address);
}

// --- Leave: the link, or Shift pressed three times by itself within five seconds -------------------

const LEAVE = "/leave";
let taps = [];
let alone = false;

document.addEventListener("click", (event) => {
  const link = event.target.closest(`a[href="${LEAVE}"]`);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(LEAVE);
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
  if (taps.length === 3) go(LEAVE);
}, true);

// --- A form is sent once, however often its button is pressed ----------------------------------------

// A page with words that were not sent asks before it goes; Leave and the lock never ask.
let unsent = false;

document.addEventListener("input", (event) => { if (event.target.matches("textarea")) unsent = true; });
addEventListener("beforeunload", (event) => { if (unsent) event.preventDefault(); });

const AGAIN = 3000;   // milliseconds until it may be sent again: a copy that is taken leaves its page standing
const sent = new WeakSet();

document.addEventListener("submit", (event) => {
  unsent = false;
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
  setTimeout(() => sent.delete(event.target), AGAIN);
});

// --- <idle-lock seconds="600" data-soon="...">: the screen empties when nobody has been here --------

const TELL = 60_000;   // the server hears of somebody at most once a minute
const SOON = 30_000;   // said this long before it locks: time enough to touch something

class IdleLock extends HTMLElement {
  #last = Date.now();
  #told = Date.now();
  #tabs = new BroadcastChannel("awake");
  #clock = 0;

  connectedCallback() {
    this.setAttribute("role", "status");
    for (const what of ["pointerdown", "pointermove", "keydown", "touchstart", "scroll", "wheel"]) {
      addEventListener(what, this, { passive: true, capture: true });
    }
    document.addEventListener("visibilitychange", () => this.#look());
    this.#tabs.onmessage = () => this.#touched();
    this.#clock = setInterval(() => this.#look(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.#clock);
    this.#tabs.close();
  }

  handleEvent() {
    if (this.#look()) return;
    this.#touched();
    if (this.#last - this.#told < TELL) return;
    this.#told = this.#last;
    this.#tabs.postMessage("");
    const token = document.querySelector('meta[name="form-token"]')?.content ?? "";
    // No network, or a session that has ended: what is being written stays on the screen, and
    // sending it leads to the page that opens it again.
    fetch("/awake", { method: "POST", headers: { "X-CSRFToken": token } }).catch(() => {});
  }

  #touched() {
    this.#last = Date.now();
    this.#say("");
  }

  /** Whether it locked. Read from the wall clock, so that a computer that slept locks as it wakes. */
  #look() {
    const left = this.getAttribute("seconds") * 1000 - (Date.now() - this.#last);
    if (left <= 0) go("/");
    else if (left <= SOON) this.#say(this.dataset.soon);
    return left <= 0;
  }

  #say(words) {
    if (this.textContent !== words) this.textContent = words;
  }
}

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

customElements.define("idle-lock", IdleLock);
customElements.define("copy-text", CopyText);
customElements.define("print-page", PrintPage);
