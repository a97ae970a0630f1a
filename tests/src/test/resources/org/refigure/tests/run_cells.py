"""Runs cells on the kernel "java" and prints what each gave as JSON: run_cells.py FOLDER CELL..."""
import json
import sys

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="java", cwd=sys.argv[1])


def run(code):
    said = {"value": "", "error": ""}

    def hear(message):
        content = message["content"]
        if message["msg_type"] == "execute_result":
            said["value"] = content["data"]["text/plain"]
        elif message["msg_type"] == "error":
            said["error"] = content["ename"] + ": " + content["evalue"]

    client.execute_interactive(code, allow_stdin=False, output_hook=hear)
    return said


try:
    print(json.dumps([run(code) for code in sys.argv[2:]]))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
