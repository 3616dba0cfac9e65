# Every target sets up what it needs: a fresh machine wants Python 3.11 and make, nothing else.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test test-reloaded lint types check setup lock clean

setup: $(READY)

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e ".[dev]"
	mkdir -p .typing && ln -sfn .. .typing/luutru
	touch $(READY)

demo: setup
	$(BIN)/python data/demo.py

test: setup
	$(BIN)/python -m pytest

# The same suite on the second Whoosh distribution that reads the same index.
test-reloaded: setup
	test -d .venv-reloaded || cp -a $(VENV) .venv-reloaded
	$(PYTHON) -m venv --upgrade .venv-reloaded
	.venv-reloaded/bin/python -m pip uninstall --quiet --yes whoosh3
	.venv-reloaded/bin/python -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps Whoosh-Reloaded==2.7.5
	.venv-reloaded/bin/python -m pip install --quiet --disable-pip-version-check cached-property==2.0.1
	.venv-reloaded/bin/python -m pytest

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
	rm -rf $(VENV) .venv-reloaded build demo-archive .pytest_cache .mypy_cache .ruff_cache .hypothesis
