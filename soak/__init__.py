"""A week of real use in some minutes: browser, terminal and kills mixed; then every kept word is looked for."""
