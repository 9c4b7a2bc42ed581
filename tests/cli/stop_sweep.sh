#!/usr/bin/env bash
# A sweep that is interrupted or killed keeps its finished rows, and goes on to the same bytes. A disk that fills is one
# error, and what was written stays. Waits for what is written, never for a time.
# Usage: stop_sweep.sh OPENLINE SCENARIO FOLDER
set -u
program=$1
scenario=$2
cd "$3" || exit 1
rm -rf -- *
set -m  # or what runs in the background would ignore interruptions
work=
trap '[ -z "$work" ] || kill -KILL "$work" 2>/dev/null' EXIT
fail() { echo "$*"; cat errors; exit 1; }

sweep() { "$program" sweep "$scenario" --runs 4000 --compare none,article --vary odds-ratio "$@"; }

sweep -o whole >output 2>errors || fail "the sweep failed"
for signal in INT TERM KILL; do
    (exec "$program" sweep "$scenario" --runs 4000 --compare none,article --vary odds-ratio -o "$signal") >output 2>errors &
    work=$!
    while [ "$(stat -c %s "$signal/runs.csv.partial" 2>/dev/null || echo 0)" -lt 2000 ]; do
        kill -0 "$work" 2>/dev/null || fail "$signal: ended by itself"
        sleep 0.02
    done
    kill -"$signal" "$work"
    wait "$work" 2>/dev/null
    code=$?
    work=
    [ -s "$signal/runs.csv.partial" ] || fail "$signal: no rows are kept"
    [ ! -e "$signal/runs.csv" ] || fail "$signal: the table looks whole"
    if [ "$signal" != KILL ]; then
        [ "$code" = 1 ] || fail "$signal: ended with $code, expected 1"
        grep -q "runs are kept in $signal/runs.csv.partial" errors || fail "$signal: nothing was said"
    fi
    sweep -o "$signal" --resume --jobs 2 >output 2>errors || fail "$signal: cannot go on"
    for file in runs.csv summary.json report.html; do
        cmp -s "whole/$file" "$signal/$file" || fail "$signal: $file is another"
    done
done

trap '' XFSZ
(ulimit -f 64; sweep -o full >output 2>errors)
code=$?
[ "$code" = 4 ] || fail "a full disk: ended with $code, expected 4"
[ "$(wc -l <errors)" = 1 ] || fail "a full disk: expected one line"
grep -q "full/runs.csv.partial: cannot be written" errors || fail "a full disk: not named"
sweep -o full --resume >output 2>errors || fail "a full disk: cannot go on"
cmp -s whole/runs.csv full/runs.csv || fail "a full disk: the table is another"
