"""What each cluster receives, by pandas from the tables of a release and their metadata (CSV on the Web).

pip install pandas
python examples/pandas_example.py release
"""

import json
import sys
from pathlib import Path

import pandas as pd

AIG, SKOS = "https://w3id.org/aigraph/ontology#", "http://www.w3.org/2004/02/skos/core#"

tables = Path(sys.argv[1]) / "tables"
metadata = json.loads((tables / "csv-metadata.json").read_text(encoding="utf-8"))
schemas = {table["url"]: table["tableSchema"] for table in metadata["tables"]}


def read(table, **properties):
    """The columns that have these properties (or, with a language, these texts), under names of our own."""
    columns = {schemas[table]["primaryKey"]: "iri"}
    for name, asked in properties.items():
        for column in schemas[table]["columns"]:
            if (column.get("propertyUrl"), column.get("lang", "")) == asked:
                columns[column["name"]] = name
    # Everything is read as text first, so that no pandas guesses what a cell is.
    return pd.read_csv(tables / table, dtype=str, keep_default_na=False, usecols=list(columns)).rename(columns=columns)


clusters = read("cluster.csv", name=(f"{SKOS}prefLabel", "en"))
sums = read("funding.csv", to=(f"{AIG}hasRecipient", ""), status=(f"{AIG}hasStatus", ""), amount=(f"{AIG}amount", ""))

awards = sums[sums["status"].str.endswith("/status/awarded")].merge(clusters, left_on="to", right_on="iri")
awards["amount"] = awards["amount"].astype("int64")
for row in awards.sort_values(["amount", "name"], ascending=[False, True]).itertuples():
    print(f"{row.name},{row.amount}")
print(f"total,{awards['amount'].sum()}")
