# Two commands: `make run` and `make test`. Both need Python 3.11 or newer, and install the rest.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
SLUGLINE := $(BIN)/slugline

.PHONY: run test check bench gold stress clean

run: .venv/installed  ## Work the sample feed and ask three questions of it.
	$(SLUGLINE) run
	@echo
	$(SLUGLINE) sql "SELECT slugline, revision_label AS revision, headline FROM items WHERE slugline = 'lunar probe' ORDER BY revision_ordinal"
	$(SLUGLINE) sql "SELECT text AS caption, repeats, credit FROM captions WHERE repeats > 2"
	$(SLUGLINE) sql "SELECT speaker, said_by, cue, text FROM quotes_by WHERE headline LIKE '%squid reserve%' ORDER BY seen_at, position"

test: .venv/installed-test  ## Run the tests, a file a time on each of two cores.
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder tests

check: .venv/installed-test  ## Lint, formatting and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/installed-test  ## Measure speed and memory; prints ratios, asserts nothing.
	$(BIN)/python -m tests.bench.parse
	$(BIN)/python -m tests.bench.formats
	$(BIN)/python -m tests.bench.enrich
	$(BIN)/python -m tests.bench.nightly
	$(BIN)/python -m tests.bench.overhead
	$(BIN)/python -m tests.bench.polling
	$(BIN)/python -m tests.bench.reprocess
	$(BIN)/python -m tests.bench.copies
	$(BIN)/python -m tests.bench.search
	$(BIN)/python -m tests.bench.analysts

gold: .venv/installed-test  ## Score the names against CoNLL-2003: make gold GOLD=eng.testa.
	$(BIN)/python -m tests.bench.entities $(GOLD)

stress: .venv/installed-test  ## Kill a run at 20 random moments, and compare the tables.
	$(BIN)/python -m pytest tests/flows/test_killed.py --kills 20

clean:  ## Remove what was installed and built, and the warehouse of the sample feed.
	rm -rf .venv lake build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'slugline needs Python 3.11 or newer: make PYTHON=python3.11')"
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) setuptools
	$(PIP) --no-build-isolation -e .
	touch $@

.venv/installed-test: .venv/installed
	$(PIP) --no-build-isolation -e '.[test]'
	touch $@
