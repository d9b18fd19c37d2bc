"""Loads a roll into a table with pandas, as a municipality would script it: no check of any field, no history.

python load_roll.py FILE SOCKET-FOLDER PORT USER DATABASE
"""

import sys

import pandas
from sqlalchemy import create_engine

path, folder, port, user, database = sys.argv[1:]
engine = create_engine(f"postgresql+psycopg2://{user}@/{database}?host={folder}&port={port}")
frame = pandas.read_csv(path, sep=";", dtype=str)
frame.to_sql("loaded_by_pandas", engine, schema="public", if_exists="replace", index=False, chunksize=10_000)
print(len(frame))
