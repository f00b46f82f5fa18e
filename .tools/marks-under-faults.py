#!/usr/bin/env python3
"""Fails every system call of `mark` once and looks whether what was acknowledged shows afterwards.

usage: marks-under-faults.py [PROGRAM]

Each call on the files of the index and of the journal fails in turn, with EIO, with ENOSPC and with
SIGKILL (strace injects it). A mark that was acknowledged (exit 0) must show in the next list, and so
must every mark that was made before. A list that meets the fault itself is right or ends with an error.
"""
import os
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/debug/rapidread")
CALLS = (
    "write pwrite64 fdatasync fsync read pread64 ftruncate openat rename unlink mmap fallocate "
    "newfstatat fcntl flock getdents64"
).split()
STARRED, UNREAD = "●★", "● "
FAULTS = ["error=EIO", "error=ENOSPC", "signal=KILL"]


class Desk:
    """A folder of two briefs, one of them starred, with its index and its journal."""

    def __init__(self, base):
        self.base = base
        os.makedirs(f"{base}/briefs")
        for name, title in (("a", "Alpha story"), ("b", "Beta story")):
            with open(f"{base}/briefs/{name}.txt", "w") as file:
                file.write(f"{title}\n\nText.\n")
        self.run("mark", "star", f"{base}/briefs/a.txt")

    def options(self):
        base = self.base
        return ["--folder", f"{base}/briefs", "--state", f"{base}/state", "--cache", f"{base}/cache"]

    def run(self, *words, before=()):
        command = [*before, PROGRAM, *words, *self.options()]
        return subprocess.run(command, capture_output=True, text=True, timeout=60)

    def paths(self):
        """Every file that the program may touch, there or not."""
        found = [f"{self.base}/{name}" for name in ("state", "cache", "briefs")]
        for folder in ("state", "cache"):
            for name in os.listdir(f"{self.base}/{folder}"):
                path = f"{self.base}/{folder}/{name}"
                found += [path, f"{path}-wal", f"{path}-shm", f"{path}-journal"]
        return found

    def marks(self, outcome=None):
        """The marks of both stories as a list shows them, such as `{"Alpha": "●★"}`."""
        outcome = outcome or self.run("list")
        assert outcome.returncode == 0, outcome.stderr
        lines = outcome.stdout.splitlines()
        return {line.split()[-2]: line[:2] for line in lines}


def faulty(desk, call, fault, number, words):
    """Runs a command with one failing call; `None` where there are fewer calls than that."""
    trace = f"{desk.base}/trace"
    before = ["strace", "-f", "-qq", "-o", trace]
    for path in desk.paths():
        before += ["-P", path]
    before += ["-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}"]
    outcome = desk.run(*words, before=before)
    with open(trace, errors="replace") as file:
        text = file.read()
    return outcome if "INJECTED" in text or "killed by SIGKILL" in text else None


def expected(words, acknowledged):
    """The marks that a list may show after a command."""
    before = {"Alpha": {STARRED}, "Beta": {UNREAD}}
    after = {"undo": {"Alpha": UNREAD}, "star": {"Beta": STARRED}}.get(words[-1] if len(words) < 3 else words[1], {})
    for title, marks in after.items():
        # Where the command ended with an error its line may be on disk all the same.
        before[title] = {marks} if acknowledged else before[title] | {marks}
    return before


def sweep(desk, kept, words):
    runs = failures = 0
    for call in CALLS:
        for fault in FAULTS:
            for number in range(1, 500):
                shutil.rmtree(desk.base)
                # At the same path: the index is named after it.
                shutil.copytree(kept, desk.base)
                outcome = faulty(desk, call, fault, number, words)
                if outcome is None:
                    break
                runs += 1
                acknowledged = outcome.returncode == 0
                shown = {}
                if words == ["list"] and acknowledged:
                    shown["under the fault"] = desk.marks(outcome)
                shown["afterwards"] = desk.marks()
                wanted = expected(words, acknowledged)
                for when, marks in shown.items():
                    # A file that cannot be read just now is a problem and no row.
                    rows = marks if when == "under the fault" else wanted
                    if not all(marks.get(title) in wanted[title] for title in rows):
                        failures += 1
                        print(f"{words}: {call} {number}, {fault}: exit {outcome.returncode}")
                        print(f"  {when} {marks} {outcome.stderr.strip()}", flush=True)
    print(f"{' '.join(words)}: {runs} faults, {failures} wrong", flush=True)
    return failures


def main():
    base = tempfile.mkdtemp(prefix="marks-")
    desk = Desk(f"{base}/desk")
    kept = f"{base}/kept"
    shutil.copytree(desk.base, kept)
    commands = (["mark", "star", f"{desk.base}/briefs/b.txt"], ["mark", "undo"], ["list"])
    failures = sum(sweep(desk, kept, words) for words in commands)
    shutil.rmtree(base)
    sys.exit(1 if failures else 0)


main()
