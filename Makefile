# Two commands are enough: `make run` to try the system, `make test` to prove it.
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
PORT ?= 8000
WORKERS ?= 2
FRONTEND := $(shell find frontend zhichi/ui/templates -type f \( -name '*.css' -o -name '*.ts' -o -name '*.mjs' -o -name '*.json' \) 2>/dev/null) package.json

.PHONY: help setup run test check bench accessibility lock clean

help:
	@echo "make run     install what is missing, start on http://127.0.0.1:$(PORT) with the demo city"
	@echo "make test    every test, on SQLite and on PostgreSQL, and the journeys in Chromium"
	@echo "make check   the fast half: format, lint, types, imports, rules of the house"
	@echo "make setup   only install: Python environment, front end"
	@echo "make bench   the measurements in bench/"
	@echo "make accessibility   axe over every page; rewrites data/accessibility.json, the statement at /accessibility/"
	@echo "make lock    rewrite the locked requirements from requirements/*.in"
	@echo "make clean   remove everything that make made, except var/ (database, files, keys)"

setup: $(STAMPS)/package $(STAMPS)/frontend

run: setup
	@sh scripts/need-system-packages run
	@$(BIN)/zhichi start --port $(PORT)

test: setup
	@sh scripts/need-system-packages
	@sh scripts/test

check: setup
	@sh scripts/check

bench: setup
	@ZHICHI_DURABLE=1 $(BIN)/python scripts/with_postgres.py $(BIN)/python -m bench

accessibility: setup
	@$(BIN)/python scripts/accessibility.py

lock: $(BIN)/uv
	@sh scripts/lock

clean:
	rm -rf $(VENV) node_modules zhichi/ui/static/zhichi/dist test-output bench/output build *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@sh scripts/make-venv $(VENV)

$(BIN)/uv: requirements/bootstrap.txt | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@

$(STAMPS)/python: requirements/bootstrap.txt requirements/dev.txt $(BIN)/uv
	@mkdir -p $(STAMPS)
	$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements/bootstrap.txt requirements/dev.txt
	@touch $@

$(STAMPS)/package: pyproject.toml $(STAMPS)/python
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --offline -e .
	@touch $@

$(STAMPS)/node: package.json package-lock.json | $(BIN)/python
	@mkdir -p $(STAMPS)
	@sh scripts/need-node
	npm ci --silent --no-audit --no-fund
	@touch $@

$(STAMPS)/frontend: $(STAMPS)/node $(FRONTEND)
	npm run --silent build
	@touch $@
