"""What each cluster receives, by DuckDB in SQL over the tables of a release.

    pip install duckdb
    python examples/duckdb_example.py release

In DuckDB's own shell it is the same SQL, run in the folder release/tables.
"""

import sys
from pathlib import Path

import duckdb

tables = Path(sys.argv[1]) / "tables"

# One table for each class, one column for each key of the data files; iri is the key, and what others refer to.
AWARDS = """
SELECT cluster.label_en AS name, CAST(funding.amount AS BIGINT) AS amount_eur
FROM read_csv($funding, all_varchar = true, header = true) AS funding
JOIN read_csv($cluster, all_varchar = true, header = true) AS cluster ON funding.recipient = cluster.iri
WHERE funding.status LIKE '%/status/awarded'
ORDER BY amount_eur DESC, name
"""
files = {name: str(tables / f"{name}.csv") for name in ("funding", "cluster")}
rows = duckdb.connect().execute(AWARDS, files).fetchall()
for name, amount in rows:
    print(f"{name},{amount}")
print(f"total,{sum(amount for _, amount in rows)}")
