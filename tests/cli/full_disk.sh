#!/usr/bin/env bash
# A disk that fills: one error, exit code 4, and no file left but a film that plays. The disk is a small one in memory
# where this may be mounted, and a limit on the size of files elsewhere.
# Usage: full_disk.sh OPENLINE SCENARIO LONG-SCENARIO FOLDER [inside]
set -u
program=$1
scenario=$2
long=$3
folder=$4
if [ $# -eq 4 ]; then
    disk='mount -t tmpfs -o size=48k none "$4" && exec "$0" "$@" inside'
    # Mounted in a namespace of its own, which ends with it.
    if unshare -rm sh -c 'mount -t tmpfs none /mnt' 2>/dev/null; then
        echo "on a disk of 48 kB"
        exec unshare -rm bash -c "$disk" "$0" "$@"
    fi
    echo "with files of at most 48 kB"
    trap '' XFSZ
    ulimit -f 48
fi
cd "$folder" || exit 1
# What the tests themselves write goes where there is room.
said=$(mktemp -d "${TMPDIR:-/tmp}/openline-full-disk-XXXXXX")
trap 'rm -rf "$said"' EXIT
failures=0
complain() { echo "$*: $(cat "$said/errors")"; failures=1; }

# refused NAME argument...: ends with 4 and says so in one line.
refused() {
    local name=$1
    shift
    "$program" "$@" >"$said/output" 2>"$said/errors"
    local code=$?
    [ "$code" = 4 ] || complain "$name: ended with $code, expected 4"
    [ "$(wc -l <"$said/errors")" = 1 ] || complain "$name: expected one line"
}

refused film record "$scenario" -o film.mp4 --size 160x90 --fps 10 --from 0s --to 4h --speed 60
grep -q "film.mp4: .*\(No space left on device\|File too large\)" "$said/errors" || complain "film: no reason given"
[ -f film.mp4 ] || complain "film: nothing is left of it"
count=$(ffprobe -v error -count_packets -show_entries stream=nb_read_packets -of csv=p=0 film.mp4 2>"$said/probe")
[ "${count:-0}" -ge 10 ] || complain "film: ${count:-nothing} of it plays"
[ ! -s "$said/probe" ] || complain "film: $(cat "$said/probe")"
rm -f film.mp4

refused still screenshot "$scenario" -o still.png --size 640x360
refused events run "$long" --until 1d --events events.jsonl
left=$(ls -A)
[ -z "$left" ] || complain "left over: $left"
exit $failures
