// steady.js - <steady-lines>: one shape and one line at a time, each for its own while.
// Without a script, or where nothing may move, all lines stand there at once.

class SteadyLines extends HTMLElement {
  connectedCallback() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still || document.documentElement.dataset.motion === "still") return;
    this.lines = [...this.querySelectorAll(".steady__line")];
    this.pause = this.querySelector("[data-key=pause]");
    this.pause.addEventListener("click", () => this.run(this.dataset.state !== "moving"));
    this.querySelector("[data-key=next]").addEventListener("click", () => this.show(this.at + 1));
    this.show(0);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  show(at) {
    this.at = at;
    this.lines.forEach((line, index) => { line.hidden = index !== at; });
    const line = this.lines[at];
    this.querySelector("[role=status]").textContent = (line ?? this.querySelector(".steady__end")).textContent.trim();
    this.left = line ? line.dataset.seconds * 1000 : 0;
    this.run(true);
  }

  /** Let the line's time run, or hold it where it is. */
  run(moving) {
    clearTimeout(this.timer);
    if (this.at === this.lines.length) {
      this.dataset.state = "over";
      return;
    }
    if (moving) this.timer = setTimeout(() => this.show(this.at + 1), this.left);
    else this.left -= Date.now() - this.since;
    this.since = Date.now();
    this.dataset.state = moving ? "moving" : "paused";
    this.pause.textContent = this.pause.dataset[this.dataset.state];
  }
}

customElements.define("steady-lines", SteadyLines);
