# The two that matter: `make app` opens the page, `make test` runs every test.
PYTHON ?= python3
PORT ?= 8501
DATA ?= ../shared/data
JOBS ?= 2

bin := .venv/bin
installed := .venv/installed
# Apart from the rest, so that the tools that look at what is installed do not count themselves.
audit := .venv-audit/bin

.PHONY: app test setup lint format bench models clean locked lock licences sbom audit fuzz

app: $(installed) models
	$(bin)/comparer app --port $(PORT)

test: $(installed)-test
	$(bin)/python -m pytest --numprocesses $(JOBS) --dist loadfile

setup: $(installed)-lint

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

# Everything again from files whose hashes are those in requirements.lock, in place of what is
# installed. torch has no hash there (tools/lock.py says why) and what builds comparer itself none
# that pip would check, so their versions alone are pinned.
locked: .venv/bin/python
	$(bin)/python -m pip install --constraint constraints.txt torch
	$(bin)/python -m pip install --require-hashes --no-deps --requirement requirements.lock
	PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
		$(bin)/python -m pip install --no-deps --editable .
	@touch $(installed) $(installed)-test $(installed)-lint $(installed)-bench

lock: $(installed)-audit
	$(audit)/python tools/lock.py $(audit)/uv > requirements.lock.new
	mv requirements.lock.new requirements.lock

licences: $(installed)
	$(bin)/python tools/licences.py > docs/licences.md

# What is installed, as a CycloneDX bill of materials.
sbom: $(installed) $(installed)-audit
	mkdir -p build
	$(audit)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible \
		--output-file build/sbom.json $(bin)/python

# Known vulnerabilities in the pinned versions; asks a public database, so it needs the network.
audit: $(installed)-audit
	@$(audit)/pip-audit --requirement requirements.lock --no-deps --disable-pip --strict || { \
		echo "The audit found something, or could not reach its database: see above."; exit 1; }

# Five minutes of new inputs for the grammars; what is found stands in crash-*.
fuzz: $(installed)
	$(bin)/python -m pip install --quiet --constraint constraints.txt --editable '.[gloss,fuzz]'
	mkdir -p build/corpus
	$(bin)/python tests/fuzz/fuzz_grammars.py -max_total_time=300 build/corpus tests/fuzz/seeds

clean:
	rm -rf .venv .venv-audit build dist test-output

# Each stamp is newer than what it was made from, so that running again costs nothing. One call of
# pip installs all that a target needs, and stands for the lesser stamps too.
.venv/bin/python:
	$(PYTHON) -m venv .venv

$(installed): pyproject.toml constraints.txt .venv/bin/python
	$(bin)/python -m pip install --quiet --constraint constraints.txt --editable '.[gloss]'
	@touch $@

$(installed)-test: pyproject.toml constraints.txt .venv/bin/python
	$(bin)/python -m pip install --quiet --constraint constraints.txt --editable '.[gloss,test]'
	@touch $(installed) $@

$(installed)-lint: pyproject.toml constraints.txt .venv/bin/python
	$(bin)/python -m pip install --quiet --constraint constraints.txt --editable '.[gloss,test,lint]'
	@touch $(installed) $(installed)-test $@

$(installed)-bench: pyproject.toml constraints.txt .venv/bin/python
	$(bin)/python -m pip install --quiet --constraint constraints.txt --editable '.[gloss,bench]'
	@touch $(installed) $@

$(installed)-audit: .venv/bin/python
	$(PYTHON) -m venv .venv-audit
	$(audit)/python -m pip install --quiet cyclonedx-bom==7.5.0 pip-audit==2.10.1 uv==0.13.9
	@touch $@
