"""What pages and messages of the server say, French and English side by side."""

from __future__ import annotations

from functools import cache

LANGUAGES = ("fr", "en")
TEXTS: dict[str, tuple[str, str]] = {
    # every page
    "language": ("Langue", "Language"),
    "pages": ("Pages", "Pages"),
    "explorer": ("Explorateur", "Explorer"),
    "query": ("Interroger", "Query"),
    "saved": ("Questions", "Questions"),
    "ontology": ("Ontologie", "Ontology"),
    "skip": ("Aller au contenu", "Skip to content"),
    "search": ("Chercher", "Search"),
    "no_script": ("Cette page a besoin de JavaScript.", "This page needs JavaScript."),
    "error": ("Impossible", "Not possible"),
    "not_found": ("Introuvable", "Not found"),
    # the start page of files served as they are
    "start": ("Données RDF", "RDF data"),
    "start_text": (
        "Ce serveur répond à des requêtes SPARQL sur des fichiers servis tels quels.",
        "This server answers SPARQL queries on files that are served as they are.",
    ),
    "graph": ("Graphe", "Graph"),
    "not_drawn": (
        "Le dessin du graphe dépasse les limites du serveur, ou celui-ci est trop occupé. Tout le reste est là.",
        "Drawing the graph takes more than the server's limits, or the server is too busy. All else is here.",
    ),
    "to_query": ("Écrire une requête", "Write a query"),
    "to_void": ("Description des données (VoID)", "Description of the data (VoID)"),
    "to_service": ("Description du service (SPARQL)", "Description of the service (SPARQL)"),
    # saved queries
    "saved_title": ("Questions enregistrées", "Saved questions"),
    "saved_text": (
        "Une question est une adresse ; ses paramètres suivent le « ? », le format est négocié, ou dit par format=.",
        "Each question is an address; its parameters follow the “?”, the format is negotiated or given by format=.",
    ),
    "parameters": ("Paramètres", "Parameters"),
    "open_query": ("Ouvrir", "Open"),
    # a resource
    "facts": ("Ce qui en est dit", "What is said of it"),
    "incoming": ("Ce qui y mène", "What leads to it"),
    "states": ("Ce que cette preuve énonce", "What this evidence states"),
    "passages": ("Passages", "Passages"),
    "passage": ("caractères", "characters"),
    "evidence": ("preuve", "evidence"),
    "concluded": ("Ce que des règles en concluent", "What rules conclude of it"),
    "by_rule": ("conclu : « {} »", "concluded: “{}”"),
    "identifiers": ("Identifiants", "Identifiers"),
    "naming": ("Noms et types, avec leurs preuves", "Names and types, with their evidence"),
    "crumbs": ("Fil d’Ariane", "Breadcrumb"),
    "more_proofs": ("{} preuves de plus", "{} more pieces of evidence"),
    "others_words": (
        "Cette page cite des mots d’autrui, au plus 300 caractères par fait :",
        "This page quotes other people’s words, at most 300 characters a fact:",
    ),
    "more": ("et {} de plus", "and {} more"),
    "forms": ("Autres formats", "Other formats"),
    "as_sparql": ("En SPARQL", "As SPARQL"),
    "classes": ("Classes", "Classes"),
    "properties": ("Propriétés", "Properties"),
    "individuals": ("Autres termes", "Other terms"),
    "borrowed_classes": ("Classes d’autres vocabulaires", "Classes of other vocabularies"),
    "borrowed_properties": ("Propriétés d’autres vocabulaires", "Properties of other vocabularies"),
    "ontology_text": (
        (
            "Les termes dont le graphe est fait : ce que chacun veut dire, à quoi il répond dans d’autres "
            "vocabulaires, combien de fois il sert, ce qui en est exigé."
        ),
        (
            "The terms that the graph is made of: what each means, what it answers to in other vocabularies, how "
            "often it is used, what is demanded of it."
        ),
    ),
    "rdfs:subClassOf": ("sous-classe de", "subclass of"),
    "rdfs:subPropertyOf": ("sous-propriété de", "subproperty of"),
    "rdfs:domain": ("se dit de", "is said of"),
    "rdfs:range": ("sa valeur est", "its value is"),
    "rdfs:seeAlso": ("voir aussi", "see also"),
    "owl:equivalentClass": ("même classe que", "same class as"),
    "owl:equivalentProperty": ("même propriété que", "same property as"),
    "owl:inverseOf": ("inverse de", "inverse of"),
    "skos:exactMatch": ("terme identique", "identical term"),
    "skos:closeMatch": ("terme proche", "close term"),
    "skos:broadMatch": ("terme plus large", "broader term"),
    "skos:narrowMatch": ("terme plus étroit", "narrower term"),
    "skos:relatedMatch": ("terme lié", "related term"),
    "contents": ("Sommaire", "Contents"),
    "example": ("Exemple :", "Example:"),
    "demands": ("Ce qui est exigé", "What is demanded"),
    "demands_in_full": ("en détail", "in detail"),
    "things_one": ("1 chose", "1 thing"),
    "things_many": ("{} choses", "{} things"),
    "things_none": ("aucune chose", "no thing"),
    "uses_one": ("sert une fois", "used once"),
    "uses_many": ("sert {} fois", "used {} times"),
    "uses_none": ("ne sert pas", "not used"),
    "largest": ("Les plus grandes classes", "The largest classes"),
    "largest_text": (
        "Les dix classes qui ont le plus de choses, et les propriétés qui les lient.",
        "The ten classes that have the most things, and the properties that tie them.",
    ),
    "kind_source": ("document", "document"),
    "kind_graph": ("graphe nommé", "named graph"),
    # the query page
    "query_title": ("Interroger le graphe", "Query the graph"),
    "examples": ("Questions toutes faites", "Ready questions"),
    "filter": ("Filtrer les questions", "Filter the questions"),
    "nothing_found": ("Rien de ce nom", "Nothing by that name"),
    "editor": ("Requête SPARQL", "SPARQL query"),
    "editor_help": (
        "Ctrl-Entrée lance la requête, Ctrl-Espace complète",
        "Ctrl-Enter runs the query, Ctrl-Space completes",
    ),
    "run": ("Lancer", "Run"),
    "stop": ("Arrêter", "Stop"),
    "link": ("Copier le lien", "Copy link"),
    "copied": ("Lien copié", "Link copied"),
    "link_in_address": ("Le lien est dans la barre d’adresse", "The link is in the address bar"),
    "new_query": ("Nouvelle requête", "New query"),
    "result": ("Résultat", "Result"),
    "running": ("En cours…", "Running…"),
    "stopped": ("Arrêtée", "Stopped"),
    "rows": ("{} lignes", "{} rows"),
    "row": ("1 ligne", "1 row"),
    "no_rows": ("Aucune ligne", "No rows"),
    "triples": ("Graphe", "Graph"),
    "seconds": ("en {} s", "in {} s"),
    "truncated": (
        "Réponse coupée : il y a plus de lignes que le serveur n’en donne. Ajoutez LIMIT et OFFSET, ou précisez.",
        "Answer cut: there are more rows than the server gives. Add LIMIT and OFFSET, or be more specific.",
    ),
    "chart_told": (
        "Barres : {y} pour chaque {x}, {n} en tout. Le tableau dit la même chose.",
        "Bars: {y} for each {x}, {n} in all. The table says the same.",
    ),
    "absence": (
        "La réponse vaut pour ce que les documents nomment, non pour le monde.",
        "The answer holds for what the documents name, not for the world.",
    ),
    "names_nothing": (
        "{} : rien dans le graphe ne s’appelle ainsi ; corrigez la valeur.",
        "{}: nothing in the graph is called so; correct the value.",
    ),
    "more_rows": ("Montrer {} lignes de plus", "Show {} more rows"),
    "yes": ("oui", "yes"),
    "no": ("non", "no"),
    "download": ("Télécharger", "Download"),
    "at_line": ("Aller à la ligne {}", "Go to line {}"),
    "offline": ("Le serveur ne répond pas.", "The server does not answer."),
    "not_done": ("La requête a échoué", "The query failed"),
    "suggestions": ("Suggestions", "Suggestions"),
    "choices": ("Valeurs", "Values"),
    "edited": (
        "La requête a été modifiée ; changer une valeur la remplace.",
        "The query has been edited; changing a value replaces it.",
    ),
    "term_class": ("classe", "class"),
    "term_property": ("propriété", "property"),
    "term_prefix": ("préfixe", "prefix"),
    "term_variable": ("variable", "variable"),
    "term_word": ("mot clé", "keyword"),
}
"""Key to the text in French and in English."""


@cache
def words(language: str) -> dict[str, str]:
    """All texts in a language; in English where there are none in it."""
    place = LANGUAGES.index(language) if language in LANGUAGES else LANGUAGES.index("en")
    return {key: texts[place] for key, texts in TEXTS.items()}
