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
# What is shipped needs no Swift on the machine.
RELEASE := $(BUILD) -c release --static-swift-stdlib
PREFIX ?= /usr
UNITS ?= /lib/systemd/system
SOURCES := Package.swift Sources Tests
# Tests that go through all minutes, zones or numbers.
RECKONING := TrucaCoreTests|TrucaDocumentsTests|TrucaPhoneTests|LawfulWeeks
# The tests that need root, or that are longer with full counts.
SYSTEM_TESTS := EndToEndTests\.(RealUsers|KillUnderLoad|LargeImport|NineDays|MailUnderKills)|TrucaMailTests\.ReadBack|TrucaPhoneTests\.ReadByPython

.PHONY: help setup build release install format lint run stop fresh test test-system test-systemd bench clean

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

release: setup  ## build the programs as they are shipped: they need Debian's libraries and no Swift
	$(RELEASE)

# Files in /etc are their administrator's: one that is there stays, and the new one is put beside it.
install: release  ## install into DESTDIR (default: this machine); PREFIX=/usr
	install -D -s -m 755 .build/release/truca "$(DESTDIR)$(PREFIX)/bin/truca"
	install -D -s -m 755 .build/release/trucad "$(DESTDIR)$(PREFIX)/sbin/trucad"
	install -D -s -m 755 .build/release/truca-mailer "$(DESTDIR)$(PREFIX)/libexec/truca-mailer"
	for unit in trucad.service trucad.socket truca-mailer.service; do \
	  install -d "$(DESTDIR)$(UNITS)"; \
	  sed 's|/usr/sbin/trucad|$(PREFIX)/sbin/trucad|; s|/usr/libexec/|$(PREFIX)/libexec/|' "systemd/$$unit" \
	    >"$(DESTDIR)$(UNITS)/$$unit"; \
	done
	install -D -m 644 -t "$(DESTDIR)$(PREFIX)/share/doc/truca/examples" systemd/examples/*.conf
	install -D -m 644 systemd/trucad.sysusers "$(DESTDIR)/usr/lib/sysusers.d/trucad.conf"
	for file in trucad.toml calling-rules.toml holidays.toml places.toml dial-table.txt $(patsubst config/%,%,$(wildcard config/process/*.toml)); do \
	  target="$(DESTDIR)/etc/truca/$$file"; \
	  if [[ -e $$target ]] && ! cmp --quiet "config/$$file" "$$target"; then target=$$target.new; fi; \
	  install -D -m 644 "config/$$file" "$$target"; \
	done

format:  ## lay out all Swift files anew
	swift format format --in-place --parallel --recursive $(SOURCES)

lint:  ## check layout and style of all Swift files
	swift format lint --strict --parallel --recursive $(SOURCES)

# Those that reckon keep the threads of their process busy, the end-to-end tests block them, and those of the mailer look
# at the clock: runs of their own.
test: setup lint release build  ## lint, build, and all tests that need no root
	$(TEST) --filter '$(RECKONING)'
	$(TEST) --skip '$(RECKONING)' --skip EndToEndTests --skip TrucaMailerTests
	$(TEST) --filter TrucaMailerTests
	$(TEST) --filter EndToEndTests

test-system: setup release build  ## what needs root, and the long tests with their full counts
	@[ "$$(id -u)" = 0 ] || { echo "cannot test with several users as one of them: run make test-system as root" >&2; exit 77; }
	TRUCA_SYSTEM=1 $(TEST) --filter '$(SYSTEM_TESTS)'
	@code=0; Tests/System/run || code=$$?; \
	if [[ $$code = 77 ]]; then echo "SKIPPED: what needs a systemd of its own, see above"; else exit $$code; fi

test-systemd: release  ## as root: boot a real systemd, install into it, and see how the daemon lives there
	@Tests/System/run

bench: release  ## measure the programs on a million leads, beside C; some 8 GB in .build/bench, 10 minutes
	@python3 Tests/Bench/bench.py .build/release .build/bench

clean:  ## remove what was built; the demo's data stay
	rm -rf .build
