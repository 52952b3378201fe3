// tones.js - <tone-pads>: soft tones by touch, or with the keys 1 to 7 while one of the pads has the focus; 0 is quiet.
// A pad is lit as long as its tone can be heard. Nothing sounds before a pad is pressed.

import { sound } from "./sound.js";

const LASTS = 5;   // seconds until a tone is gone
const TONES = [196, 220, 261.63, 293.66, 329.63, 392, 440];   // hertz, five to the octave: any two get along
const reduced = matchMedia("(prefers-reduced-motion: reduce)");

class TonePads extends HTMLElement {
  #context = null;
  #sounding = new Map();   // of each pad what ends its tone

  connectedCallback() {
    this.addEventListener("click", (event) => this.#press(event.target.closest("[data-tone]")));
    this.addEventListener("keydown", (event) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      this.#press(/^[0-7]$/.test(event.key) ? this.querySelector(`[data-tone="${event.key}"]`) : null);
    });
  }

  disconnectedCallback() {
    this.#context?.close();
  }

  #press(pad) {
    if (!pad) return;
    if (pad.dataset.tone === "0") this.#quiet();
    else this.#play(pad);
  }

  #quiet() {
    for (const end of this.#sounding.values()) end();
  }

  #play(pad) {
    this.#sounding.get(pad)?.();
    this.#context ??= new AudioContext();
    this.#context.resume();
    const hush = sound(this.#context, TONES[pad.dataset.tone - 1], LASTS);
    const light = pad.querySelector("circle");
    const still = reduced.matches || document.documentElement.dataset.motion === "still";
    const fading = still ? null : light.animate([{ opacity: 1 }, { opacity: 0.2 }], LASTS * 1000);
    const end = () => {
      hush();
      clearTimeout(gone);
      fading?.cancel();
      pad.toggleAttribute("data-sounding", false);
      this.#sounding.delete(pad);
    };
    const gone = setTimeout(end, LASTS * 1000);
    pad.toggleAttribute("data-sounding", true);
    this.#sounding.set(pad, end);
  }
}

customElements.define("tone-pads", TonePads);
