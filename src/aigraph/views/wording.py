"""The words of a view's report, in English and in French."""

from __future__ import annotations

from aigraph.errors import Text

TITLE = Text("What the view {view} cannot say", "Ce que la vue {view} ne peut pas dire")
TOTALS = Text(
    "The view has {triples} triples. Of the {things} things of the graph it lacks {lost_things}; of the {statements}"
    " statements it does not tell {lost_statements}.",
    "La vue a {triples} triplets. Des {things} choses du graphe, il lui en manque {lost_things} ; des {statements}"
    " énoncés, elle en tait {lost_statements}.",
)
RULE = Text(
    "A statement is told when its subject and its value stand together in the view, by whatever property.",
    "Un énoncé est dit quand son sujet et sa valeur sont ensemble dans la vue, par quelque propriété que ce soit.",
)
NOTHING_LOST = Text("The view says all that the graph says.", "La vue dit tout ce que dit le graphe.")
CLASSES = Text("Classes, with their things that the view lacks", "Classes, avec leurs choses qui manquent à la vue")
PROPERTIES = Text("Properties, with their statements that the view does not tell", "Propriétés, avec leurs énoncés tus")
ALL_OF = Text("all {count}", "les {count}")
SOME_OF = Text("{lost} of {count}", "{lost} sur {count}")
THE_ONE = Text("the only one", "le seul")
UNNAMED = Text("{name}: {count}", "{name} : {count}")
ENTRY = Text("{label} ({name}): {count}", "{label} ({name}) : {count}")
