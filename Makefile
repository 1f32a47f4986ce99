# The two that matter: `make app` opens the page, `make test` runs every test.
PYTHON ?= python3
PORT ?= 8501
DATA ?= ../shared/data

bin := .venv/bin
installed := .venv/installed

.PHONY: app test setup lint format bench models clean

app: $(installed) models
	$(bin)/comparer app --port $(PORT)

test: $(installed)-test
	$(bin)/python -m pytest

setup: $(installed)-test $(installed)-lint

lint: $(installed)-lint
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy

format: $(installed)-lint
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

bench: $(installed)-bench
	$(bin)/python bench/run.py --data $(DATA)

# The Arabic–English translation model is wanted but not needed: without it the page shows a gloss.
models: $(installed)
	@$(bin)/comparer models install ar-en --if-missing || \
		echo "Going on without it; 'comparer models install FILE' takes a model from a file."

clean:
	rm -rf .venv build dist test-output

# Each stamp is newer than what it was made from, so that running again costs nothing.
.venv/bin/python:
	$(PYTHON) -m venv .venv

$(installed): pyproject.toml constraints.txt .venv/bin/python
	$(bin)/python -m pip install --quiet --constraint constraints.txt --editable '.[gloss]'
	@touch $@

$(installed)-test: $(installed)
	$(bin)/python -m pip install --quiet --constraint constraints.txt --editable '.[gloss,test]'
	@touch $@

$(installed)-lint: $(installed)
	$(bin)/python -m pip install --quiet --constraint constraints.txt --editable '.[gloss,test,lint]'
	@touch $@

$(installed)-bench: $(installed)
	$(bin)/python -m pip install --quiet --constraint constraints.txt --editable '.[gloss,bench]'
	@touch $@
