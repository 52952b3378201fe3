// drafts.js - <kept-while-writing> inside a form: what stands in the form is kept, sealed, while one writes.
// It says only what is so. Nothing is stored in the browser. Words come from the markup.

import { beforeGoing, nothingUnsent } from "./page.js";

const SOON = 1000;      // milliseconds after the last key
const LATEST = 4000;    // while typing goes on
const AGAIN = 10_000;   // after it did not work
const SMALL = 60_000;   // bytes that a browser sends on after a page has gone (64 KiB, fetch.spec.whatwg.org)
const KEPT = 204, OLDER = 409, LOCKED = 423;
const NO = [400, 413, 422];  // as it stands it is refused whenever it is sent

class KeptWhileWriting extends HTMLElement {
  #form = null;
  #written = 0;     // rises with every change
  #kept = 0;        // the newest change that is kept
  #vain = 0;        // the newest change that was refused; only another one is worth a try
  #since = 0;       // when the oldest change that is not kept was made
  #number = 0;      // of the saving; rises for as long as the page lives, and from page to page
  #lasted = 0;      // milliseconds that the last saving took
  #saving = false;
  #timer = 0;

  connectedCallback() {
    this.#form = this.closest("form");
    this.#form.addEventListener("input", () => this.#change());
    // It is on its way to be kept for good, and what comes late is not wanted there.
    this.#form.addEventListener("submit", () => { this.#kept = this.#written; clearTimeout(this.#timer); });
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.#saveAtOnce(); });
    addEventListener("pagehide", () => this.#saveAtOnce());
    beforeGoing(() => this.#saveAtOnce());
    if (this.hasAttribute("begun")) this.#change();
  }

  #change() {
    if (this.#kept === this.#written) this.#since = Date.now();
    this.#written += 1;
    this.#saveIn(Math.min(SOON, this.#since + LATEST - Date.now()));
  }

  #saveIn(milliseconds) {
    clearTimeout(this.#timer);
    // A very long text takes longer: what is saved never crowds out what is typed.
    this.#timer = setTimeout(() => this.#save(), Math.max(milliseconds, 3 * this.#lasted));
  }

  /** Never two at once: what is written meanwhile is saved after the answer has come. */
  async #save() {
    if (this.#saving || this.#kept === this.#written) return;
    this.#saving = true;
    const began = performance.now();
    const status = await this.#send(this.#body());
    this.#lasted = performance.now() - began;
    this.#saving = false;
    this.#goOn(status);
  }

  #goOn(status) {
    if ([this.#kept, this.#vain].includes(this.#written)) return;
    this.#saveIn(status === KEPT || status === OLDER ? SOON : AGAIN);
  }

  /** The page is going, or is not seen any more: what is small enough arrives even so. */
  async #saveAtOnce() {
    if (this.#kept === this.#written) return;
    clearTimeout(this.#timer);
    const body = this.#body();
    const size = new Blob([...body].flat()).size;
    this.#goOn(await this.#send(body, size < SMALL));
  }

  #body() {
    const said = this.#form.querySelector("[name=drafted]") ?? document.createElement("input");
    Object.assign(said, { type: "hidden", name: "drafted", value: "1" });
    this.#form.append(said);
    const body = new FormData(this.#form);
    this.#number = Math.max(this.#number + 1, Date.now());
    body.set("draft-to", this.#form.getAttribute("action"));
    body.set("draft-number", this.#number);
    return body;
  }

  async #send(body, keepalive = false) {
    const [upTo, number] = [this.#written, this.#number];
    const answer = await fetch("/draft", { method: "POST", body, keepalive }).catch(() => null);
    const status = answer?.status;
    if (status === KEPT) {
      this.#kept = Math.max(this.#kept, upTo);
      if (this.#kept === this.#written) nothingUnsent();
    } else if (status === OLDER && number === this.#number) {
      this.#part();
    } else if (NO.includes(status)) {
      this.#vain = upTo;
    }
    if (status !== OLDER) this.#say(status);
    return status;
  }

  /** Another window has this page too, or it was kept there: from here on this is a draft of its own. */
  #part() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    this.#form.elements.once.value = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  #say(status) {
    const [quiet, aloud] = this.children;
    quiet.textContent = status === KEPT ? this.dataset.kept : "";
    const trouble = status === LOCKED ? this.dataset.locked : this.dataset.notKept;
    const words = status === KEPT ? "" : trouble;
    if (aloud.textContent !== words) aloud.textContent = words;
  }
}

customElements.define("kept-while-writing", KeptWhileWriting);
