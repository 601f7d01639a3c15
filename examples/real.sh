#!/bin/sh
# Two real negotiations from ../shared/corpora: the agreement on the high seas (BBNJ) and the one on plastics.
#
#   sh examples/real.sh [WHERE]        builds them in ./real, or in WHERE
#
# The documents themselves are no part of this project; see ../shared/corpora/*/PROVENANCE.md, or set TRAVAUX_CORPORA.
# `date` is the day that stands on the document, `published` the day it came out (the job number printed at its foot, or the
# day the conference's site lists). A document without a symbol goes by its name and day.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
corpora=${TRAVAUX_CORPORA:-$here/../shared/corpora}
where=${1:-real}
if [ ! -d "$corpora" ]; then
    echo "The real documents are not here ($corpora). Set TRAVAUX_CORPORA to their folder." >&2
    exit 2
fi
command -v travaux >/dev/null || { echo "Install travaux first (make real does), or put it on PATH." >&2; exit 2; }

begin() { # FOLDER TITLE: a new negotiation, unless there is one already
    [ -f "$1/negotiation.toml" ] || travaux new "$1" --title "$2"
}

take() { # FOLDER FILE SYMBOL KIND DATE LABEL TITLE [more options]
    folder=$1 file=$2 symbol=$3 kind=$4 date=$5 label=$6 title=$7
    shift 7
    travaux add "$folder" "$file" --symbol "$symbol" --kind "$kind" --date "$date" --label "$label" --title "$title" "$@"
}

seas=$where/bbnj
texts=$corpora/bbnj-drafts-qabot/un
official=$corpora/bbnj-official/un
begin "$seas" "Agreement on marine biological diversity of areas beyond national jurisdiction"
take "$seas" "$texts/3.txt" "Chair's streamlined non-paper (2017)" draft 2017 "Streamlined non-paper" \
    "Chair's streamlined non-paper on elements of a draft text"
take "$seas" "$texts/45.txt" "A/CONF.232/2022/5" draft 2022-06-01 "Further revised draft" \
    "Further revised draft text of an agreement" --published 2022-07-12 \
    --url "https://documents-dds-ny.un.org/doc/UNDOC/GEN/N22/368/56/PDF/N2236856.pdf?OpenElement"
take "$seas" "$texts/6.txt" "A/CONF.232/2022/INF.5" proposals 2022-07-25 "Proposals by delegations" \
    "Textual proposals submitted by delegations by 25 July 2022, for consideration at the fifth session" --published 2022-08-01 \
    --url https://www.un.org/bbnj/sites/www.un.org.bbnj/files/20220803bbnjigc5compilationproposals.pdf
take "$seas" "$texts/46.txt" "Statement by the President (14 September 2022)" statement 2022-09-14 "Statement by the President" \
    "Statement by the President of the conference"
take "$seas" "$texts/5.txt" "A/CONF.232/2023/2" draft 2022-12-12 "Further refreshed draft" \
    "Further refreshed draft text of an agreement" --published 2023-01-31 \
    --url "https://documents-dds-ny.un.org/doc/UNDOC/GEN/N22/467/94/PDF/N2246794.pdf?OpenElement"
take "$seas" "$texts/47-renamed.txt" "Comparison with A/CONF.232/2023/2" redline 2022-12-12 "Comparison by the secretariat" \
    "The refreshed and the further refreshed draft text compared"
take "$seas" "$texts/2.txt" "A/CONF.232/2023/INF.2" report 2022-08-26 "Outcomes of small groups" \
    "Compilation of outcomes of small group work submitted after the refreshed draft text" --published 2023-02-01
take "$seas" "$texts/1.txt" "A/CONF.232/2023/L.2" report 2023-02-28 "Draft report" \
    "Draft report of the conference at its fifth session" --url https://undocs.org/a/conf.232/2023/L.2
take "$seas" "$texts/0.txt" "Draft agreement (4 March 2023)" draft 2023-03-04 "Draft agreement" \
    "Draft agreement, advance unedited" \
    --url https://www.un.org/bbnj/sites/www.un.org.bbnj/files/draft_agreement_advanced_unedited_for_posting_v1.pdf
take "$seas" "$official/bbnj-agreement-2023/2023-06-19/original.pdf" "A/CONF.232/2023/4" draft 2023-06-19 "Adopted text" \
    "Agreement under the United Nations Convention on the Law of the Sea, as adopted"

plastics=$where/plastics
papers=$corpora/plastics-inc-drafts
begin "$plastics" "International legally binding instrument on plastic pollution"
take "$plastics" "$papers/01_resolution.pdf" "UNEP/EA.5/Res.14" resolution 2022-03-02 "Mandate" \
    "End plastic pollution: towards an international legally binding instrument" --published 2022-03-07
take "$plastics" "$papers/02_potential_options_paper.pdf" "UNEP/PP/INC.2/4" other 2023-04-13 "Options paper" \
    "Potential options for elements towards an international legally binding instrument"
take "$plastics" "$papers/03_zerodraft.pdf" "UNEP/PP/INC.3/4" draft 2023-09-04 "Zero draft" "Zero draft text"
take "$plastics" "$papers/04_revised_zero_draft.pdf" "UNEP/PP/INC.4/3" draft 2023-12-28 "Revised draft" \
    "Revised draft text" --published 2024-01-18
take "$plastics" "$papers/05_compilation_text.pdf" "UNEP/PP/INC.5/4" draft 2024-07-09 "Compilation" \
    "Compilation of draft text" --published 2024-07-24
take "$plastics" "$papers/06_chair_text.pdf" "Chair's text (1 December 2024)" draft 2024-12-01 "Chair's text" "Chair's text"

travaux build "$seas"
travaux build "$plastics"
