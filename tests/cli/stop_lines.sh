#!/usr/bin/env bash
# Runs that write lines are interrupted once there is something of them on the disk: they end with 1, and no file is
# left that could be taken for a whole one; an older one is as it was. Waits for what is written, never for a time.
# Usage: stop_lines.sh OPENLINE LONG-SCENARIO FOLDER
set -u
program=$1
scenario=$2
cd "$3" || exit 1
rm -f -- *
set -m  # or what runs in the background would ignore interruptions
work=
trap '[ -z "$work" ] || kill -KILL "$work" 2>/dev/null' EXIT

fail() { echo "$*"; cat errors; exit 1; }

# stopped SIGNAL FILE argument...: interrupts once FILE.partial has something in it.
stopped() {
    local signal=$1 file=$2
    shift 2
    echo older >"$file"
    "$program" "$@" >output 2>errors &
    work=$!
    while [ ! -s "$file.partial" ]; do
        kill -0 "$work" 2>/dev/null || fail "$1: ended by itself"
        sleep 0.02
    done
    kill -"$signal" "$work"
    wait "$work" 2>/dev/null
    local code=$?
    work=
    [ "$code" = 1 ] || fail "$1: ended with $code, expected 1"
    grep -q "interrupted" errors || fail "$1: nothing was said"
    [ ! -e "$file.partial" ] || fail "$1: a partial file is left"
    [ "$(cat "$file")" = older ] || fail "$1: the older file is another now"
    [ ! -s output ] || fail "$1: something was printed"
}

# Forty craft for three hours: far more pairs and times than are written in a second.
awk 'BEGIN { print "time,id,latitude,longitude,altitude [ft]"
    for (second = 0; second < 10800; second += 5)
        for (craft = 0; craft < 40; ++craft)
            printf "%d,craft-%d,%.5f,%.5f,30000\n", second, craft, 20 + craft * 0.05, 120 + second * 0.0001 }' >tracks.csv

for signal in INT TERM; do
    stopped "$signal" events.jsonl run "$scenario" --events events.jsonl
    stopped "$signal" samples.csv encounters tracks.csv --samples samples.csv
done
