# `make help` lists the targets. The work is done by the short scripts in tools/.
.DEFAULT_GOAL := help
.PHONY: help setup setup-test start stop status test lint format i18n conformance bench pins buildout buildout-check wheel clean

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv/bin
SOURCES := src tests tools benchmarks setup.py
MARKUP = git ls-files '*.pt' '*.xml' '*.zcml' | grep -v -e /workflows/ -e ^tests/

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  EOFFICE_PORT=8081 make start    another port"
	@echo "  make test ARGS='tests/incoming -x'    some tests"

setup:
	@$(PYTHON) tools/bootstrap.py

setup-test:
	@$(PYTHON) tools/bootstrap.py --test

start: setup ## Install, create the demo office when there is none, start it, say where it is
	@$(PYTHON) tools/instance.py start

stop: ## Stop the office; the data stays
	@$(PYTHON) tools/instance.py stop

status: ## Say whether the office runs
	@$(PYTHON) tools/instance.py status

test: setup-test ## Install the test tools and run all tests (ARGS= for pytest)
	@$(VENV)/python -m pytest $(ARGS)

lint: setup-test ## Check Python, XML, ZCML and templates
	$(VENV)/ruff check $(SOURCES)
	$(VENV)/ruff format --check $(SOURCES)
	$(MARKUP) | xargs $(VENV)/zpretty --check
	$(PYTHON) tools/pins.py --check

format: setup-test ## Put Python, XML, ZCML and templates in order
	$(VENV)/ruff check --fix $(SOURCES)
	$(VENV)/ruff format $(SOURCES)
	$(MARKUP) | xargs $(VENV)/zpretty --inplace

i18n: setup-test ## Collect the messages and check the translations
	$(VENV)/python -m collective.eoffice.locales

conformance: setup-test ## Write docs/conformance.md from the marked tests
	$(VENV)/python -m tests.conformance

bench: setup-test ## Measure the office against plain Plone
	$(VENV)/python -m benchmarks

pins: ## Sort constraints.txt and generate versions.cfg from it
	@$(PYTHON) tools/pins.py --sort

buildout: ## Build the deployment (bin/instance, bin/zeoserver …) with zc.buildout
	@$(PYTHON) tools/buildout.py

buildout-check: ## Build it, start bin/instance on a database of its own and ask for a page
	@$(PYTHON) tools/buildout.py --check

wheel: setup-test ## Build sdist and wheel into dist/ and check what is in them
	@$(VENV)/python tools/check_wheel.py

clean: stop ## Remove everything that was built; the data in var/ stays
	rm -rf .venv .buildout bin build develop-eggs dist eggs parts .installed.cfg
	find src -name '*.egg-info' -o -name '*.mo' | xargs rm -rf
