#!/bin/sh
# Makes Sources/rapidread/start.order anew: the functions of a start, for the linker to put side by side.
# Worth it after larger changes; names that no longer exist do no harm.
#
#   .tools/start-order/make.sh FOLDER-OF-BRIEFS
set -e
tools=$(dirname "$(realpath "$0")")
folder=$(realpath "$1")
cd "$tools/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

swift build -c release --product rapidread -Xlinker -Map="$work/map" -Xlinker --no-demangle
program=$(swift build -c release --show-bin-path)/rapidread
# Of each line: address, load address, size, alignment, then a name, the further in the smaller its part.
awk '
  match($0, /^ *[0-9a-f]+ +[0-9a-f]+ +[0-9a-f]+ +[0-9]+ /) {
    name = substr($0, RLENGTH + 1)
    if (name ~ /^[^ ]/) isText = name == ".text"
    else if (isText && name ~ /^        [^ ]/) section++
    else if (isText) printf "%16s %s %d %s\n", $1, $3, section, $5
  }' "$work/map" | sort > "$work/symbols"
cc -O2 -Wall -o "$work/touched" "$tools/touched.c"

places="--cache $work/cache --state $work/state --config /dev/null"
"$program" index --folder "$folder" $places > /dev/null
(sleep 15; printf Q; sleep 5) | TERM=xterm-256color LC_ALL=C.UTF-8 script -qec "
  stty rows 40 columns 120
  $work/touched $work/symbols $work/order $program read $folder $places" /dev/null > /dev/null
mv "$work/order" Sources/rapidread/start.order
wc -l Sources/rapidread/start.order
