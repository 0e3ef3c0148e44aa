# `make` alone lists what can be asked for.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# SwiftPM itself uses all cores, and two builds at once wait for each other.
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

# Where the demo keeps its data; another folder lets two demos run beside each other.
DEMO ?= .run
# Everywhere alike: other flags would build everything again.
BUILD := swift build --explicit-target-dependency-import-check error
TEST := swift test --explicit-target-dependency-import-check error --skip-build
SOURCES := Package.swift Sources Tests
# The tests that need root, or that are longer with full counts.
SYSTEM_TESTS := EndToEndTests\.(RealUsers|KillUnderLoad|LargeImport|NineDays|MailUnderKills)|TrucaMailTests\.ReadBack

.PHONY: help setup build release format lint run stop fresh test test-system clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:  ## install what is missing on this Debian machine
	@.ci/setup

run: setup release  ## build, start a demo in the background, and show what to type next
	@config/demo/start "$(DEMO)"

stop:  ## stop the demo; its data stay
	@config/demo/stop "$(DEMO)"

fresh: stop  ## stop the demo and throw its data away
	@config/demo/forget "$(DEMO)"

build: setup  ## build everything for debugging, tests too; a warning is an error
	$(BUILD) --build-tests

release: setup  ## build trucad and truca as they are shipped
	$(BUILD) -c release

format:  ## lay out all Swift files anew
	swift format format --in-place --parallel --recursive $(SOURCES)

lint:  ## check layout and style of all Swift files
	swift format lint --strict --parallel --recursive $(SOURCES)

# The end-to-end tests block their threads, which the tests inside the process would wait for: two runs.
test: setup lint release build  ## lint, build, and all tests that need no root
	$(TEST) --skip EndToEndTests
	$(TEST) --filter EndToEndTests

test-system: setup release build  ## what needs root, and the long tests with their full counts
	@[ "$$(id -u)" = 0 ] || { echo "cannot test with several users as one of them: run make test-system as root" >&2; exit 77; }
	TRUCA_SYSTEM=1 $(TEST) --filter '$(SYSTEM_TESTS)'

clean:  ## remove what was built; the demo's data stay
	rm -rf .build
