"""Executes a notebook with nbclient: run_notebook.py SOURCE TARGET FOLDER."""
import sys

import nbformat
from nbclient import NotebookClient

source, target, folder = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
NotebookClient(
    notebook, timeout=600, kernel_name="java", resources={"metadata": {"path": folder}}
).execute()
nbformat.write(notebook, target)
