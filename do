#!/usr/bin/env bash
# Everything one does here, one verb each; `./do` alone lists them. Safe to run again: what is up to date is left alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

jobs=$(nproc 2>/dev/null || echo 2)
say() { printf '\n== %s\n' "$*"; }
fail() { printf 'do: %s\n' "$*" >&2; exit 1; }

usage() {
  cat <<'TEXT'
usage: ./do VERB

  demo            install what is missing, build, code examples/ and write out/demo/ (open out/demo/index.html)
  test            build everything and run every test; the last line counts them
  build           build the program: build/marsad
  check           the rules of the house: includes, sizes, formatting, knowledge/ and cases/ (`check tidy` adds clang-tidy)
  bench           measure speed and print it as ratios to a bare pass over the bytes
  fuzz [SECONDS]  feed every fuzz target random input for so long each (300 unless told)
  format          rewrite the C++ sources as .clang-format says
  serve [PORT]    show out/demo/ at http://127.0.0.1:PORT/ (8000 unless told)
TEXT
}

# Packages of the named groups (tools/packages.txt) that dpkg does not know as installed.
missing_packages() {
  local package group wanted
  while read -r package group; do
    for wanted in "$@"; do
      [ "$group" = "$wanted" ] || continue
      [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || printf '%s\n' "$package"
    done
  done < <(grep -v '^#' tools/packages.txt)
}

need_packages() {
  command -v dpkg-query >/dev/null || {
    printf 'do: no dpkg here: not Debian, so nothing is installed; tools/packages.txt lists what the build needs\n' >&2
    return 0
  }
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "these packages are missing, and you are neither root nor have sudo: ${missing[*]}"
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q || fail "apt-get update failed (is there a network?)"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" ||
    fail "apt-get could not install: ${missing[*]}"
}

# The imported gazetteer. Made anew when the importer or what it reads changed (common words, governorates, lexicon, own places);
# without a network the build goes on with knowledge/gazetteer/.
import_places() {
  mkdir -p build
  local newer=yes
  if [ -s build/geonames.rec ]; then
    newer=$(find tools/geonames_import.py tools/common_words.txt knowledge/codebooks/admin1.rec knowledge/lexicon \
      knowledge/gazetteer -newer build/geonames.rec -print -quit)
  fi
  [ -n "$newer" ] || return 0
  say "Importing place names (GeoNames)"
  if ! python3 tools/geonames_import.py --out build/geonames.rec; then
    rm -f build/geonames.rec
    printf 'do: WARNING: the GeoNames import failed: only the places of knowledge/gazetteer/ are known, fewer get coordinates\n' >&2
  fi
}

# Configures only when ninja could not do so by itself: no build files yet, or the imported gazetteer came or went.
configure() {
  local with=no
  [ ! -s build/geonames.rec ] || with=yes
  if [ ! -f build/build.ninja ] || [ "$(cat build/.geonames 2>/dev/null || true)" != "$with" ]; then
    say "Configuring (release)"
    cmake --preset release
    printf '%s\n' "$with" >build/.geonames
  fi
}

prepare() {
  need_packages build
  import_places
  configure
}

build_program() {
  prepare
  say "Building (release, $jobs jobs)"
  cmake --build build --parallel "$jobs" --target marsad_cli knowledge
  [ -x build/marsad ] || fail "the build left no build/marsad"
}

verb_build() {
  build_program
  say "build/marsad is ready: build/marsad --help"
}

verb_demo() {
  build_program
  say "Coding examples/"
  build/marsad demo examples --out out/demo
  [ -s out/demo/index.html ] || fail "out/demo/index.html was not written"
  say "Open out/demo/index.html in a browser (it needs no network)"
}

verb_test() {
  need_packages build test
  prepare
  say "Building everything (release, $jobs jobs)"
  cmake --build build --parallel "$jobs"
  say "Testing"
  local status=0
  ctest --test-dir build --parallel "$jobs" --output-on-failure --output-junit "$PWD/build/tests.xml" \
    --test-output-size-passed 4000000 || status=$?
  python3 tools/test_summary.py build/tests.xml || status=1
  exit "$status"
}

verb_check() {
  build_program
  need_packages build format
  local status=0
  say "Rules of the house"
  python3 tools/check_includes.py . || status=1
  python3 tools/check_rules.py . || status=1
  say "Formatting"
  python3 tools/format.py --check || status=1
  if [ "${1:-}" = tidy ]; then
    need_packages tidy
    say "clang-tidy"
    local sources
    mapfile -t sources < <(find src apps -name '*.cpp' | sort)
    printf '%s\0' "${sources[@]}" | xargs -0 -n 1 -P "$jobs" clang-tidy-14 -p build --quiet || status=1
  fi
  say "knowledge/ and cases/"
  build/marsad check || status=1
  if [ "$status" -eq 0 ]; then say "All rules hold"; else say "Some rules are broken: see above"; fi
  exit "$status"
}

verb_bench() {
  prepare
  say "Building (release, $jobs jobs)"
  cmake --build build --parallel "$jobs" --target bench_read bench_stages bench_gazetteer bench_link marsad_cli knowledge
  say "Measuring"
  python3 tools/bench_table.py build
  python3 tools/bench_store.py build
}

verb_fuzz() {
  local seconds=${1:-300} name program status=0
  [[ $seconds =~ ^[1-9][0-9]*$ ]] || fail "fuzz: '$seconds' is no number of seconds, e.g. ./do fuzz 60"
  need_packages build fuzz
  import_places
  say "Building the fuzz targets (clang, address and undefined-behaviour sanitizers)"
  [ -f build/fuzz/build.ninja ] || cmake --preset fuzz
  local names
  mapfile -t names < <(find fuzz -name '*_fuzz.cpp' -printf '%f\n' | sed 's/\.cpp$//' | sort)
  [ ${#names[@]} -gt 0 ] || fail "there is no fuzz target in fuzz/"
  cmake --build build/fuzz --parallel "$jobs" --target knowledge "${names[@]}"
  for name in "${names[@]}"; do
    say "$name, $seconds s"
    mkdir -p "build/fuzz/corpus/$name" build/fuzz/findings
    program=$(find build/fuzz -type f -name "$name" -perm -u+x | head -n 1)
    [ -n "$program" ] || fail "the build left no program for fuzz/$name.cpp"
    "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
      -artifact_prefix="build/fuzz/findings/$name-" "build/fuzz/corpus/$name" examples || status=1
  done
  if [ "$status" -eq 0 ]; then say "All targets ran clean"; else say "Findings lie in build/fuzz/findings/"; fi
  exit "$status"
}

verb_format() {
  need_packages format
  python3 tools/format.py
}

verb_serve() {
  local port=${1:-8000}
  [[ $port =~ ^[0-9]+$ ]] || fail "serve: '$port' is no port number, e.g. ./do serve 8080"
  [ -s out/demo/index.html ] || fail "nothing to serve yet: run ./do demo first"
  say "Serving the static files of out/demo/ (there is no server program yet) at http://127.0.0.1:$port/ - Ctrl-C ends it"
  exec python3 -m http.server --bind 127.0.0.1 --directory out/demo "$port"
}

case "${1:-}" in
  "" | help | -h | --help) usage ;;
  demo | test | build | check | bench | fuzz | format | serve) verb=$1; shift; "verb_$verb" "$@" ;;
  *) printf 'do: there is no verb "%s"\n\n' "$1" >&2; usage >&2; exit 2 ;;
esac
