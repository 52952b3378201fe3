// dark.js - <dark-time>: the screen is dark, and lines come by themselves, each for its while. Nothing runs, sounds or
// keeps the screen awake before Start is pressed; a tone comes only where it was asked for. Words come from the markup.

import { keepAwake } from "./awake.js";
import { Lapse, sayHeld } from "./lapse.js";
import { sound } from "./sound.js";

const LEAST = 30;     // seconds left for the last line, whatever length is chosen
const DAWN = 6000;    // milliseconds in which the embers glow up at the end
const [BELL, HALF] = [261.63, 329.63];   // hertz
const reduced = matchMedia("(prefers-reduced-motion: reduce)");

class DarkTime extends HTMLElement {
  #form = null;
  #lines = [];
  #at = 0;          // the line that stands there
  #first = 0;       // the number of the first one among the screens of the practice
  #lapse = null;
  #context = null;  // sound, where it was asked for

  connectedCallback() {
    this.#form = this.closest("form");
    this.#lines = [...this.querySelectorAll(".dark__lines > *")];
    this.#first = Number(this.#form.elements.at.value);
    this.querySelector("[data-key=start]").addEventListener("click", () => this.#start());
    this.#form.addEventListener("click", (event) => this.#pressed(event));
    document.addEventListener("visibilitychange", () => keepAwake(this.#is("running")));
  }

  disconnectedCallback() {
    this.#lapse?.hold();
    this.#context?.close();
    keepAwake(false);
  }

  #is(...states) {
    return states.includes(this.dataset.state);
  }

  #pressed(event) {
    const key = event.target.closest("button");
    const done = {
      // Enter where a length is chosen presses the first button of the form, which nobody sees.
      next: () => (key.matches(".unseen") && !this.dataset.state ? this.#start() : this.#goOn()),
      pause: () => this.#is("running", "paused") && this.#hold(this.#is("running")),
    }[key?.value]?.();
    if (done) event.preventDefault();
  }

  #start() {
    const chosen = (name) => this.#form.querySelector(`[name=${name}]:checked`);
    const minutes = chosen("minutes");
    if (minutes) {
      const usual = [...this.#form.elements.minutes].find((each) => each.defaultChecked);
      const last = this.#lines.at(-1).dataset;
      last.seconds = Math.max(LEAST, Number(last.seconds) + (minutes.value - usual.value) * 60);
    }
    // A browser lets sound come later if its context was made at a press.
    if (chosen("sound").value === "end") this.#context = new AudioContext();
    this.#show(0);
    this.#form.querySelector("[data-key=hold]").focus();
    return true;
  }

  #show(at) {
    this.#lapse?.hold();
    this.#at = at;
    this.#form.elements.at.value = this.#first + at;
    this.#lines.forEach((line, index) => { line.hidden = index !== at; });
    const { seconds, half } = this.#lines[at].dataset;
    this.#say("");
    if (half) this.#pass(seconds / 2, () => { this.#say(half); this.#ring(HALF); this.#pass(seconds / 2, () => this.#over()); });
    else this.#pass(seconds, () => this.#goOn() || this.#over());
    if (this.hasAttribute("ends") && at === this.#lines.length - 1) this.#last();
    this.#now("running");
  }

  #pass(seconds, over) {
    this.#lapse = new Lapse(seconds * 1000, over);
    this.#lapse.run();
  }

  /** Whether there was a line to go on to here. */
  #goOn() {
    if (!this.#is("running", "paused") || this.#at === this.#lines.length - 1) return false;
    this.#show(this.#at + 1);
    return true;
  }

  #hold(held) {
    if (held) this.#lapse.hold();
    else this.#lapse.run();
    this.#now(held ? "paused" : "running");
    return true;
  }

  #over() {
    this.#now("over");
    this.#say(this.querySelector("[role=status]").dataset.over);
    this.#ring(BELL);
    if (reduced.matches || document.documentElement.dataset.motion === "still") return;
    this.querySelector(".embers").animate([{ opacity: 0.35 }, { opacity: 1 }], { duration: DAWN, easing: "ease-in-out" });
  }

  #now(state) {
    this.dataset.state = state;
    sayHeld(this.#form, state === "paused");
    keepAwake(state === "running");
  }

  /** On the last line of the practice Stop is called Done. */
  #last() {
    const stop = this.#form.querySelector("[value=stop]");
    if (stop) Object.assign(stop, { value: "done", textContent: this.dataset.done });
    this.querySelector("[value=next]")?.remove();
  }

  #say(words) {
    this.querySelector("[role=status]").textContent = words;
  }

  #ring(frequency) {
    if (this.#context) sound(this.#context, frequency, 6);
  }
}

customElements.define("dark-time", DarkTime);
