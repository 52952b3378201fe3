// cards.js - the cards beside a sheet: what each puts on it, and the words that say so.

export class Cards {
  /** `element` holds the cards, the tools and the hidden fields that say what was picked. */
  constructor(element) {
    this.element = element;
    this.picks = element.querySelector("[data-picks]");
  }

  /** What was picked, in words. */
  get words() {
    return [...this.picks.children].map((pick) => pick.value);
  }

  /** Fill the square, and say which colour it has. */
  fill(card) {
    for (const one of this.element.querySelectorAll("[name=mark]")) one.setAttribute("aria-pressed", one === card);
    this.element.querySelector("[data-square]").setAttribute("fill", card.dataset.fill ?? "none");
    this.picks.replaceChildren();
    this.#pick(card.value);
  }

  /** Give the mark of a card, in the place of the next one or where the hand put it. */
  mark(card, at) {
    const number = this.picks.children.length;
    const places = (card.dataset.places ?? this.element.dataset.places).split(" ");
    const [x, y] = at ?? places[number % places.length].split(",").map(Number);
    const letter = this.element.querySelector("[name=letter]")?.value.trim();
    const said = [this.#with(), letter].filter(Boolean).map((one) => ` (${one})`);
    const pen = this.pen();
    if ("heavy" in card.dataset) pen.width *= 5;
    return { ...pen, path: card.dataset.path, x, y, pick: this.#pick(card.value + said.join("")) };
  }

  /** Give the line that is chosen; a dot for somebody has one of its own. */
  pen() {
    const line = this.element.querySelector("[name=pen]:checked");
    if (!line) return { width: 22, cover: 1, colour: getComputedStyle(this.element).color };
    const pot = this.element.querySelector("[name=colour]:checked + .pot circle");
    return { width: +line.dataset.width, cover: +line.dataset.cover, colour: getComputedStyle(pot).fill };
  }

  /** Find the card that says how far from the middle a place is, from 0 to 1. */
  nearest(away) {
    const off = (card) => Math.abs(card.dataset.away - away);
    return [...this.element.querySelectorAll("[data-away]")].reduce((one, other) => (off(other) < off(one) ? other : one));
  }

  #pick(value) {
    const pick = Object.assign(document.createElement("input"), { type: "hidden", name: "tap", value });
    this.picks.append(pick);
    return pick;
  }

  #with() {
    const chosen = this.element.querySelectorAll(":is([name=colour], [name=pen]):checked + *");
    return [...chosen].map((one) => one.textContent.trim().toLowerCase()).join(", ");
  }
}

/** With a hand to draw, the sheet stands there from the first, and what is on it does not show. */
export function uncover(element) {
  const fold = element.querySelector("details:has(.sheet)");
  if (!fold) return;
  const [sheet, look] = [fold.querySelector(".sheet"), element.querySelector("[data-look]")];
  fold.replaceWith(sheet);
  look.parentElement.hidden = false;
  sheet.classList.add("sheet--unseen");
  look.addEventListener("click", () => {
    look.setAttribute("aria-pressed", !sheet.classList.toggle("sheet--unseen"));
  });
}
