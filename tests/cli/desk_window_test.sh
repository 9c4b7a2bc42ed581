#!/bin/sh
# Opens the real window under a virtual display, clicks the switch of a channel, and sees the world change: the command
# is in the log and the channel's state is the other one. Clicks again and sees it back. Then it plays for some minutes of
# the scenario and saves the session, which without a window leads to the same worlds. Then the window closes with 0.
# Usage: desk_window_test.sh OPENLINE SCENARIO ; exit code 77: skipped.
set -u
program=$(readlink -f "$1")
scenario=$2
for tool in Xvfb xdotool python3; do
    command -v "$tool" >/dev/null 2>&1 || { echo "skipped: $tool is not installed"; exit 77; }
done
folder=$(mktemp -d)
desk=
screen=
finish() {
    [ -n "$desk" ] && kill "$desk" 2>/dev/null
    [ -n "$screen" ] && kill "$screen" 2>/dev/null
    rm -rf "$folder"
}
trap finish EXIT

# Xvfb picks a free display and writes its number.
Xvfb -displayfd 3 -screen 0 1600x900x24 3>"$folder/display" >/dev/null 2>&1 &
screen=$!
for _ in $(seq 100); do [ -s "$folder/display" ] && break; sleep 0.1; done
[ -s "$folder/display" ] || { echo "skipped: Xvfb does not start"; exit 77; }
DISPLAY=:$(cat "$folder/display")
export DISPLAY XDG_CONFIG_HOME="$folder/config" OPENLINE_DESK_REPORT="$folder/report.json"

cd "$folder" || exit 1  # where the session is saved
"$program" "$scenario" >"$folder/out" 2>&1 &
desk=$!
for _ in $(seq 600); do
    [ -f "$OPENLINE_DESK_REPORT" ] && break
    kill -0 "$desk" 2>/dev/null || { echo "the desk ended before its first picture:"; cat "$folder/out"; exit 1; }
    sleep 0.1
done

# ask KEY: what the report says; `switch` is the channel clicked and its place.
ask() {
    python3 - "$OPENLINE_DESK_REPORT" "$@" <<'P'
import json, sys
report = json.load(open(sys.argv[1]))
question = sys.argv[2]
if question == "switch":
    place = report["switches"][2]
    print(place["channel"], round(place["x"]), round(place["y"]))
elif question == "commands":
    print(len(report["commands"]))
elif question == "kind":
    print(report["commands"][-1]["kind"], report["commands"][-1]["channel"])
elif question == "open":
    print(report["channels"][sys.argv[3]]["open"])
P
}
# Clicks until the log has as many commands as wanted: a slow machine may take its first look at the mouse late.
click_until() {
    xdotool mousemove "$2" "$3"
    sleep 0.5
    xdotool click 1
    for _ in $(seq 100); do [ "$(ask commands)" = "$1" ] && return 0; sleep 0.1; done
    echo "a click at $2,$3 brought $(ask commands) commands, expected $1"
    exit 1
}

set -- $(ask switch)
channel=$1 x=$2 y=$3
before=$(ask open "$channel")
click_until 1 "$x" "$y"
between=$(ask open "$channel")
[ "$before" != "$between" ] || { echo "$channel stayed $before"; exit 1; }
echo "clicked $channel: $(ask kind), open was $before and is $between"
click_until 2 "$x" "$y"
[ "$(ask open "$channel")" = "$before" ] || { echo "$channel did not go back"; exit 1; }
echo "clicked again: $(ask kind)"

# Saves until the session has gone on for five minutes of the scenario.
xdotool search --onlyvisible --name . windowfocus  # nobody manages windows here
xdotool key space
saved_tick() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["tick"])' ./*.session.json 2>/dev/null || echo 0; }
for _ in $(seq 60); do
    sleep 1
    xdotool key ctrl+s
    [ "$(saved_tick)" -ge 3000 ] && break
done
[ "$(saved_tick)" -ge 3000 ] || { echo "it does not play, or Ctrl+S does not save: tick $(saved_tick)"; exit 1; }
xdotool key space
session=$(ls ./*.session.json)
"$program" run --verify "$session" || { echo "with a window the worlds are others than without"; exit 1; }

kill -TERM "$desk"
wait "$desk"
code=$?
desk=
[ "$code" = 0 ] || { echo "the desk ended with $code:"; cat "$folder/out"; exit 1; }
