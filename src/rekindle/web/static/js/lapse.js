// lapse.js - a while that passes, and can be held: for the screens of a practice on which time goes by.

const HERE = 30_000;   // how often it is told that somebody is here: they began it, and look elsewhere meanwhile

/** Some milliseconds, and what is done when they are over. Only what runs passes. */
export class Lapse {
  #left;
  #over;
  #since = 0;
  #timer = 0;
  #here = 0;

  constructor(milliseconds, over) {
    this.#left = milliseconds;
    this.#over = over;
  }

  run() {
    this.#since = Date.now();
    this.#timer = setTimeout(() => { this.#stop(); tell(); this.#over(); }, this.#left);
    this.#here = setInterval(tell, HERE);
  }

  hold() {
    this.#stop();
    this.#left = Math.max(0, this.#left - (Date.now() - this.#since));
  }

  #stop() {
    clearTimeout(this.#timer);
    clearInterval(this.#here);
  }
}

function tell() {
  dispatchEvent(new Event("running"));
}

/** The key that holds what runs, and lets it go on: its icon and its word say what it does now. */
export function sayHeld(form, held) {
  const key = form.querySelector("[data-key=hold]");
  key.dataset.state = held ? "paused" : "moving";
  key.querySelector("span").textContent = key.dataset[key.dataset.state];
}
