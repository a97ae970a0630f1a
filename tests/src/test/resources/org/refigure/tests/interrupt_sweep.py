"""Interrupts a sweep in a cell, once gently and once twice: interrupt_sweep.py FOLDER.

Prints one JSON object: how each cell ended, after how long, and what its card said.
"""
import json
import sys
import time

from jupyter_client.manager import start_new_kernel

SWEEP = """
import org.refigure.sweep.*;
import org.refigure.tests.Nap;
var study = Study.inMemory();
"""
RUN = """
Sweep.of(Nap.class).fix("milliseconds", %d).seeds(6)
    .run(study, new ForkedEngine(2), SweepListener.installed(Sweep.of(Nap.class)));
"""

manager, client = start_new_kernel(kernel_name="java", cwd=sys.argv[1])


def card(message):
    return message["content"].get("data", {}).get("text/plain", "")


def run(code, interrupts):
    """Runs a cell, interrupts it at these seconds after its first two trials have begun."""
    request = client.execute(code)
    said, shown, error, asked = [], None, None, None
    waiting = list(interrupts)
    while True:
        try:
            message = client.get_iopub_msg(timeout=0.05)
        except Exception:  # nothing came in this time
            message = None
        if message and message["parent_header"].get("msg_id") == request:
            kind = message["msg_type"]
            if kind in ("display_data", "update_display_data"):
                said.append(card(message))
                shown = shown or time.monotonic()
            elif kind == "error":
                error = message["content"]["evalue"]
            elif kind == "status" and message["content"]["execution_state"] == "idle":
                break
        if waiting and shown and time.monotonic() - shown >= waiting[0]:
            waiting.pop(0)
            asked = time.monotonic()
            manager.interrupt_kernel()
    client.get_shell_msg(timeout=10)
    return {
        "error": error,
        "seconds": time.monotonic() - asked if asked else 0,
        "noticed": any("interrupt again to stop at once" in line for line in said),
        "last": said[-1] if said else "",
    }


def value(code):
    request = client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["msg_type"] == "execute_result" and message["parent_header"]["msg_id"] == request:
            client.get_shell_msg(timeout=10)
            return message["content"]["data"]["text/plain"]


try:
    run(SWEEP, [])
    run(RUN % 1, [])  # the workers are warm from here on
    gentle = run(RUN % 5000, [1.5])
    gentle["recorded"] = value("study.records().size()")
    hard = run(RUN % 60000, [1.5, 3.0])
    hard["recorded"] = value("study.records().size()")
    after = run("40 + 2", [])
    print(json.dumps({"gentle": gentle, "hard": hard, "after": after}))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
