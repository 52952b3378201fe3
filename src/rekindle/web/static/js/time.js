// time.js - <quiet-time seconds="30">: a light goes along a line while time passes. Pause holds it, and at the end it
// stays: one goes on when one likes. With `flows` the next screen comes by itself, unless something was answered here.
// Where motion is not welcome nothing happens at all: the words say how long. Words come from the markup.

import { Lapse, sayHeld } from "./lapse.js";

const POINTS = 24;   // of the line, between which the light goes straight
const reduced = matchMedia("(prefers-reduced-motion: reduce)");

class QuietTime extends HTMLElement {
  #form = null;
  #lapse = null;
  #light = null;
  #answered = false;

  connectedCallback() {
    this.#form = this.closest("form");
    this.#form.addEventListener("input", () => { this.#answered = true; });
    this.#form.querySelector("[data-key=hold]").addEventListener("click", (event) => {
      if (!["moving", "paused"].includes(this.dataset.state)) return;
      event.preventDefault();
      this.#hold(this.dataset.state === "moving");
    });
    reduced.addEventListener("change", () => this.#begin());
    this.#begin();
  }

  disconnectedCallback() {
    this.#lapse?.hold();
  }

  #begin() {
    this.#lapse?.hold();
    this.#light?.cancel();
    sayHeld(this.#form, false);
    this.#say("still");
    if (reduced.matches || document.documentElement.dataset.motion === "still") return;
    const milliseconds = this.getAttribute("seconds") * 1000;
    this.#light = this.#goAlong(milliseconds);
    this.#lapse = new Lapse(milliseconds, () => this.#end());
    this.#lapse.run();
    this.#say("moving");
  }

  /** One of still, moving, over, and what is said then; paused says nothing new. */
  #say(state) {
    this.dataset.state = state;
    const said = this.querySelector("[role=status]");
    if (said.textContent !== said.dataset[state]) said.textContent = said.dataset[state];
  }

  #hold(held) {
    if (held) this.#lapse.hold();
    else this.#lapse.run();
    if (held) this.#light.pause();
    else this.#light.play();
    this.dataset.state = held ? "paused" : "moving";
    sayHeld(this.#form, held);
  }

  #end() {
    this.#say("over");
    if (this.hasAttribute("flows") && !this.#answered) this.#form.requestSubmit(this.#form.querySelector("[value=next]"));
  }

  #goAlong(duration) {
    const line = this.querySelector(".along__line");
    const far = line.getTotalLength();
    const frames = Array.from({ length: POINTS + 1 }, (_, at) => {
      const { x, y } = line.getPointAtLength(far * at / POINTS);
      return { transform: `translate(${x}px, ${y}px)` };
    });
    return this.querySelector(".along__light").animate(frames, { duration, fill: "forwards" });
  }
}

customElements.define("quiet-time", QuietTime);
