"""The kernel under the Jupyter project's own test suite for kernels.

JUPYTER_PATH must name a folder whose kernels/java is the kernel's spec.
"""

import unittest

import jupyter_kernel_test
from jupyter_client.manager import start_new_kernel
from jupyter_kernel_test.msgspec_v5 import validate_message

PATIENCE = 300  # seconds; the suite's own 15, and 0.1 between two messages, are an idle machine's
jupyter_kernel_test.TIMEOUT = PATIENCE
KERNEL = "io.github.spencerpark.ijava.IJava.getKernelInstance()"


class JavaKernelTest(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    code_generate_error = 'throw new IllegalStateException("boom");'
    code_inspect_sample = "Math.max("
    code_page_something = f'{KERNEL}.page("a long text");'
    code_clear_output = f"{KERNEL}.clearOutput(false);"

    completion_samples = [
        {"text": "Math.floorM", "matches": {"floorMod("}},
        {"text": "List.of(1).isEm", "matches": {"isEmpty()"}},
        {"text": "Collec"},
    ]

    complete_code_samples = ["1", "int x = 1;", "for (;;) { break; }", "// note", ""]
    incomplete_code_samples = ["int f() {", "(1 +", "class A {", "List.of(1,"]
    invalid_code_samples = ["int x = ;", ")", '"open']

    code_execute_result = [
        {"code": "1 + 1", "result": "2"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
        {"code": 'render("<b>x</b>", "text/html")', "mime": "text/html", "result": "<b>x</b>"},
    ]
    code_display_data = [
        {"code": 'display("<b>x</b>", "text/html");', "mime": "text/html"},
        {"code": 'display("# x", "text/markdown")', "mime": "text/markdown"},
        {"code": 'display("plain")', "mime": "text/plain"},
    ]

    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1?+*"

    @classmethod
    def setUpClass(cls):
        cls.km, cls.kc = start_new_kernel(
            kernel_name=cls.kernel_name, startup_timeout=PATIENCE
        )

    def execute_helper(self, code, timeout=PATIENCE, **options):
        """Runs a cell: busy comes first, idle last, and between them its code and its outputs."""
        request = self.kc.execute(code=code, **options)
        reply = self.get_non_kernel_info_reply(timeout=timeout)
        validate_message(reply, "execute_reply", request)
        states, outputs = [], []
        while "idle" not in states:
            message = self.kc.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") != request:
                continue  # the end of an earlier request, late
            kind = message["msg_type"]
            validate_message(message, kind, request)
            if kind == "status":
                states.append(message["content"]["execution_state"])
            elif kind == "execute_input":
                self.assertEqual(message["content"]["code"], code)
            else:
                self.assertEqual(states, ["busy"])
                outputs.append(message)
        self.assertEqual(states, ["busy", "idle"])
        return reply, outputs


if __name__ == "__main__":
    unittest.main()
