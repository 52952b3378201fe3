// paper.js - the sheet itself: a canvas over the picture that the page came with, and how lines look on it.

const FINER = 2; // dots to one unit of the sheet

const asLine = (path) => ({
  path: path.getAttribute("d"), colour: getComputedStyle(path).stroke,
  width: +path.getAttribute("stroke-width"), cover: +path.getAttribute("opacity"),
});

export class Paper {
  #fixed;          // what stands on the sheet whatever is wiped: the mark in the middle
  #before = null;  // what was drawn by hand before the page was loaded again

  /** `sent` is the picture that came back with the page; `ready` is called once it can be shown. */
  constructor(sheet, sent, ready) {
    const svg = sheet.querySelector("svg");
    ({ width: this.width, height: this.height } = svg.viewBox.baseVal);
    this.#fixed = [...svg.querySelectorAll("svg > path")].map(asLine);
    // A picture that came back holds these already.
    this.marks = sent ? [] : [...svg.querySelectorAll("g")].map((mark) => ({
      ...asLine(mark.firstElementChild), path: [...mark.children].map((line) => line.getAttribute("d")).join(""),
    }));
    this.colour = getComputedStyle(sheet).backgroundColor;
    this.canvas = this.#canvas();
    this.scratch = this.#canvas();
    this.canvas.setAttribute("role", "img");
    sheet.append(this.canvas);
    sheet.classList.add("sheet--drawn");
    if (sent) this.#take(sent).then(ready, () => {});
  }

  /** Give where on the sheet something happened, and how hard it was pressed where that can be felt. */
  at({ clientX, clientY, pointerType, pressure }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const hard = pointerType === "pen" && pressure ? 0.4 + 1.2 * pressure : 1;
    return [(clientX - left) / width * this.width, (clientY - top) / height * this.height, hard];
  }

  /** Give how far from the middle a place is: 0 there, 1 at the border. */
  away([x, y]) {
    return 2 * Math.max(Math.abs(x / this.width - 0.5), Math.abs(y / this.height - 0.5));
  }

  /** Draw everything, what came with the page too unless it was wiped; tell whether there is anything. */
  draw(acts, all) {
    const context = this.canvas.getContext("2d");
    context.fillStyle = this.colour;
    context.fillRect(0, 0, this.width, this.height);
    const before = all && this.#before;
    if (before) context.drawImage(before, 0, 0, this.width, this.height);
    for (const act of [...(before ? [] : this.#fixed), ...acts]) this.#line(context, act);
    return Boolean(before || acts.length);
  }

  /** Give the picture as text for a field (base64url, RFC 4648). */
  packed() {
    const [, data] = this.canvas.toDataURL("image/png").split(",");
    return data.replaceAll("+", "-").replaceAll("/", "_");
  }

  #canvas() {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: this.width * FINER, height: this.height * FINER });
    canvas.getContext("2d").scale(FINER, FINER);
    return canvas;
  }

  async #take(sent) {
    const text = atob(sent.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    this.#before = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  }

  /** Draw one line on a sheet of its own first, so that a pale one is as pale where it crosses itself. */
  #line(context, { path, points, x = 0, y = 0, width, colour, cover }) {
    const pen = this.scratch.getContext("2d");
    pen.clearRect(0, 0, this.width, this.height);
    Object.assign(pen, { strokeStyle: colour, lineWidth: width, lineCap: "round", lineJoin: "round" });
    pen.save();
    pen.translate(x, y);
    if (path) pen.stroke(new Path2D(path));
    else this.#strokes(pen, points, width);
    pen.restore();
    context.globalAlpha = cover;
    context.drawImage(this.scratch, 0, 0, this.width, this.height);
    context.globalAlpha = 1;
  }

  #strokes(pen, points, width) {
    let [before] = points;
    for (const point of points.length > 1 ? points.slice(1) : [[before[0] + 0.1, before[1], before[2]]]) {
      pen.lineWidth = width * (before[2] + point[2]) / 2;
      pen.beginPath();
      pen.moveTo(before[0], before[1]);
      pen.lineTo(point[0], point[1]);
      pen.stroke();
      before = point;
    }
  }
}
