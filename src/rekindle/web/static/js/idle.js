// idle.js - <idle-lock seconds="600" left="570" to="/write" data-soon="...">: locks when nobody has been here.
// `seconds` is how long that may be, `left` after how long the server itself ends the session if it hears of nobody.
// It also hides the page while its tab is hidden, where the person wants it.

import { AWAY, empty, saveAll } from "./page.js";

const TELL = 60_000;   // the server hears of somebody at most once a minute
const SOON = 20_000;   // said this long before it locks (WCAG 2.2.1): time enough to touch something
const SHORT = 1000;    // for as long it waits for what is to be saved
const WAITS = "kept-while-writing > :first-child:not(:empty)";   // says that a draft is kept

class IdleLock extends HTMLElement {
  #last = Date.now();   // when somebody was here
  #told = Date.now();   // when the server heard of it
  #ends = Infinity;     // when the server ends it, unless it hears of somebody
  #over = false;
  #before = null;       // what had the focus before it was said
  #tabs = new BroadcastChannel("awake");
  #clock = 0;

  connectedCallback() {
    this.#ends = this.#last + this.getAttribute("left") * 1000;
    // "running": somebody began a practice whose time runs, and it is not over (lapse.js).
    for (const what of ["pointerdown", "pointermove", "keydown", "click", "touchstart", "scroll", "wheel", "running"]) {
      addEventListener(what, this, { passive: true, capture: true });
    }
    document.addEventListener("visibilitychange", () => this.#turn());
    this.#tabs.onmessage = () => { this.#touched(); this.#ends = this.#end(); };
    this.#clock = setInterval(() => this.#look(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.#clock);
    this.#tabs.close();
  }

  handleEvent() {
    if (this.#look()) return;
    this.#touched();
    this.#look();
  }

  #touched() {
    this.#last = Date.now();
    this.#say("");
  }

  #end() {
    return Date.now() + this.getAttribute("seconds") * 1000;
  }

  /** Whether it locked. Read from the wall clock, so that a computer that slept locks as it wakes. */
  #look() {
    if (this.#over) return true;
    const now = Date.now();
    if (this.#last > this.#told && (now - this.#told >= TELL || this.#ends - now <= SOON)) this.#tell();
    const left = Math.min(this.#last + this.getAttribute("seconds") * 1000, this.#ends) - now;
    if (left <= 0) this.#lock();
    else if (left <= SOON) this.#say(this.dataset.soon);
    return this.#over;
  }

  // No network, or a session that has ended: what is being written stays on the screen, and sending it leads to the
  // page that opens it again.
  #tell() {
    this.#told = Date.now();
    this.#ends = this.#end();
    this.#tabs.postMessage("");
    post("/awake");
  }

  /** What was written is saved, the screen empties, the session ends, and the lock stands there: before this page, or
   *  before what was being written on it. */
  async #lock() {
    this.#over = true;
    await shortly(saveAll());
    const to = document.querySelector(WAITS) ? "/drafts#waits" : this.getAttribute("to");
    empty();
    await shortly(post("/asleep"));
    location.replace(to);
  }

  /** Where the person wants it, nothing is painted while the tab is hidden: not in the window's small picture either. */
  #turn() {
    const away = document.hidden && "hide" in document.documentElement.dataset;
    if (!document.hidden && this.#look()) return;
    document.documentElement.classList.toggle(AWAY, away);
  }

  #say(words) {
    const [said, stay] = this.children;
    if (said.textContent === words) return;
    if (words) this.#before = document.activeElement;
    else if (document.activeElement === stay) this.#before?.focus();
    stay.hidden = !words;
    said.textContent = words;
  }
}

function post(address) {
  const token = document.querySelector('meta[name="form-token"]')?.content ?? "";
  return fetch(address, { method: "POST", keepalive: true, headers: { "X-CSRFToken": token } }).catch(() => {});
}

function shortly(promise) {
  return Promise.race([promise, new Promise((done) => { setTimeout(done, SHORT); })]);
}

customElements.define("idle-lock", IdleLock);
