"""What the pages about the whole graph say, French and English side by side."""

from __future__ import annotations

from functools import cache

from aigraph.pages.wording import LANGUAGES
from aigraph.terms import AIG, OA

TEXTS: dict[str, tuple[str, str]] = {
    "colon": (" : ", ": "),
    # classes of the engine, where a project's ontology does not name them
    AIG.Source: ("document", "document"),
    AIG.Register: ("registre", "register"),
    AIG.Passage: ("passage", "passage"),
    AIG.Reading: ("lecture", "reading"),
    AIG.ExternalRecord: ("notice d’un registre", "record of a register"),
    AIG.EditorialDecision: ("décision éditoriale", "editorial decision"),
    AIG.Rule: ("règle", "rule"),
    AIG.DescriptionGraph: ("graphe de description", "description graph"),
    OA.TextPositionSelector: ("étendue de caractères", "range of characters"),
    # the first page
    "things": ("choses", "things"),
    "statements": ("énoncés", "statements"),
    "passages": ("passages qui les énoncent", "passages that state them"),
    "documents": ("documents", "documents"),
    "claims": ("affirmations vérifiées", "claims put to the test"),
    "questions": ("questions toutes faites", "ready questions"),
    "things_1": ("chose", "thing"),
    "statements_1": ("énoncé", "statement"),
    "passages_1": ("passage qui l’énonce", "passage that states it"),
    "documents_1": ("document", "document"),
    "claims_1": ("affirmation vérifiée", "claim put to the test"),
    "questions_1": ("question toute faite", "ready question"),
    "ways_in": ("Par où entrer", "Ways in"),
    "explorer": ("Explorateur", "Explorer"),
    "explorer_text": (
        "Le graphe en image, en tableaux, en carte, en chronologie ; chaque fait ouvre sa preuve.",
        "The graph as a picture, tables, a map, a timeline; every fact opens its evidence.",
    ),
    "queries": ("Questions", "Questions"),
    "queries_text": (
        "Les questions enregistrées, avec leur réponse, leur SPARQL et leur adresse.",
        "The saved questions, with their answers, their SPARQL and their addresses.",
    ),
    "query": ("Interroger", "Query"),
    "query_text": ("SPARQL dans la page, sans serveur.", "SPARQL in the page, with no server."),
    "ontology": ("Ontologie", "Ontology"),
    "ontology_text": (
        "Ce que veulent dire les classes et les propriétés.",
        "What the classes and properties mean.",
    ),
    "reports": ("Contrôles", "Checks"),
    "reports_text": (
        "Ce que disent les documents d’eux-mêmes, mis à l’épreuve ; ce qu’ils impriment mal ; ce qui reste ouvert.",
        "What the documents say of themselves, put to the test; what they print wrongly; what is left open.",
    ),
    "about": ("Données", "Data"),
    "about_text": (
        "Fichiers, licence, comment citer, d’où viennent les identifiants.",
        "Files, licence, how to cite, where identifiers come from.",
    ),
    "overview": ("Le graphe en une image", "The graph in one picture"),
    "open_explorer": ("Ouvrir l’explorateur", "Open the explorer"),
    "some_questions": ("Quelques questions", "Some questions"),
    "all_questions": ("Toutes les questions ({})", "All questions ({})"),
    "rows_one": ("1 ligne", "1 row"),
    "rows_many": ("{} lignes", "{} rows"),
    "rows_none": ("aucune ligne", "no row"),
    "by_class": ("Tout, par classe", "Everything, by class"),
    "of_evidence": ("Preuves et autres ressources", "Evidence and other resources"),
    "downloads": ("Télécharger", "Download"),
    "downloads_text": (
        "Tous les fichiers, leur taille et leur licence :",
        "All files, their sizes and their licence:",
    ),
    "cite": ("Comment citer", "How to cite"),
    # classes
    "other": ("Autres ressources", "Other resources"),
    "term": ("Ce que ce terme veut dire", "What this term means"),
    "page_numbers": ("Pages", "Pages"),
    "page": ("page {}", "page {}"),
    # search
    "search": ("Chercher", "Search"),
    "search_text": (
        (
            "Noms, autres noms, classes, identifiants, questions et termes de l’ontologie ; les accents et les "
            "capitales ne comptent pas."
        ),
        "Names, other names, classes, ids, questions and terms of the ontology; accents and capitals do not count.",
    ),
    "search_by_hand": (
        "La recherche a besoin de JavaScript. Sans lui, tout se trouve par classe :",
        "Searching needs JavaScript. Without it, everything is found by class:",
    ),
    "found_none": ("Rien de ce nom", "Nothing by that name"),
    "found_one": ("1 résultat", "1 result"),
    "found_many": ("{} résultats", "{} results"),
    "found_more": ("{} premiers résultats ; précisez pour voir les autres", "first {} results; say more to see others"),
    "kind_query": ("question", "question"),
    "kind_term": ("terme de l’ontologie", "term of the ontology"),
    "kind_class": ("index d’une classe", "index of a class"),
    # saved queries
    "queries_lead": (
        "Chaque question est un fichier SPARQL ; la réponse montrée est celle de ses valeurs par défaut.",
        "Each question is a SPARQL file; the answer shown is that for its default values.",
    ),
    "no_queries": ("Ce projet n’a pas de question enregistrée.", "This project has no saved question."),
    "answer": ("Réponse", "Answer"),
    "answer_cut": (
        "Les {} premières lignes sur {} ; toutes sont dans les fichiers.",
        "The first {} rows of {}; the files have all.",
    ),
    "chart": ("Une barre par ligne : {} de chaque {}.", "A bar for each row: {} of each {}."),
    "needs_values": (
        "Cette question n’a pas de réponse sans valeur pour : {}.",
        "This question has no answer without a value for: {}.",
    ),
    "parameters": ("Paramètres", "Parameters"),
    "default": ("par défaut", "default"),
    "choices": ("au choix", "one of"),
    "no_default": ("à donner", "to be given"),
    "parameter": ("paramètre", "parameter"),
    "value_type": ("type", "type"),
    "open_in_query": ("Ouvrir dans la page de requêtes", "Open in the query page"),
    "addresses": ("Adresses", "Addresses"),
    "addresses_text": (
        "La réponse se lit à des adresses fixes, sans serveur :",
        "The answer stands at fixed addresses, without a server:",
    ),
    "live_text": (
        "Avec d’autres valeurs, chez qui lance « aigraph serve » :",
        "With other values, for those who run “aigraph serve”:",
    ),
    "command_text": ("En ligne de commande :", "On the command line:"),
    "sparql": ("SPARQL", "SPARQL"),
    # checks
    "audit": ("Affirmations des documents", "What the documents claim"),
    "audit_text": (
        "Les documents comptent et additionnent eux-mêmes. Chaque affirmation est recalculée à partir des faits.",
        "The documents count and add up themselves. Each claim is computed again from the facts.",
    ),
    "errata": ("Errata", "Errata"),
    "errata_text": (
        "Ce que les documents impriment mal, tel qu’imprimé et tel qu’il faut le lire, et pourquoi.",
        "What the documents print wrongly: as printed, as read, and why.",
    ),
    "coverage": ("Couverture", "Coverage"),
    "coverage_text": (
        "Combien de passages de chaque document énoncent des faits, et lesquels en énoncent le plus.",
        "How many passages of each document state facts, and which state the most.",
    ),
    "quality": ("Qualité des données", "Data quality"),
    "quality_text": (
        "Ce que contient le graphe, sur quelles preuves, et ce qui reste ouvert.",
        "What the graph holds, on what evidence, and what is left open.",
    ),
    "no_claims": (
        "Les documents n’affirment rien qui se recalcule.",
        "The documents claim nothing that can be computed again.",
    ),
    "no_errata": ("Aucun erratum n’est relevé.", "No erratum is noted."),
    "no_passages": ("Aucun passage n’énonce de fait.", "No passage states a fact."),
    "facts_that_explain": ("Les faits qui l’expliquent ({})", "The facts that explain it ({})"),
    "under_reading": ("selon la lecture", "under the reading"),
    "ground": ("fondement", "ground"),
    "as_printed": ("imprimé", "as printed"),
    "as_read": ("à lire", "as read"),
    "erratum_page": ("la fiche de cet erratum", "the record of this erratum"),
    "nothing_to_read": ("rien à lire à la place", "nothing to read instead"),
    "concerns": ("concerne", "concerns"),
    "shown_by": ("montré par", "shown by"),
    "document": ("document", "document"),
    "covered": ("du texte", "of the text"),
    "passage_count": ("passages", "passages"),
    "fact_count": ("faits", "facts"),
    "section": ("section", "section"),
    "most_stating": ("Les passages qui énoncent le plus", "The passages that state the most"),
    "sections": ("Par section", "By section"),
    "without_texts": (
        "Les textes n’étaient pas là : ce que les faits laissent de côté ne peut être compté. Avec eux :",
        "The texts were not here: what the facts leave out cannot be counted. With them:",
    ),
    "mentions": ("chiffres, organisations et personnes", "figures, organisations and persons"),
    "claimed": ("repris par un fait", "claimed by a fact"),
    "set_aside": ("laissés de côté avec une raison", "ignored with a reason"),
    "left": ("ni l’un ni l’autre", "neither"),
    "sentences": ("phrases", "sentences"),
    "untouched": ("qu’aucun passage ne touche", "that no passage touches"),
    "bare": ("bouts de phrase qu’aucun passage ne contient", "clauses that no passage has"),
    "unknown": ("mots à majuscule qu’aucun nom connu ne couvre", "words with a capital that no known name covers"),
    # data
    "what": ("Ce que c’est", "What this is"),
    "evidence": ("Comment marche la preuve", "How evidence works"),
    "evidence_text": (
        (
            "Chaque fait est rangé dans un graphe nommé, qui est sa preuve : un passage d’un document, désigné par "
            "ses caractères. Ce qu’un lecteur conclut est une lecture avec sa raison, ce que dit un registre est "
            "une notice, ce que pose la rédaction est une décision, ce qu’une règle déduit porte son nom. Le même "
            "fait peut avoir plusieurs preuves ; aucun n’en est dépourvu."
        ),
        (
            "Each fact lies in a named graph, which is its evidence: a passage of a document, named by its "
            "characters. What a reader concludes is a reading with its reason, what a register says is a record, "
            "what the editors settle is a decision, what a rule infers bears the rule’s name. A fact may have "
            "several pieces of evidence; none is without."
        ),
    ),
    "licence": ("Licence", "Licence"),
    "licence_text": (
        "Les données, l’ontologie et les questions : {}.",
        "The data, the ontology and the questions: {}.",
    ),
    "code_licence_text": (
        "Le logiciel qui a fait ce site, aigraph, est sous licence {}.",
        "The program that made this site, aigraph, is under the licence {}.",
    ),
    "no_licence": (
        "Le projet ne dit pas sous quelle licence sont ses données.",
        "The project does not say under which licence its data are.",
    ),
    "rights_text": (
        "Les documents sont à leurs éditeurs ; ce site n’en a pas le texte, mais dit où chaque fait s’y trouve :",
        "The documents are their publishers’; this site has not their text, but says where each fact stands in it:",
    ),
    "version": ("Version", "Version"),
    "released": ("publiée le", "released on"),
    "fingerprint": ("Empreinte du graphe (RDFC-1.0, SHA-256)", "Fingerprint of the graph (RDFC-1.0, SHA-256)"),
    "made_with": ("Fait avec aigraph {}.", "Made with aigraph {}."),
    "files": ("Fichiers", "Files"),
    "file": ("fichier", "file"),
    "size": ("taille", "size"),
    "kilobytes": ("ko", "kB"),
    "media_type": ("type", "type"),
    "identifiers": ("D’où viennent les identifiants", "Where identifiers come from"),
    "identifiers_text": (
        "Chaque identifiant est rangé dans le graphe de la notice du registre qui le donne.",
        "Each identifier lies in the graph of the register’s record that gives it.",
    ),
    "developers": ("Pour qui développe", "For those who program"),
    "developers_text": (
        (
            "L’adresse (IRI) de chaque ressource est celle de sa page ; à côté d’elle se trouvent les mêmes "
            "données en Turtle (.ttl), JSON-LD (.jsonld) et N-Triples (.nt)."
        ),
        (
            "The address (IRI) of each resource is that of its page; beside it stand the same data as Turtle "
            "(.ttl), JSON-LD (.jsonld) and N-Triples (.nt)."
        ),
    ),
    "site_map": ("Plan du site (XML)", "Site map (XML)"),
    "server_files": (
        "Exemples de configuration pour Apache, nginx et Caddy, avec négociation de contenu :",
        "Examples of configuration for Apache, nginx and Caddy, with content negotiation:",
    ),
    # where nothing is
    "lost": ("Rien à cette adresse", "Nothing at this address"),
    "lost_text": (
        "La page a pu changer de nom. Cherchez-la, ou repartez du début.",
        "The page may have another name. Search for it, or start from the beginning.",
    ),
    "first_page": ("Première page", "First page"),
}


@cache
def texts(language: str) -> dict[str, str]:
    """All texts in a language; in English where there are none in it."""
    place = LANGUAGES.index(language) if language in LANGUAGES else LANGUAGES.index("en")
    return {key: found[place] for key, found in TEXTS.items()}
