"""Times Jupyter kernels for Java beside each other, in interleaved rounds, and prints a table.

    compare.py [--rounds 3] [--limit 40] [--into FILE] LABEL=KERNEL ...

KERNEL is a kernel's name or the folder of its spec; all need XChart on their class path. A step
that has not ended after --limit seconds is reported so, and its kernel is killed and started anew
for the next step; a step that failed is not tried again. --into replaces what stands between the lines
<!-- compared --> and <!-- end --> of a file. Needs Python's jupyter_client, and ps.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import time

import zmq
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

LINES = 1_000_000
SILENCE = 3  # seconds
FIGURE = """
import org.knowm.xchart.*;
var chart = new XYChartBuilder().width(600).height(400).build();
chart.addSeries("squares", new double[] {0, 1, 2}, new double[] {0, 1, 4});
BitmapEncoder.getBufferedImage(chart)
"""


class DidNotEnd(Exception):
    """A step took longer than its limit."""


class Kernel:
    """One running kernel: requests go through Jupyter's client, broadcasts are read raw, since
    Jupyter's own reading of a million messages would be what is measured."""

    def __init__(self, spec, limit):
        self.limit = limit
        folder = pathlib.Path(spec)
        found = {}
        if (folder / "kernel.json").exists():
            found = {"kernel_spec_manager": KernelSpecManager(kernel_dirs=[str(folder.parent)])}
        began = time.perf_counter()
        self.manager = KernelManager(kernel_name=folder.name, **found)
        self.manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.client.start_channels(hb=False)
        self.broadcasts = zmq.Context.instance().socket(zmq.SUB)
        self.broadcasts.setsockopt(zmq.SUBSCRIBE, b"")
        self.broadcasts.setsockopt(zmq.RCVHWM, 0)
        address = f"{self.client.transport}://{self.client.ip}:{self.client.iopub_port}"
        self.broadcasts.connect(address)
        try:
            self.reply(self.client.kernel_info(), began + limit)
        except DidNotEnd:
            self.kill()
            raise
        self.ready = time.perf_counter() - began
        while not self.broadcasts.poll(200):  # until it is subscribed
            self.reply(self.client.kernel_info(), time.perf_counter() + limit)

    def reply(self, request, deadline):
        while time.perf_counter() < deadline:
            try:
                message = self.client.get_shell_msg(timeout=0.2)
            except Exception:  # nothing came in this time
                continue
            if message["parent_header"].get("msg_id") == request:
                return message["content"]
        raise DidNotEnd

    def answered(self, request):
        """Whether a cell's reply is here, though its end was not broadcast."""
        try:
            self.reply(request, time.perf_counter() + 0.1)
        except DidNotEnd:
            return False
        return True

    def run(self, code, interrupt_after=None):
        """Runs a cell; gives the seconds until it is idle and answered, and its output. Kernels
        that drop output may drop the word that they are idle, too: then three silent seconds and
        the reply are the end."""
        began = last = looked = time.perf_counter()
        request = self.client.execute(code)
        printed, shown, idle, replied = 0, b"", False, False
        while not idle:
            now = time.perf_counter()
            if now > began + self.limit:
                raise DidNotEnd
            if interrupt_after and now > began + interrupt_after:
                interrupt_after, began = None, now
                self.manager.interrupt_kernel()
            if not self.broadcasts.poll(20):
                if now > max(last, looked) + SILENCE:
                    if replied:
                        return last - began, printed, shown
                    replied, looked = self.answered(request), now
                continue
            frames = self.broadcasts.recv_multipart()
            last = time.perf_counter()
            header, parent, _, content = frames[frames.index(b"<IDS|MSG>") + 2 :][:4]
            if request.encode() not in parent:
                continue
            if b'"stream"' in header:
                printed += content.count(b"\\n")
            elif b'"status"' in header:
                idle = b'"idle"' in content
            else:
                shown += content
        if not replied:
            self.reply(request, began + self.limit)
        return time.perf_counter() - began, printed, shown

    def ask(self, request):
        """Median seconds of five answers, after a first one."""
        seconds = []
        for _ in range(6):
            began = time.perf_counter()
            self.reply(request(self.client), began + self.limit)
            seconds.append(time.perf_counter() - began)
        return statistics.median(seconds[1:])

    def memory(self):
        """Resident MB of the process and its children."""
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True, text=True)
        rows = [[int(word) for word in line.split()] for line in listed.stdout.splitlines()]
        family, total, known = {self.manager.provisioner.pid}, 0, -1
        while known != len(family):
            known = len(family)
            family |= {pid for pid, parent, _ in rows if parent in family}
        return sum(rss for pid, _, rss in rows if pid in family) / 1024

    def kill(self):
        self.client.stop_channels()
        self.broadcasts.close(linger=0)
        self.manager.shutdown_kernel(now=True)


