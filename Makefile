# Set-up, demo, tests and checks. Everything is kept in .venv and demo.

PYTHON ?= python3
# Passed on to pytest: make test ARGS="-k symbols"
ARGS ?=

.PHONY: help demo test check evaluate benchmarks clean distclean

help:
	@echo "make demo       set up, then collect the bundled sample into ./demo/report"
	@echo "make test       set up, then run the tests"
	@echo "make check      format, lint, types and the rule on imports"
	@echo "make evaluate   the annotators' scores, on the sets in ../shared/eval"
	@echo "make benchmarks what everything costs, beside its limits and its peers"
	@echo "make clean      remove ./demo and what was built"
	@echo "make distclean  the same, and .venv"

demo: .venv/.installed
	@ONRECORD_HOME=demo .venv/bin/onrecord demo

# Bare pytest: "python -m pytest" would put the checkout on the import path and hide
# a package that is not installed.
test: .venv/.installed
	@.venv/bin/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder \
	  $(ARGS)

evaluate: .venv/.installed
	@.venv/bin/python benchmarks/evaluation.py

benchmarks: .venv/.installed .benchmarks/.installed
	@.venv/bin/python benchmarks/suite.py --json benchmarks/results.json $(ARGS)

# Peers stand apart from what onrecord itself uses.
.benchmarks/.installed: constraints-benchmarks.txt .venv/.installed
	@rm -rf .benchmarks
	@.venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps \
	  --require-hashes --target .benchmarks -r constraints-benchmarks.txt
	@touch $@

check: .venv/.installed
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

clean:
	rm -rf demo build dist *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -path ./.venv -prune -o -name __pycache__ -exec rm -rf {} +

distclean: clean
	rm -rf .venv .benchmarks

# Compiled on all processors; what a package holds that cannot be compiled does no harm.
# Made last, so that an interrupted set-up starts again. The second install makes
# setuptools warn of folders beside the package; bare pytest keeps those off the path.
.venv/.installed: constraints.txt pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "onrecord needs Python 3.11 or newer; there is no '$(PYTHON)' here." >&2; \
	  echo "On Debian and Ubuntu: apt-get install python3 python3-venv" >&2; \
	  exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "onrecord needs Python 3.11 or newer; '$(PYTHON)' is" \
	    "$$("$(PYTHON)" --version 2>&1)." >&2; \
	  echo "On Debian and Ubuntu: apt-get install python3.11 python3.11-venv," \
	    "then: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; \
	  exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make virtual environments." >&2; \
	  echo "On Debian and Ubuntu: apt-get install" \
	    "$$("$(PYTHON)" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" >&2; \
	  exit 1; }
	@echo "Setting up .venv: downloads once, a minute or two" >&2
	@"$(PYTHON)" -m venv .venv
	@.venv/bin/python -m pip install -qq --disable-pip-version-check \
	  --no-compile --require-hashes -r constraints.txt
	@.venv/bin/python -W ignore -m compileall -qq -j 0 .venv/lib || :
	@PYTHONWARNINGS=ignore .venv/bin/python -m pip install -qq \
	  --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
