// copy.js - <copy-text for="id" data-copied="..." data-chosen="...">, <print-page>: there only with a script.
// Words come from the markup.

class CopyText extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  async handleEvent(event) {
    if (!event.target.closest("button")) return;
    const source = document.getElementById(this.getAttribute("for"));
    const said = this.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(source.value ?? source.innerText);
      said.textContent = this.dataset.copied;
    } catch {
      // Refused, or no clipboard here: choose the words, so that the person's own keys can copy them.
      if (source.select) source.select();
      else getSelection().selectAllChildren(source);
      said.textContent = this.dataset.chosen;
    }
  }
}

class PrintPage extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", () => print());
  }
}

customElements.define("copy-text", CopyText);
customElements.define("print-page", PrintPage);
