// draw.js - <draw-sheet>: a sheet to draw on by hand. The cards put the same marks on it, so no hand is needed.
// The picture goes along with the form. Words come from the markup.

import { Cards, uncover } from "./cards.js";
import { Paper } from "./paper.js";

class DrawSheet extends HTMLElement {
  #acts = [];      // what was put on the sheet, in order; wiping it is one of them
  #line = null;    // the line that is being drawn
  #empty = true;
  #changed = false;

  connectedCallback() {
    this.cards = new Cards(this);
    this.addEventListener("click", (event) => this.#press(event));
    if (this.dataset.surface === "square") return;
    const { form } = this.querySelector("[name=answer]");
    this.picture = form.elements.picture;
    uncover(this);
    this.paper = new Paper(this.querySelector(".sheet"), this.picture.value, () => this.#draw());
    const picks = [...this.cards.picks.children];
    this.#acts = this.paper.marks.map((mark, index) => ({ ...mark, pick: picks[index] }));
    const { canvas } = this.paper;
    canvas.addEventListener("pointerdown", (event) => this.#begin(event));
    canvas.addEventListener("pointermove", (event) => this.#go(event));
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => this.#end());
    form.addEventListener("formdata", ({ formData }) => {
      if (this.#changed) this.picture.value = this.#empty ? "" : this.paper.packed();
      this.#changed = false;
      formData.set("picture", this.picture.value);
    });
    this.querySelector("[data-tools] > details")?.removeAttribute("open");
    this.#draw();
  }

  #press(event) {
    const { name, value } = event.target.closest("button") ?? {};
    if (name !== "mark" && !["undo-mark", "clear-marks"].includes(value)) return;
    event.preventDefault();
    if (value === "undo-mark") this.#undo();
    else if (value === "clear-marks") this.#clear();
    else this.#put(event.target.closest("button"));
  }

  #put(card, at) {
    if (this.paper) this.#add(this.cards.mark(card, at));
    else this.cards.fill(card);
    this.#say(this.cards.words.at(-1));
    this.#tell(card);
  }

  #begin(event) {
    if (event.button) return;
    event.preventDefault();
    const at = this.paper.at(event);
    if (this.dataset.surface === "people") {
      this.#put(this.cards.nearest(this.paper.away(at)), at);
      return;
    }
    this.paper.canvas.setPointerCapture(event.pointerId);
    this.#line = { ...this.cards.pen(), points: [at] };
    this.#draw();
  }

  #go(event) {
    if (!this.#line) return;
    const points = event.getCoalescedEvents?.() ?? [];
    this.#line.points.push(...(points.length ? points : [event]).map((one) => this.paper.at(one)));
    this.#draw();
  }

  #end() {
    const line = this.#line;
    this.#line = null;
    if (line) this.#add(line);
    this.#tell(this.picture);
  }

  #undo() {
    const act = this.#acts.pop();
    act?.pick?.remove();
    if (act?.wiped) this.cards.picks.append(...act.wiped);
    this.#draw();
    this.#say(this.dataset.undone);
    this.#tell(this.picture);
  }

  #clear() {
    const wiped = [...this.cards.picks.children];
    this.cards.picks.replaceChildren();
    this.#add({ wiped });
    this.#say(this.dataset.cleared);
    this.#tell(this.picture);
  }

  #add(act) {
    this.#acts.push(act);
    this.#draw();
  }

  #draw() {
    const wiped = this.#acts.findLastIndex((act) => act.wiped);
    const acts = [...this.#acts.slice(wiped + 1), ...(this.#line ? [this.#line] : [])];
    const lines = acts.filter((act) => act.points).length;
    this.#empty = !this.paper.draw(acts, wiped < 0);
    const said = [...this.cards.words, ...(lines ? [`${this.dataset.lines}: ${lines}`] : [])].join(", ");
    const words = this.#empty ? this.dataset.empty : said;
    this.paper.canvas.setAttribute("aria-label", [this.dataset.said, words].filter(Boolean).join(": "));
  }

  #say(words) {
    this.querySelector("[role=status]").textContent = words;
  }

  /** The form holds something else now, which is to be kept while one draws. */
  #tell(from) {
    this.#changed = true;
    from.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("draw-sheet", DrawSheet);
