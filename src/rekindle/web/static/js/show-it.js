// show-it.js - <show-it for="id">: shows or hides what is typed into a passphrase field, where it stands.
// Without it the button inside sends the form, and the same page comes back with the field open.

class ShowIt extends HTMLElement {
  connectedCallback() {
    const field = document.getElementById(this.getAttribute("for"));
    const button = this.querySelector("button");
    button.type = "button";
    button.addEventListener("click", () => this.#set(field, button, field.type === "password"));
    // Hidden again before it is sent, so that no browser keeps it among the words it offers later.
    field.form.addEventListener("submit", () => { field.type = "password"; });
  }

  #set(field, button, shown) {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? button.dataset.hide : button.dataset.show;
    field.focus();
  }
}

customElements.define("show-it", ShowIt);
