# `make` installs what is missing, builds, and decides the four meetings of 2020 under both policies.
# `make test` passes the tests.

SWIFT ?= swift
BUILD_PACKAGES = libpcre2-dev pkg-config
TEST_PACKAGES = iso-codes unicode-cldr-core python3

EXAMPLE = Examples/zoom-2020
MEETINGS = first second third fourth

.PHONY: demo build test check-style check-oracle check-reports fuzz packages-build packages-test clean

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
	$(MAKE) check-oracle
	$(MAKE) check-reports
	$(SWIFT) test

check-style:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# Random policies and requests, held against an independent reading of the reference.
check-oracle: build
	python3 Tests/Oracle/compare.py --bailiwick .build/debug/bailiwick --seed 1 --count 60 --jobs 2

# The linter's reports, read by other code than ours.
check-reports: build
	python3 Tests/Reports/validate.py --bailiwick .build/debug/bailiwick

packages-build:
	@Tests/install-packages $(BUILD_PACKAGES)

packages-test:
	@Tests/install-packages $(TEST_PACKAGES)

clean:
	$(SWIFT) package clean
