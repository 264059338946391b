# The commands a newcomer and CI use; CMake does the work underneath (see CMakePresets.json).
BUILD := build/release
POSTURE := $(BUILD)/posture

.PHONY: demo build check check-all bench dependencies format clean

demo: build
	$(POSTURE) assess scenarios/baltic-2021

build: dependencies
	cmake --preset release
	cmake --build --preset release

dependencies:
	tools/install-dependencies

check:
	tools/install-dependencies --check
	tools/run-check quick

# What is too slow for every change; CI runs it after `make check`.
check-all:
	tools/install-dependencies --all
	tools/run-check all

bench: build
	tools/run-bench

format:
	git ls-files '*.c' '*.h' | xargs clang-format -i

clean:
	rm -rf build
