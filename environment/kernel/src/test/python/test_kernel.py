"""The kernel under the Jupyter project's own test suite for kernels.

JUPYTER_PATH must name a folder whose kernels/java is the kernel's spec.
"""

import unittest

import jupyter_kernel_test

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


if __name__ == "__main__":
    unittest.main()
