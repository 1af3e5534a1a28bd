# Everything here needs Python 3.11 or later and what pip installs, nothing else.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
	>/dev/null 2>&1 && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# As pip does for a wheel: the first run, and one that may not write, need not compile (0.5 s).
COMPILE := $(BIN)/python -m compileall -q src/counterclaim
SAMPLES := src/counterclaim/samples
GOLD ?= ../shared/gold/dev
# The record that the demo keeps: adding again changes nothing.
DB ?= build/demo.db

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types layers unit figures model clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */\1\t/' | expand -t 12

demo: $(VENV)/installed  ## set up, read the bundled communiqués of both sides, and set them side by side
	@$(BIN)/counterclaim read $(SAMPLES)
	@mkdir -p $(dir $(DB))
	@$(BIN)/counterclaim add --db $(DB) $(SAMPLES)
	@$(BIN)/counterclaim incidents --db $(DB) --order claims --limit 1 --json | \
		$(BIN)/python -c 'import json, sys; print(json.load(sys.stdin)["id"])' | \
		xargs $(BIN)/counterclaim show --db $(DB)

test: $(VENV)/installed-dev check  ## set up, then run every check and test

check: lint types layers unit

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src/counterclaim/cli src/counterclaim/ingest src/counterclaim/evaluate

types: $(VENV)/installed-dev
	$(BIN)/mypy

layers: $(VENV)/installed-dev
	$(BIN)/lint-imports

unit: $(VENV)/installed-dev
	$(BIN)/python -m pytest

figures: $(VENV)/installed-dev  ## measure what the README states (needs ../shared)
	$(BIN)/python tools/figures.py

model: $(VENV)/installed-dev  ## train the English model again (about an hour; needs ../shared)
	$(BIN)/python training/train.py

clean:  ## remove the virtual environment and what tools left behind
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed: install one, or say make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)

$(VENV)/installed: $(BIN)/python pyproject.toml
	$(PIP) install -e .
	@$(COMPILE)
	@touch $@

$(VENV)/installed-dev: $(BIN)/python pyproject.toml
	$(PIP) install -e '.[dev]'
	@$(COMPILE)
	@touch $(VENV)/installed $@
