// breath.js - <breath-player rounds="12">: lays the light along the beats, holds it where it is, says when it is over.
// The beats are the cues themselves: <span class="cue__beat" data-seconds="4" data-light="rises">In</span>.
// The browser does the moving, outside this script. Where motion is not welcome nothing happens here at all: the beats
// to count stand there instead. Words come from the markup.

const FASTEST = 10;   // seconds for one breath: six a minute, never faster
const FADE = 0.4;     // seconds in which a cue comes and goes
const reduced = matchMedia("(prefers-reduced-motion: reduce)");

// Each part of the picture when the light is low, and when it is high.
const POSES = {
  "b-rise": [{ transform: "translateY(var(--rise))" }, { transform: "none" }],
  "b-halo": [{ transform: "scale(.55)", opacity: 0.45 }, { transform: "none", opacity: 1 }],
  "b-ground": [{ transform: "none" }, { transform: "translateY(var(--swell))" }],
};

class BreathPlayer extends HTMLElement {
  #running = [];

  connectedCallback() {
    this.#key("pause").addEventListener("click", (event) => {
      event.preventDefault();
      if (this.dataset.state === "over") this.#begin();
      else this.#hold(this.dataset.state === "moving");
    });
    reduced.addEventListener("change", () => this.#begin());
    this.#begin();
  }

  #begin() {
    for (const each of this.#running) each.cancel();
    this.#running = [];
    this.removeAttribute("data-at-end");
    this.#speak();
    if (reduced.matches || document.documentElement.dataset.motion === "still") return;
    this.#run();
    this.#say("moving");
    // A live region is read aloud when it changes: filled after the page has settled, not with it.
    setTimeout(() => this.#speak(this.dataset.state === "over" ? "atEnd" : "atStart"), 600);
  }

  #hold(still) {
    for (const each of this.#running) {
      if (still) each.pause();
      else each.play();
    }
    this.#say(still ? "paused" : "moving");
  }

  #over() {
    this.toggleAttribute("data-at-end", true);
    this.#say("over");
    this.#speak("atEnd");
  }

  /** One of moving, paused, over; the keys are called what they do now. */
  #say(state) {
    this.dataset.state = state;
    const pause = this.#key("pause");
    pause.querySelector("span").textContent = pause.dataset[state];
    const stop = this.#key("stop");
    stop.value = state === "over" ? "done" : "stop";
    stop.textContent = stop.dataset[stop.value];
  }

  /** Said at the start, for who listens; at the end, for who looks too. */
  #speak(when) {
    const status = this.querySelector("[role=status]");
    status.textContent = status.dataset[when] ?? "";
    status.classList.toggle("unseen", when !== "atEnd");
  }

  #key(name) {
    return this.querySelector(`[data-key=${name}]`);
  }

  #run() {
    const cues = [...this.querySelectorAll(".cue__beat")];
    const asked = cues.reduce((sum, cue) => sum + Number(cue.dataset.seconds), 0);
    const seconds = Math.max(asked, FASTEST);
    const rounds = Number(this.getAttribute("rounds"));
    const breath = { duration: seconds * 1000, iterations: rounds };
    const course = [[0, 0]];   // where in the breath, 0 to 1, and how high the light is there, 0 or 1
    for (const cue of cues) {
      const [from, height] = course.at(-1);
      const to = cue === cues.at(-1) ? 1 : from + cue.dataset.seconds / asked;
      course.push([to, { rises: 1, settles: 0 }[cue.dataset.light] ?? height]);
      const fade = FADE / seconds;
      this.#move(cue, [[0, 0], [from, 0], [from + fade, 1], [to - fade, 1], [to, 0], [1, 0]]
        .map(([offset, opacity]) => ({ offset, opacity })), breath);
    }
    for (const [name, poses] of Object.entries(POSES)) {
      const frames = course.map(([offset, height]) => ({ offset, easing: "ease-in-out", ...poses[height] }));
      this.#move(this.querySelector(`.${name}`), frames, breath);
    }
    const far = [{ transform: "scaleX(0)" }, { transform: "none" }];
    this.#move(this.querySelector(".far span"), far, { duration: seconds * 1000 * rounds }).onfinish = () => this.#over();
  }

  #move(part, frames, timing) {
    const moving = part.animate(frames, timing);
    this.#running.push(moving);
    return moving;
  }
}

customElements.define("breath-player", BreathPlayer);
