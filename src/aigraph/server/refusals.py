"""What refusals say, in English and in French: what is wrong, and what to do about it.

What an engine or the reader of queries says comes in between as it is, which is English (decision 10).
"""

from __future__ import annotations

from aigraph.errors import Text

# -- addresses, names, methods

NOTHING_HERE = Text("there is nothing at this address", "il n’y a rien à cette adresse")
METHODS = Text("this address takes {methods}; use one of these", "cette adresse accepte {methods} ; s’en tenir là")
NO_FILE = Text("there is no file {name}", "il n’y a pas de fichier {name}")
NO_RESOURCE = Text(
    "there is no such resource; an address looks like id/class/slug",
    "il n’y a pas une telle ressource ; une adresse a la forme id/classe/nom",
)
UNKNOWN_THING = Text("{name}: the graph does not know it{near}", "{name} : le graphe ne connaît pas cela{near}")
SUFFIX = Text(
    "the data of a resource end in {suffixes}; choose one",
    "les données d’une ressource se terminent par {suffixes} ; en choisir un",
)
FORMS = Text(
    "the answer can be had as {forms}; ask for one of these",
    "la réponse existe en {forms} ; demander l’un de ces formats",
)
FOREIGN_HOST = Text(
    "the server does not go by this name; start it with --allow-host NAME to let it",
    "le serveur ne répond pas à ce nom ; le démarrer avec --allow-host NOM pour l’admettre",
)
FOREIGN_ORIGIN = Text(
    "pages of {origin} may not ask here; start the server with --allow-origin to let them",
    "les pages de {origin} ne peuvent rien demander ici ; démarrer le serveur avec --allow-origin pour les admettre",
)
NO_ADDRESS = Text(
    "the host that the request names is no address; ask for the server by its own",
    "l’hôte que nomme la demande n’est pas une adresse ; appeler le serveur par la sienne",
)

# -- how much, how often, how fast

MANY_HEADERS = Text(
    "there are more than {most} headers; send fewer", "il y a plus de {most} en-têtes ; en envoyer moins"
)
LARGE_HEADERS = Text("the headers exceed {most} bytes; send fewer", "les en-têtes dépassent {most} octets ; en ôter")
LARGE_BODY = Text(
    "the request's body is larger than {most} kB; send less",
    "le corps de la demande dépasse {most} ko ; en envoyer moins",
)
LONG_ADDRESS = Text(
    "the address is longer than {most} bytes; use POST", "l’adresse dépasse {most} octets ; employer POST"
)
LONG_QUERY = Text(
    "the query is longer than {most} characters; shorten it", "la requête dépasse {most} caractères ; l’abréger"
)
TOO_OFTEN = Text(
    "more than {rate} requests a second; slow down", "plus de {rate} demandes par seconde ; aller moins vite"
)
SLOW_REQUEST = Text(
    "the request was not there within {seconds} s; send it faster",
    "la demande n’était pas là en {seconds} s ; l’envoyer plus vite",
)
MANY_CONNECTIONS = Text(
    "there are too many connections; try again later", "il y a trop de connexions ; réessayer plus tard"
)
MANY_ANSWERS = Text(
    "too many large answers are being sent; try again later",
    "trop de grandes réponses sont en route ; réessayer plus tard",
)
FULL_QUEUE = Text("the queue is full; try again later", "la file d’attente est pleine ; réessayer plus tard")
NO_PLACE = Text(
    "no place became free within {seconds} s; try again later",
    "aucune place ne s’est libérée en {seconds} s ; réessayer plus tard",
)
READING = Text("the graph is being read; try again later", "le graphe est en cours de lecture ; réessayer plus tard")
GONE = Text("the client has gone; ask again", "le client est parti ; redemander")

# -- what a request asks for

NO_HTTP = Text(
    "what came is no HTTP that can be read; write what an address may not hold as %XX",
    "ce qui est arrivé n’est pas du HTTP lisible ; écrire en %XX ce qu’une adresse ne peut contenir",
)
NO_QUERY = Text(
    "the request has no query; give one as ?query=", "la demande n’a pas de requête ; la donner par ?query="
)
ONE_QUERY = Text("the request has {count} queries; send one", "la demande a {count} requêtes ; en envoyer une")
NO_UPDATE = Text("there is no update here; ask with query=", "rien ne se modifie ici ; interroger par query=")
MEDIA_TYPE = Text(
    "a query is posted as {form} or as {direct}, not as {kind}; name its type",
    "une requête s’envoie comme {form} ou comme {direct}, non comme {kind} ; nommer son type",
)
NOTHING_NAMED = Text("nothing named", "rien de nommé")
CHARSET = Text("the query is in {charset}; send it as UTF-8", "la requête est en {charset} ; l’envoyer en UTF-8")
NO_UTF_8 = Text("the request is no UTF-8; send it as UTF-8", "la demande n’est pas en UTF-8 ; l’envoyer en UTF-8")
BAD_PARAMETERS = Text(
    "the parameters cannot be read: {error}; correct them", "les paramètres ne se lisent pas : {error} ; les corriger"
)

# -- saved queries and their parameters

QUERY_NAMES = Text(
    "a query is named in a-z, 0-9 and -; the list is at api/",
    "une question se nomme en a-z, 0-9 et - ; la liste est à api/",
)
NO_SUCH_QUERY = Text(
    "{name}: no such query{near}; the list is at api/", "{name} : pas de telle question{near} ; la liste est à api/"
)
MISSING = Text(
    "{name} needs {parameter}; add {parameter}=… after the question mark",
    "{name} demande {parameter} ; ajouter {parameter}=… après le point d’interrogation",
)
TWICE = Text("{name} is given twice; give it once", "{name} est donné deux fois ; le donner une fois")
CHOICE = Text("{name} is {value!r}{near}; it takes {known}", "{name} est {value!r}{near} ; les choix sont {known}")
NO_PARAMETER = Text(
    "there is no parameter {name}{near}; there are {known}", "il n’y a pas de paramètre {name}{near} ; il y a {known}"
)

# -- what becomes of a query

NO_ANSWER = Text(
    "the query cannot be answered: {error}; ask otherwise", "pas de réponse à la requête : {error} ; demander autrement"
)
TIME = Text(
    "the query lasts longer than {seconds} s; make it more selective",
    "la requête dure plus de {seconds} s ; la rendre plus sélective",
)
MEMORY = Text(
    "the query needs more than {megabytes} MB of memory; make it more selective",
    "la requête demande plus de {megabytes} Mo de mémoire ; la rendre plus sélective",
)
LARGE_ANSWER = Text(
    "the answer is larger than {megabytes} MB; add a LIMIT, or ask for less",
    "la réponse dépasse {megabytes} Mo ; ajouter un LIMIT, ou demander moins",
)
LOST = Text(
    "the process that worked on the query was ended; try again",
    "le processus qui traitait la requête a été arrêté ; réessayer",
)
MISTAKE = Text(
    "the server made a mistake, which is in its log; please report it",
    "le serveur a fait une erreur, qui est dans son journal ; la signaler",
)
