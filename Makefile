# `make` installs what is missing, builds, and decides the four meetings of 2020 under both policies.
# `make test` passes the tests.

SWIFT ?= swift
BUILD_PACKAGES = libpcre2-dev libedit-dev pkg-config
TEST_PACKAGES = iso-codes unicode-cldr-core python3

EXAMPLE = Examples/zoom-2020
MEETINGS = first second third fourth

.PHONY: demo build test check-style check-terminal check-oracle check-equivalence fuzz packages-build packages-test clean

demo: build
	@set -e; for policy in as-done as-promised; do \
	  for meeting in $(MEETINGS); do \
	    printf '\n%s, the %s meeting\n' $$policy $$meeting; \
	    .build/debug/bailiwick eval $(EXAMPLE)/$$policy.bwk --facts $(EXAMPLE)/facts/$$meeting-meeting.json; \
	  done; \
	done

build: packages-build
	$(SWIFT) build

test: packages-build packages-test check-style
	$(SWIFT) build --build-tests
	$(MAKE) check-terminal
	$(MAKE) check-oracle
	$(MAKE) check-equivalence
	$(SWIFT) test

check-style:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# The prompt, driven as by somebody at a keyboard.
check-terminal: build
	python3 Tests/Terminal/check.py .build/debug/bailiwick

# Random policies and requests, decisions and proofs, held against an independent reading of the reference.
check-oracle: build
	python3 Tests/Oracle/compare.py --bailiwick .build/debug/bailiwick --seed 1 --count 60 --jobs 2
	python3 Tests/Oracle/compare_leaks.py --bailiwick .build/debug/bailiwick --seed 1 --count 40 --jobs 2

# 200,000 random requests, decided by the compiled program and by the plain evaluator; optimized, since these are many.
check-equivalence: packages-build packages-test
	EQUIVALENCE_CASES=400 EQUIVALENCE_REQUESTS=200000 LINE_DAMAGES=200000 \
	  $(SWIFT) test --configuration release --filter 'EquivalenceTests|LineReadingTests'

packages-build:
	@Tests/install-packages $(BUILD_PACKAGES)

packages-test:
	@Tests/install-packages $(TEST_PACKAGES)

clean:
	$(SWIFT) package clean
