# Two commands that work as the first ones typed in a clean clone: make demo, make test.
# python3 with its venv module is all that they assume.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types tests format docs screenshots plots lock mutants bench clean

help:  ## what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.demo  ## set up, build the graph, print the headline answers, write build/
	@$(BIN)/python tools/demo.py

test: $(VENV)/.dev $(VENV)/.browser $(VENV)/.virtuoso $(VENV)/.web_servers $(VENV)/.readers  ## set up what the tests need, a browser and servers included where it can, and run everything
	@$(MAKE) --no-print-directory check

check: lint types tests  ## the one gate: lint, types, tests

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python tools/format_turtle.py --check ontology/*.ttl src/aigraph/release/metadata/shapes/*.ttl

types: $(VENV)/.dev
	$(BIN)/mypy

tests: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist loadfile

format: $(VENV)/.dev  ## mend what lint can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python tools/format_turtle.py ontology/*.ttl src/aigraph/release/metadata/shapes/*.ttl

docs: $(VENV)/.dev  ## fill the marked blocks of the documents with what commands really print
	$(BIN)/python tools/write_docs.py

screenshots: $(VENV)/.dev $(VENV)/.browser  ## take the documents' pictures anew
	$(BIN)/python tools/screenshots.py

plots: $(VENV)/.dev  ## draw the plots of docs/networks.md anew
	$(BIN)/aigraph plot clusters --lang en -o docs/pictures/network-clusters-en.svg
	$(BIN)/aigraph plot clusters --network themes --lang en -o docs/pictures/network-themes-en.svg

lock: $(VENV)/.dev  ## resolve requirements/*.txt anew (names, versions and hashes only)
	$(BIN)/python tools/lock.py

mutants: $(VENV)/.dev  ## make the shipped facts wrong in thousands of ways, and tell what the checks notice
	$(BIN)/python tools/mutants.py
	$(BIN)/python -m pytest -q tests/test_evidence_end_to_end.py

bench: $(VENV)/.dev  ## the benchmarks, side by side with the plain stack
	$(BIN)/python benchmarks/pipeline.py --write README.md
	$(BIN)/python benchmarks/networks.py --write docs/networks.md

clean:  ## remove the environment and all outputs
	rm -rf $(VENV) build dist graph.html .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "aigraph needs Python 3.11 or later; $(PYTHON) is older: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "python3 cannot make environments; install its venv module (Debian: apt install python3-venv)"; exit 1; }

# Hashes pin what is installed; the package itself is then installed in place, which pip does not allow with hashes.
$(VENV)/.demo: $(VENV)/bin/python requirements/demo.txt pyproject.toml
	@echo "setting up $(VENV) …"
	@$(PIP) install --require-hashes -r requirements/demo.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python requirements/dev.txt pyproject.toml
	@echo "setting up $(VENV) …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.demo

$(VENV)/.browser: tools/install_browser.sh | $(VENV)/bin/python
	@sh tools/install_browser.sh
	@touch $@

$(VENV)/.virtuoso: tools/install_virtuoso.sh | $(VENV)/bin/python
	@sh tools/install_virtuoso.sh
	@touch $@

$(VENV)/.readers: tools/install_readers.sh examples/package-lock.json | $(VENV)/bin/python
	@sh tools/install_readers.sh
	@touch $@

$(VENV)/.web_servers: tools/install_web_servers.sh | $(VENV)/bin/python
	@sh tools/install_web_servers.sh
	@touch $@
