#!/usr/bin/env python3
"""Runs notebook.ipynb from top to bottom, on the layers in the folder DATELINE_LAYERS.

  run_notebook.py [--check]      with --check, what it shows is not stored

Stored without clocks and machine names, so that a difference is one of the notebook. Exit code 1:
a cell failed, and its error is told.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

NOTEBOOK = Path(__file__).with_name("notebook.ipynb")
LARGEST = 400_000  # bytes of a notebook that is checked in


def main():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", record_timing=False,
                            resources={"metadata": {"path": str(NOTEBOOK.parent)}})
    try:
        client.execute()
    except CellExecutionError as fault:
        sys.exit(f"{NOTEBOOK.name}: {fault}")
    if "--check" in sys.argv[1:]:
        return print(f"{NOTEBOOK.name}: all cells ran")
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                         "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
    text = nbformat.writes(notebook) + "\n"
    if len(text) > LARGEST:
        sys.exit(f"{NOTEBOOK.name}: would be {len(text)} bytes; make its pictures smaller")
    NOTEBOOK.write_text(text, encoding="utf-8")
    print(f"{NOTEBOOK.name}: stored, {len(text)} bytes")


if __name__ == "__main__":
    main()
