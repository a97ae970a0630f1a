"""Interrupts a sweep in a cell, once gently and once twice: interrupt_sweep.py FOLDER.

Prints one JSON object: how each cell ended, after how long, and what its card said.
"""
import json
import os
import sys
import tempfile
import time

from jupyter_client.manager import start_new_kernel

SWEEP = """
import org.refigure.sweep.*;
import org.refigure.tests.Nap;
var study = Study.inMemory();
"""
RUN = """
Sweep.of(Nap.class).fix("folder", "%s").fix("milliseconds", %d).seeds(6)
    .run(study, new ForkedEngine(2), SweepListener.installed(Sweep.of(Nap.class)));
"""
ASKED_TWICE = "interrupt again to stop at once"

manager, client = start_new_kernel(kernel_name="java", cwd=sys.argv[1], startup_timeout=300)


def card(message):
    return message["content"].get("data", {}).get("text/plain", "")


def run(code, interrupts=0, folder=None):
    """Runs a cell; interrupts it when its first two trials have begun, and again when it is told.

    Once it has said what a second interrupt would do and gets none, its trials have slept enough.
    """
    request = client.execute(code)
    said, error, asked, sent = [], None, None, 0
    while True:
        try:
            message = client.get_iopub_msg(timeout=0.05)
        except Exception:  # nothing came in this time
            message = None
        if message and message["parent_header"].get("msg_id") == request:
            kind = message["msg_type"]
            if kind in ("display_data", "update_display_data"):
                said.append(card(message))
            elif kind == "error":
                error = message["content"]["evalue"]
            elif kind == "status" and message["content"]["execution_state"] == "idle":
                break
        begun = folder is not None and len(os.listdir(folder)) >= 2
        told = any(ASKED_TWICE in line for line in said)
        if sent < interrupts and (told if sent else begun):
            sent += 1
            asked = time.monotonic()
            manager.interrupt_kernel()
        elif told and interrupts == 1:
            open(os.path.join(folder, "enough"), "w").close()
    client.get_shell_msg(timeout=300)
    return {
        "error": error,
        "seconds": time.monotonic() - asked if asked else 0,
        "noticed": any(ASKED_TWICE in line for line in said),
        "last": said[-1] if said else "",
    }


def sweep(milliseconds, interrupts):
    """Six naps of this length."""
    folder = tempfile.mkdtemp(dir=sys.argv[1])
    return run(RUN % (folder, milliseconds), interrupts, folder)


def value(code):
    request = client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=300)
        if message["msg_type"] == "execute_result" and message["parent_header"]["msg_id"] == request:
            client.get_shell_msg(timeout=300)
            return message["content"]["data"]["text/plain"]


try:
    run(SWEEP)
    sweep(1, 0)
    gentle = sweep(600000, 1)
    gentle["recorded"] = value("study.records().size()")
    hard = sweep(600000, 2)
    hard["recorded"] = value("study.records().size()")
    after = run("40 + 2")
    print(json.dumps({"gentle": gentle, "hard": hard, "after": after}))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
