"""Reads a workbook with openpyxl in its read-only way. python read_workbook.py FILE"""

import sys

from openpyxl import load_workbook

sheet = load_workbook(sys.argv[1], read_only=True).worksheets[0]
count = 0
for row in sheet.iter_rows(values_only=True):
    count += 1
print(count)
