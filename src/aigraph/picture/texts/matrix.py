"""The tab Matrix."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "fr": {
        "matrix_guide": "En haut de chaque groupe, ce que plusieurs partagent ; puis, bloc par bloc, ce qui n’est lié "
        "qu’à une colonne. Une case montre sa preuve ; les flèches vont d’une case à l’autre.",
        "matrix_nothing": "Rien à montrer avec ces filtres.",
        "matrix_count": "Nb",
        "matrix_rows": "liens :",
    },
    "en": {
        "matrix_guide": "At the head of each group stands what several share; then, block by block, what is tied to "
        "one column alone. A cell shows its evidence; arrow keys go from cell to cell.",
        "matrix_nothing": "Nothing to show with these filters.",
        "matrix_count": "No.",
        "matrix_rows": "ties:",
    },
}