def first(kernel):
    """From the start to the first value: a kernel may warm up before its first answer or after."""
    return kernel.ready + kernel.run("1 + 1")[0]


def figure(kernel):
    seconds, _, shown = kernel.run(FIGURE)
    return seconds if b"image/png" in shown else "no picture"


def lines(kernel):
    loop = f'for (int i = 0; i < {LINES}; i++) System.out.println("line " + i);'
    seconds, printed, _ = kernel.run(loop)
    return seconds if printed == LINES else f"{printed / LINES:.0%} of the lines, {seconds:.2f}"


STEPS = {
    "start to first answer (ready), s": lambda kernel: kernel.ready,
    "start to first value, s": first,
    "next cell, s": lambda kernel: kernel.run("2 + 2")[0],
    "first figure, s": figure,
    "next figure, s": figure,
    "resident memory then, MB": Kernel.memory,
    "completion of Math.m, s": lambda kernel: kernel.ask(lambda c: c.complete("Math.m")),
    "inspection of Math.max, s": lambda kernel: kernel.ask(lambda c: c.inspect("Math.max(")),
    "a million lines, s": lines,
    "interrupt of a busy loop, s": lambda kernel: kernel.run("while (true) { }", 1)[0],
}


def measure(label, spec, limit, seen):
    """One round of one kernel: adds to the values seen of each step."""
    kernel = None
    for step, take in STEPS.items():
        values = seen[step].setdefault(label, [])
        if any(isinstance(value, str) for value in values):
            continue
        try:
            if not kernel:
                kernel = Kernel(spec, limit)
                if step != next(iter(STEPS)):
                    kernel.run("1 + 1")  # warm, as it would have been
            values.append(take(kernel))
        except DidNotEnd:
            values.append(f"did not end in {limit:g} s")
            if kernel:
                kernel.kill()
            kernel = None
        print(f"{label}: {step}: {values[-1]}", flush=True)
    if kernel:
        kernel.kill()


def cell(values):
    said = [value for value in values if isinstance(value, str)]
    if said:
        return said[0]
    digits = 0 if min(values) >= 50 else 2
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{middle:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=40)
    parser.add_argument("--into", type=pathlib.Path)
    parser.add_argument("kernels", nargs="+", metavar="LABEL=KERNEL")
    asked = parser.parse_args()
    kernels = [kernel.split("=", 1) for kernel in asked.kernels]
    if any(len(kernel) != 2 for kernel in kernels):
        parser.error("a kernel must be LABEL=KERNEL")
    seen = {step: {} for step in STEPS}
    for turn in range(asked.rounds):
        for i in range(len(kernels)):
            measure(*kernels[(turn + i) % len(kernels)], asked.limit, seen)
    labels = [label for label, _ in kernels]
    table = [
        "| step | " + " | ".join(labels) + " |",
        "|---|" + "---|" * len(labels),
        *(
            f"| {step} | " + " | ".join(cell(values[label]) for label in labels) + " |"
            for step, values in seen.items()
        ),
        "",
        f"Median of {asked.rounds} rounds (and their range), {os.cpu_count()} cores.",
    ]
    print("\n".join(table))
    if asked.into:
        text = asked.into.read_text(encoding="utf-8")
        before, rest = text.split("<!-- compared -->\n", 1)
        after = rest.split("<!-- end -->", 1)[1]
        both = "<!-- compared -->\n" + "\n".join(table) + "\n<!-- end -->"
        asked.into.write_text(before + both + after, encoding="utf-8")


if __name__ == "__main__":
    main()
