// ways.js - on the page of a draft: the two buttons that open it elsewhere hold the words as they stand.

const draft = document.getElementById("answer");

addEventListener("click", (event) => {
  const way = event.target.closest?.("a[data-way]");
  if (!way) return;
  const words = way.dataset.way.startsWith("mail") ? draft.value.replaceAll("\n", "\r\n") : draft.value;
  way.href = way.dataset.way + encodeURIComponent(words);
}, true);

document.getElementById("ways-again").hidden = true;

addEventListener("beforeprint", () => { document.querySelector(".on-paper").textContent = draft.value; });
