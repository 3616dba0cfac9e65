# Every target sets up what it needs: a fresh machine wants Python 3.11 and make, nothing else.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RELOADED := .venv-reloaded
QUIET := --quiet --disable-pip-version-check

.PHONY: demo test faults test-browser test-reloaded lint types check setup lock clean

setup: $(READY)

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install $(QUIET) -c requirements.lock -e ".[dev]"
	mkdir -p .typing && ln -sfn .. .typing/luutru
	touch $(READY)

demo: setup
	$(BIN)/python data/demo.py

test: setup
	$(BIN)/python -m pytest

# Real faults on real processes, a hundred times each: about ten minutes.
# LUUTRU_FAULTS=5 makes it short. A full disk needs the right to mount; without it, it is skipped.
faults: setup
	$(BIN)/python -m pytest tests/faults -m faults -s

# Reports in a real browser. It needs Chromium on PATH: apt-get install -y chromium.
test-browser: setup
	$(BIN)/python -m pytest -m browser -rs

# The same suite on the second Whoosh distribution that reads the same index.
test-reloaded: $(RELOADED)/.ready
	$(RELOADED)/bin/python -m pytest

$(RELOADED)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(RELOADED)
	$(RELOADED)/bin/python -m pip install $(QUIET) -c requirements.lock -e ".[dev]"
	$(RELOADED)/bin/python -m pip uninstall --quiet --yes whoosh3
	$(RELOADED)/bin/python -m pip install $(QUIET) Whoosh-Reloaded==2.7.5
	touch $(RELOADED)/.ready

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy .typing/luutru

check: lint types test

# Renew the pins from what the ranges in pyproject.toml resolve to today.
lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet ".[dev]"
	build/lock/bin/python -m pip freeze --exclude luutru > requirements.lock

clean:
	rm -rf $(VENV) $(RELOADED) build demo-archive .pytest_cache .mypy_cache .ruff_cache .hypothesis
