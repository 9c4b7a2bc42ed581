#!/usr/bin/env bash
# The same sweep with 1, 2 and 4 ranks is the same bytes; a rank that dies ends it, keeping finished rows.
# Usage: mpi_sweep.sh OPENLINE SCENARIO FOLDER MPIEXEC
set -u
program=$1
scenario=$2
mpiexec=$4
if [ -z "$mpiexec" ]; then
    echo "SKIPPED: built without MPI; configure with -DOPENLINE_MPI=ON"
    exit 0
fi
cd "$3" || exit 1
rm -rf -- *
fail() { echo "$*"; cat errors; exit 1; }
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1

sweep() {
    local ranks=$1 folder=$2
    shift 2
    "$mpiexec" --oversubscribe -n "$ranks" "$program" sweep "$scenario" --compare none,article -o "$folder" "$@"
}

"$program" sweep "$scenario" --compare none,article --runs 5000 -o alone >output 2>errors || fail "alone: failed"
for ranks in 1 2 4; do
    sweep "$ranks" "ranks-$ranks" --runs 5000 >output 2>errors || fail "$ranks ranks: failed"
    for file in runs.csv summary.json report.html sweep.session.json; do
        cmp -s "alone/$file" "ranks-$ranks/$file" || fail "$ranks ranks: $file is another"
    done
done

sweep 2 died --runs 200000 >output 2>errors &
work=$!
while [ "$(stat -c %s died/runs.csv.partial 2>/dev/null || echo 0)" -lt 2000 ]; do
    kill -0 "$work" 2>/dev/null || fail "ended by itself"
    sleep 0.05
done
# The rank that does not write: the younger of the launcher's two children. The launcher is a child of this shell's own.
launcher=$(pgrep -P "$work" -f -- --oversubscribe | head -n 1)
launcher=${launcher:-$work}
victim=$(pgrep -n -P "$launcher" -f "sweep")
[ -n "$victim" ] || fail "no rank was found"
kill -KILL "$victim"
wait "$work"
code=$?
[ "$code" != 0 ] || fail "a rank died, and the run ended well"
[ -s died/runs.csv.partial ] || fail "no rows are kept"
grep -Eq "another rank has ended|exited on signal|runs are kept" errors || fail "nothing was said"
exit 0
