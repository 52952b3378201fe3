// too-long.js - a text that is far too long stays in its field: of so much the server could only say that it is too
// much, and the way back would find the field empty. What is a little too long, the server gives back itself.

const MOST = 1_800_000;   // UTF-16 units; sent, none takes more than nine bytes

document.addEventListener("input", ({ target }) => {
  if (!target.matches("textarea[data-too-long]")) return;
  target.setCustomValidity(target.value.length > MOST ? target.dataset.tooLong : "");
});
