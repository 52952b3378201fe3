# Rekindle's commands: `make` alone lists them. ARGS="..." hands words on to run, test, bench, soak, look and lock.
PYTHON := .venv/bin/python
# Quick when nothing has changed, and then not worth a word.
BUILD := $(PYTHON) -m rekindle.web.build >/dev/null

.DEFAULT_GOAL := help
.PHONY: help run test check format bench soak look picture words lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## start Rekindle and open it in the browser
	@scripts/environment run
	@$(BUILD)
	@$(PYTHON) -m rekindle $(ARGS)

test: ## run every test, those in a real browser included
	@scripts/environment test
	@$(BUILD)
	@scripts/browser
	@env -u PYTHONDONTWRITEBYTECODE $(PYTHON) -m pytest -n auto --dist worksteal $(ARGS)

check: ## check form, style, types, layers, the interface words and the picture
	@scripts/environment test
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports --no-logo
	$(PYTHON) -m scripts.words --check
	$(PYTHON) -m scripts.picture --check

format: ## bring the code into form
	@scripts/environment test
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench: ## measure the budgets: figure, floor, ratio
	@scripts/environment test
	@$(BUILD)
	@$(PYTHON) -m bench $(ARGS)

soak: ## live through a week of use with kills, and look for every word
	@scripts/environment test
	@$(BUILD)
	@scripts/browser
	@$(PYTHON) -m soak $(ARGS)

look: ## take a screenshot of every page into look/
	@scripts/environment test
	@$(BUILD)
	@scripts/browser
	@$(PYTHON) -m scripts.look $(ARGS)

picture: ## draw docs/architecture.svg again, from the import graph
	@scripts/environment test
	$(PYTHON) -m scripts.picture

words: ## write the catalogue of the interface words again
	@scripts/environment test
	$(PYTHON) -m scripts.words

lock: ## pin every package with its hashes again
	@scripts/lock $(ARGS)

clean: ## remove everything that can be made again
	rm -rf .venv src/rekindle/web/built look bench/figures .coverage
	rm -rf .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
