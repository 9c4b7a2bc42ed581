#!/usr/bin/env bash
# Films without an end are stopped once there is something of them on the disk: killed, what exists plays; interrupted,
# the film is ended well and that is said. Waits for what is written, never for a time, so it may run beside anything.
# Usage: stop_film.sh OPENLINE SCENARIO FOLDER
set -u
program=$1
scenario=$2
cd "$3" || exit 1
set -m  # or what runs in the background would ignore interruptions
film=
trap '[ -z "$film" ] || kill -KILL "$film" 2>/dev/null' EXIT

fail() { echo "$*"; cat errors; exit 1; }

# fragments FILE: whole seconds of film in it, or one more.
fragments() { [ -f "$1" ] && grep -a -o moof "$1" | wc -l || echo 0; }
frames() { ffprobe -v error -count_packets -show_entries stream=nb_read_packets -of csv=p=0 "$1"; }

# start FILE: films on and on, until some seconds are on the disk.
start() {
    "$program" record "$scenario" --size 160x90 --fps 10 -o "$1" --from 0s --to 4h --speed 1 >output 2>errors &
    film=$!
    while [ "$(fragments "$1")" -lt 3 ]; do
        kill -0 "$film" 2>/dev/null || fail "the film ended by itself"
        sleep 0.05
    done
}

start killed.mp4
kill -KILL "$film"
wait "$film" 2>/dev/null
film=
[ "$(frames killed.mp4)" -ge 20 ] || fail "killed: too little of the film plays: $(frames killed.mp4) frames"
ffmpeg -v error -i killed.mp4 -f null - >decoded 2>&1 || fail "killed: the film does not decode: $(cat decoded)"

for signal in INT TERM HUP; do
    start "$signal.mp4"
    kill -"$signal" "$film"
    wait "$film" 2>/dev/null
    code=$?
    film=
    [ "$code" = 1 ] || fail "$signal: ended with $code, expected 1"
    grep -q "interrupted; the film so far is in $signal.mp4" errors || fail "$signal: nothing was said"
    [ "$(frames "$signal.mp4")" -ge 20 ] || fail "$signal: the film does not play"
    [ "$(fragments "$signal.mp4")" = 0 ] || fail "$signal: the film is still in fragments"
    [ ! -e "$signal.mp4.partial" ] || fail "$signal: a partial file is left"
done
