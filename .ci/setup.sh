# What ./run, ./check and .ci/run share: install what is missing from Debian, configure, build. Sourced, not run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

build_packages=(
  g++ cmake ninja-build pkg-config
  libsdl2-dev libepoxy-dev libegl-dev libimgui-dev libglm-dev libtomlplusplus-dev libcli11-dev libfmt-dev
  libspdlog-dev nlohmann-json3-dev librandom123-dev libxxhash-dev libsleef-dev libtbb-dev
  libavcodec-dev libavformat-dev libavutil-dev libswscale-dev libgeographiclib-dev libfontconfig-dev
  libfreetype-dev libpng-dev zlib1g-dev
  libegl1 libgl1 libgl1-mesa-dri fontconfig fonts-inter fonts-dejavu-core
)
test_packages=(
  catch2 libbenchmark-dev ffmpeg xvfb xdotool x11-utils python3-minimal clang-16 lld-16 clang-format-16 binutils
)
# For the build under sanitizers: clang compiles it in half of gcc's time.
sanitizer_packages=(
  clang-16 lld-16 libclang-rt-16-dev llvm-16
)

say() { printf 'openline: %s\n' "$*" >&2; }

missing_packages() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
  done
}

# Installs only the packages of "$@" that are missing, with sudo when not root.
install_missing() {
  command -v dpkg-query >/dev/null || { say "this set-up knows Debian 12 only; see README.md for the packages"; exit 4; }
  local listed missing
  listed=$(missing_packages "$@")
  [ -z "$listed" ] && return 0
  read -r -d '' -a missing <<<"$listed" || true
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { say "these packages are missing and there is no sudo: ${missing[*]}"; exit 4; }
    as_root=(sudo)
  fi
  say "installing from Debian: ${missing[*]}"
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null 2>&1; then
    if ! "${as_root[@]}" apt-get update -q >&2 ||
       ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2; then
      say "could not install: ${missing[*]}"
      say "is there a network? Debian's package servers must be reachable once; after that no network is needed"
      exit 4
    fi
  fi
}

# configure FOLDER [cmake arguments]: once; Ninja configures again by itself when something changed. A compiler cache is used
# where there is one.
configure() {
  local folder=$1
  shift
  command -v ccache >/dev/null && set -- "$@" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache
  [ -f "$folder/build.ninja" ] || cmake -S "$root" -B "$folder" -G Ninja "$@" >"$folder.log" 2>&1 ||
    { cat "$folder.log" >&2; rm -f "$folder.log"; say "could not configure"; exit 1; }
  rm -f "$folder.log"
}

# build FOLDER TARGET...: quiet when there is nothing to do.
build() {
  local folder=$1
  shift
  if [ -t 2 ] || [ "$(ninja -C "$folder" -n "$@" | wc -l)" -gt 40 ]; then say "building (minutes the first time)"; fi
  ninja -C "$folder" --quiet "$@" >&2 || { say "the build failed"; exit 1; }
}
