// drafts.js - <kept-while-writing> inside a form: what stands in the form is kept, sealed, while one writes, and once
// more before the form goes. It says only what is so. Nothing is stored in the browser. Words come from the markup.

import { beforeGoing, guard, newId, nothingUnsent } from "./page.js";

// Milliseconds: after the last key, at the latest while typing goes on, after it did not work, and as long as an answer
// is waited for: a computer that sleeps gives none, and does not refuse either.
const SOON = 1000, LATEST = 4000, AGAIN = 1e4, PATIENCE = 8000;
// Bytes that a browser sends on after a page has gone (64 KiB, fetch.spec.whatwg.org).
const SMALL = 60_000;
const KEPT = 204, OLDER = 409, LOCKED = 423;
// As it stands it is refused whenever it is sent.
const NO = [400, 413, 422];

class KeptWhileWriting extends HTMLElement {
  #form = null;
  // Rises with every change. Of the changes: the newest that is kept, the newest that was refused, so that only
  // another one is worth a try, and the newest with which the form went.
  #written = 0;
  #kept = 0;
  #vain = 0;
  #gone = 0;
  // When the oldest change that is not kept was made.
  #since = 0;
  // Of the saving; rises for as long as the page lives, and from page to page.
  #number = 0;
  // Milliseconds that the last saving took.
  #lasted = 0;
  #saving = false;
  #going = false;
  #timer = 0;

  connectedCallback() {
    this.#form = this.closest("form");
    this.#form.addEventListener("input", () => this.#change());
    this.#form.addEventListener("submit", (event) => this.#go(event));
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.#saveAtOnce(); });
    addEventListener("pagehide", () => this.#saveAtOnce());
    beforeGoing(() => this.#saveAtOnce());
    guard(this, () => this.#kept !== this.#written, () => this.#send(this.#body()));
    // What was typed before this script was there counts as well.
    const typed = ({ value, defaultValue = value }) => value !== defaultValue;
    if (this.hasAttribute("begun") || [...this.#form.elements].some(typed)) this.#change();
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
    this.#saveIn(status < 300 || status === OLDER ? SOON : AGAIN);
  }

  /** The page is going, or is not seen any more: what is small enough arrives even so. */
  async #saveAtOnce() {
    if (this.#kept === this.#written) return;
    clearTimeout(this.#timer);
    const body = this.#body();
    const size = new Blob([...body].flat()).size;
    this.#goOn(await this.#send(body, size < SMALL));
  }

  /** The form goes once somebody answers. Where nobody does, it stays here with its words, and not a browser's page. */
  async #go(event) {
    clearTimeout(this.#timer);
    if (this.#gone === this.#written) {
      // It is on its way to be kept for good, and what comes late is not wanted there.
      this.#kept = this.#written;
      return;
    }
    event.preventDefault();
    if (this.#going) return;
    this.#going = true;
    const status = await this.#send(this.#body());
    this.#going = false;
    if (!status) {
      this.#goOn();
      return;
    }
    this.#gone = this.#written;
    this.#form.requestSubmit(event.submitter);
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
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch("/draft", { method: "POST", body, keepalive, signal }).catch(() => null);
    const status = answer?.status;
    if (answer?.ok) {
      this.#kept = Math.max(this.#kept, upTo);
      if (this.#kept === this.#written) nothingUnsent();
    } else if (status === OLDER && number === this.#number) {
      // Another window has this page too, or it was kept there: from here on this is a draft of its own.
      this.#form.elements.once.value = newId();
    } else if (NO.includes(status)) {
      this.#vain = upTo;
    }
    if (status !== OLDER) this.#say(status);
    return status;
  }

  /** Where nothing is written there is nothing to keep, and nothing to say. */
  #say(status) {
    const [quiet, aloud] = this.children;
    quiet.textContent = status === KEPT ? this.dataset.kept : "";
    const { locked, unreached, notKept } = this.dataset;
    const words = status < 300 ? "" : { [LOCKED]: locked, undefined: unreached }[status] ?? notKept;
    if (aloud.textContent !== words) aloud.textContent = words;
  }
}

customElements.define("kept-while-writing", KeptWhileWriting);
