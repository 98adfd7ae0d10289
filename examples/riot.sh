#!/bin/sh
# What each cluster receives, by Apache Jena (https://jena.apache.org/) from the Turtle of a release, after its RIOT has
# read each RDF file and found no fault:
#
#   sh examples/riot.sh release
#
# Jena's own distribution has the commands riot and arq. Debian's package libapache-jena-java has the libraries alone; they
# are taken from the folders of JENA_JARS (with colons between; else /usr/share/java).
set -eu
release=$1
here=$(dirname "$0")

if ! command -v riot >/dev/null || ! command -v arq >/dev/null; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  path=$scratch
  old=$IFS
  IFS=:
  for folder in ${JENA_JARS:-/usr/share/java}; do
    for jar in jena-arq jena-base jena-cmds jena-core jena-iri jena-rdfconnection jena-shacl jena-shex jena-tdb \
      jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data jena-dboe-transaction \
      commons-cli commons-codec commons-compress commons-csv commons-io commons-lang3 dexx.collection gson guava \
      httpclient httpcore jackson-annotations jackson-core jackson-databind jakarta.json-api jsonld-java protobuf \
      slf4j-api slf4j-nop thrift titanium-json-ld; do
      if [ -e "$folder/$jar.jar" ]; then path=$path:$folder/$jar.jar; fi
    done
    # Debian 12 moved classes of jena-core and forgot their messages: they are put beside each other again.
    if [ -e "$folder/jena-core.jar" ]; then
      (cd "$scratch" && unzip -q "$folder/jena-core.jar" 'org/apache/jena/ext/xerces/*' && mv org/apache/jena/ext/xerces .) || true
    fi
  done
  IFS=$old
  case $path in
    *jena-arq.jar*) ;;
    *) echo "riot.sh: Apache Jena is not here; install it, or name the folder of its libraries in JENA_JARS" >&2; exit 77 ;;
  esac
  riot() { java -cp "$path" riotcmd.riot "$@"; }
  arq() { java -cp "$path" arq.arq "$@"; }
fi

for file in ttl trig nt nq rdf; do riot --strict --validate "$release/aigraph.$file" >&2; done

arq --results csv --data "$release/aigraph.ttl" --query "$here/awards.rq" | tr -d '\r' |
  awk -F , 'NR > 1 { print; total += $2 } END { print "total," total }'
