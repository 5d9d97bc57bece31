# `make` installs what is missing, builds, and decides the four meetings of 2020 under both policies.
# `make test` passes the tests. Both build optimized, since the tests decide and prove a great deal.
# `make install` installs below PREFIX, in DESTDIR; `make uninstall` takes it away. `make deb` makes a Debian package.

SWIFT ?= swift
BUILD = --configuration release
BAILIWICK = .build/release/bailiwick
BUILD_PACKAGES = libpcre2-dev libedit-dev pkg-config
TEST_PACKAGES = iso-codes lcov unicode-cldr-core python3
RELEASE_PACKAGES = binutils python3
DEB_PACKAGES = dpkg-dev
CHECK_DEB_PACKAGES = debootstrap lintian mandoc

DESTDIR =
PREFIX = /usr/local
MAN = $(PREFIX)/share/man
DOC = $(PREFIX)/share/doc/bailiwick
BASH_COMPLETIONS = $(PREFIX)/share/bash-completion/completions
ZSH_COMPLETIONS = $(PREFIX)/share/zsh/site-functions
FISH_COMPLETIONS = $(PREFIX)/share/fish/vendor_completions.d

EXAMPLE = Examples/zoom-2020
MEETINGS = first second third fourth

.PHONY: demo build test check-style check-oracle check-reports check-terminal packages-build packages-test clean \
  release install install-files uninstall deb check-deb packages-release

demo: build
	@set -e; for policy in as-done as-promised; do \
	  for meeting in $(MEETINGS); do \
	    printf '\n%s, the %s meeting\n' $$policy $$meeting; \
	    $(BAILIWICK) eval $(EXAMPLE)/$$policy.bwk --facts $(EXAMPLE)/facts/$$meeting-meeting.json; \
	  done; \
	done

build: packages-build
	$(SWIFT) build $(BUILD) --product bailiwick

# 200,000 random requests are decided by the compiled program and by the plain evaluator, and as many damaged lines
# are read by the quick reader and the slow one.
test: packages-build packages-test check-style
	$(SWIFT) build $(BUILD) --build-tests
	$(MAKE) check-oracle check-reports check-terminal
	EQUIVALENCE_CASES=400 EQUIVALENCE_REQUESTS=200000 LINE_DAMAGES=200000 \
	  $(SWIFT) test $(BUILD) --skip-build

check-style:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# The prompt, driven as by somebody at a keyboard.
check-terminal:
	python3 Tests/Terminal/check.py $(BAILIWICK)

# Random policies and requests, decisions and proofs, held against an independent reading of the reference.
check-oracle:
	python3 Tests/Oracle/compare.py --bailiwick $(BAILIWICK) --seed 1 --count 60 --jobs 2
	python3 Tests/Oracle/compare_leaks.py --bailiwick $(BAILIWICK) --seed 1 --count 60 --jobs 2
	python3 Tests/Oracle/compare_leaks.py --bailiwick $(BAILIWICK) --seed 1 --count 60 --jobs 2 --lint
	python3 Tests/Oracle/compare_borders.py --bailiwick $(BAILIWICK) --seed 1 --count 20 --jobs 2
	python3 Tests/Oracle/compare_diff.py --bailiwick $(BAILIWICK) --seed 1 --count 40 --jobs 2
	python3 Tests/Oracle/compare_fixes.py --bailiwick $(BAILIWICK) --seed 1 --count 30 --jobs 2

# The reports of the linter and of coverage, read by other code than ours.
check-reports:
	python3 Tests/Reports/validate.py --bailiwick $(BAILIWICK)

# In dist: a program that needs no library of Swift's, its completions, and its manual.
release: dist/bailiwick dist/man

dist/bailiwick: Package.swift $(shell find Sources -type f) | packages-build packages-release
	$(SWIFT) build --configuration release --product bailiwick --static-swift-stdlib --scratch-path .build-release
	mkdir -p dist
	strip -o dist/bailiwick.new .build-release/release/bailiwick
	@if ldd dist/bailiwick.new | grep -i -e swift -e foundation; then echo 'needs a library of Swift' >&2; exit 1; fi
	mkdir -p dist/completions
	for shell in bash zsh fish; do \
	  dist/bailiwick.new --generate-completion-script $$shell > dist/completions/$$shell || exit 1; \
	done
	sed -i '1{/^#!/d;}' dist/completions/bash
	mv dist/bailiwick.new dist/bailiwick

dist/man: dist/bailiwick Packaging/manual.py Packaging/debian/changelog
	dist/bailiwick --experimental-dump-help | python3 Packaging/manual.py --version "$$(dist/bailiwick --version)" \
	  --date "$$(sed -n 's/^ -- .*>  //p' Packaging/debian/changelog | head -n 1 | date -u -f - +%F)" dist/man
	touch dist/man

install: release install-files

install-files:
	install -D -m 755 dist/bailiwick '$(DESTDIR)$(PREFIX)/bin/bailiwick'
	install -D -m 644 dist/completions/bash '$(DESTDIR)$(BASH_COMPLETIONS)/bailiwick'
	install -D -m 644 dist/completions/zsh '$(DESTDIR)$(ZSH_COMPLETIONS)/_bailiwick'
	install -D -m 644 dist/completions/fish '$(DESTDIR)$(FISH_COMPLETIONS)/bailiwick.fish'
	install -d '$(DESTDIR)$(MAN)/man1' '$(DESTDIR)$(DOC)/reference'
	install -m 644 dist/man/*.1 '$(DESTDIR)$(MAN)/man1'
	install -m 644 Grammar/reference.md Grammar/bailiwick.ebnf '$(DESTDIR)$(DOC)'
	install -m 644 Grammar/reference/*.md '$(DESTDIR)$(DOC)/reference'
	install -m 644 LICENSE Sources/BailiwickPlaces/Tables/UNICODE-LICENSE.txt '$(DESTDIR)$(DOC)'

# What install put there, and no folder that others may use.
uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/bailiwick' '$(DESTDIR)$(BASH_COMPLETIONS)/bailiwick' \
	  '$(DESTDIR)$(ZSH_COMPLETIONS)/_bailiwick' '$(DESTDIR)$(FISH_COMPLETIONS)/bailiwick.fish' \
	  '$(DESTDIR)$(MAN)/man1/bailiwick.1' '$(DESTDIR)$(MAN)/man1/bailiwick-'*.1
	rm -rf '$(DESTDIR)$(DOC)'

deb: release
	@Tests/install-packages $(DEB_PACKAGES)
	Packaging/make-deb dist

# Installs the package in a new Debian, lints, and takes it away again; as root.
check-deb: release
	@Tests/install-packages $(DEB_PACKAGES) $(CHECK_DEB_PACKAGES)
	package=$$(Packaging/make-deb dist) && Tests/Packaging/check-deb "$$package"

packages-build:
	@Tests/install-packages $(BUILD_PACKAGES)

packages-test:
	@Tests/install-packages $(TEST_PACKAGES)

packages-release:
	@Tests/install-packages $(RELEASE_PACKAGES)

clean:
	$(SWIFT) package clean
	rm -rf dist .build-release
