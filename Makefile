# Every target sets up what it needs: a fresh machine wants Python 3.11 or later and make, nothing
# else. The first of these that can make a folder of packages is taken; PYTHON=... names another.
CAN_SET_UP := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for one in python3.14 python3.13 python3.12 python3.11 python3; do \
	"$$one" -c '$(CAN_SET_UP)' 2>/dev/null && echo "$$one" && break; done)
# Names of files and words of commands are Vietnamese, whatever the locale.
export PYTHONUTF8 := 1
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RELOADED := .venv-reloaded
# The same examples of properties each time (pytest by itself tries others), in as many processes as
# there are processors, four at most.
SUITE := --hypothesis-profile=fixed --numprocesses=auto --maxprocesses=4 --dist=worksteal
QUIET := --quiet --disable-pip-version-check
# Of two that set up at once, the second waits for the first and finds its work done.
ALONE := $(if $(shell command -v flock),flock Makefile)

.PHONY: demo test faults mutants mutants-sample test-browser test-reloaded lint types check setup lock clean

setup: $(READY)

$(READY): pyproject.toml requirements.lock
ifndef ALONE_NOW
	@$(ALONE) $(MAKE) --no-print-directory ALONE_NOW=1 $(READY)
else
	@test -n "$(PYTHON)" || { echo "luutru needs Python 3.11 or later with venv and pip, under one \
	of the names python3.14 to python3.11 or python3 (Debian, Ubuntu: apt-get install python3-venv). \
	Or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON): the packages of requirements.lock. Once; a minute."
	@$(PYTHON) -m venv $(VENV) || { echo "The folder of packages $(VENV) cannot be made: is there room, \
	and the right to write here?" >&2; exit 1; }
	@$(BIN)/python -m pip install $(QUIET) -c requirements.lock -e ".[dev]" || { echo "The packages of \
	requirements.lock cannot be installed, see above: without a network, name a folder or an index that \
	has them (PIP_FIND_LINKS, PIP_INDEX_URL)." >&2; exit 1; }
	@mkdir -p .typing && ln -sfn .. .typing/luutru
	@touch $(READY)
endif

demo: setup
	$(BIN)/python data/demo.py

test: setup
	@echo "All tests, in random order, in up to four processes: some minutes. The last line counts them."
	$(BIN)/python -m pytest $(SUITE)

# Real faults on real processes, a hundred times each: about ten minutes.
# LUUTRU_FAULTS=5 makes it short. A full disk needs the right to mount; without it, it is skipped.
faults: setup
	$(BIN)/python -m pytest tests/faults -m faults -s

# Which changes of the modules that decide does no test notice? An hour and a half, of which pages
# take one (benchmarks/mutants.py names the areas); the sample, some 5 minutes. Of pages less than 85 %
# are noticed yet: the sample leaves them out.
mutants: setup
	$(BIN)/python benchmarks/mutants.py

mutants-sample: setup
	$(BIN)/python benchmarks/mutants.py --sample \
		people topics extract dates abbreviations search lattice

# Reports in a real browser. It needs Chromium on PATH: apt-get install -y chromium.
test-browser: setup
	$(BIN)/python -m pytest -m browser -rs

# The same suite on the second Whoosh distribution that reads the same index.
test-reloaded: $(RELOADED)/.ready
	$(RELOADED)/bin/python -m pytest $(SUITE)

$(RELOADED)/.ready: $(READY)
	$(BIN)/python -m venv $(RELOADED)
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
lock: setup
	rm -rf build/lock && $(BIN)/python -m venv build/lock
	build/lock/bin/python -m pip install --quiet ".[dev]"
	build/lock/bin/python -m pip freeze --exclude luutru > requirements.lock

clean:
	rm -rf $(VENV) $(RELOADED) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
