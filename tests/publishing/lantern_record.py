"""What is on record about the Convention on Lanterns: articles, positions, origins, returns, demands, brackets."""

from __future__ import annotations

from types import ModuleType

from travaux.publishing import Contents, Record
from travaux.publishing.measures import Bracketing, Demand, Opened, Return, Taken, Unasked, Uptake, Verdict
from travaux.publishing.record import (
    Actor,
    Article,
    Choice,
    Claim,
    Credited,
    Grid,
    Issue,
    Paragraph,
    Point,
    Quote,
    Reach,
    Run,
    Side,
    Traced,
    TracedRun,
    Version,
    Voice,
)
from travaux.text.documents import Text

ZERO, REVISED = "XA/LAN/1", "XA/LAN/3"
KEEPERS, REPORTS, OIL, REGISTERS = (f"part_II__art_{n}" for n in (4, 5, 5, 3))


def record(lanterns: ModuleType, contents: Contents) -> Record:
    """Everything on record, with evidence in both drafts and in a recording."""
    one, other = (d.text for d in contents.documents if d.text)

    def quote(text: Text, address: str, phrase: str) -> Quote:
        place = lanterns.place(text, address, phrase)
        symbol = ZERO if text is one else REVISED
        return Quote(symbol, phrase, place.span, text.words.page(place.span[0]), address)

    may = quote(one, "part_II__art_3__para_1", "may")
    shall = quote(other, "part_II__art_4__para_1", "shall")
    fitting = quote(other, "part_II__art_5__para_1", "[as appropriate]")
    coast = Voice("CST", "propose", "Coast Group", "group", "CST", "shall", may, "", "2026-03-14")
    marl = Voice(
        "Marl",
        "oppose",
        "Marl",
        "state",
        "XM",
        "shall",
        Quote(at="01:01", source="Recording of the second meeting"),
        "",
        "2026-03-15",
        "2026-05-02",
        "heard",
    )
    why = "other side of the same words"
    turned = Voice(
        "Marl", "support", "Marl", "state", "XM", "shall", shall, "Coast Group", "2026-06-01", "2026-06-03", turned=why
    )
    odd = Voice("Mrl", "retain", quote=fitting, date="2026-06-01")
    claims = (
        Claim("CST", "propose", may, 0.9, "the same provision and the same word", "2026-03-14"),
        Claim("Marl", "support", shall, 0.2, "made after the draft came out", "2026-06-01", "2026-06-03"),
    )
    keepers = Article(
        (ZERO, "part_II__art_3"),
        (
            Version(ZERO, "part_II__art_3"),
            Version(
                REVISED,
                KEEPERS,
                (ZERO, "part_II__art_3"),
                "renumbered",
                (Credited(5, claims, 1), Credited(6, claims[1:])),
            ),
        ),
        reached=(
            Reach(
                "part_I__art_1__para_nn_1__subpara_b",
                KEEPERS,
                quote(other, "part_I__art_1__para_nn_1__subpara_b", "under article 3"),
            ),
        ),
    )
    public = Paragraph("part_II__art_5__para_2", (Run("Reports shall be public."),))

    def due(words: str, mark: str) -> Paragraph:
        return Paragraph("part_II__art_5__para_1", (Run("Reports are due each year "), Run(words, mark), Run(".")))

    reports = Article(
        (ZERO, "part_II__art_4"),
        (
            Version(ZERO, "part_II__art_4"),
            Version(REVISED, REPORTS, (ZERO, "part_II__art_4"), "renumbered", returned=(0,)),
        ),
        (
            Point(
                1,
                "optional_phrase",
                fitting,
                "part_II__art_5__para_1",
                (Choice("as appropriate", (odd,)), Choice("")),
                (turned,),
                REVISED,
                "one bracket alone, without a rival",
            ),
        ),
        (
            Side("Coast Group", "group", (due("as appropriate", "chosen"), public), 1),
            Side("Marl", "state", (due("[as appropriate]", "undecided"), public), 0, 1),
        ),
    )
    oil = Article((ZERO, OIL), (Version(ZERO, OIL), Version(REVISED, "", (ZERO, OIL), "dropped")))
    register = quote(other, "part_II__art_3__para_nn_1", "register of lanterns")
    return Record(
        (keepers, reports, oil),
        Grid(
            (
                Actor("CST", "Coast Group", "group"),
                Actor("XM", "Marl", "state", ("CST",)),
                Actor("XQ", "Quay", "state"),
            ),
            (
                Issue("part_II__art_4__para_1", "shall or may", shall, (ZERO, "part_II__art_3"), REVISED),
                Issue("part_II__art_5__para_1", "as appropriate", fitting, (ZERO, "part_II__art_4"), REVISED),
            ),
            ((0, "CST", (coast,)), (0, "XM", (marl, turned)), (1, "XQ", (odd,))),
        ),
        (
            Traced(
                REVISED,
                (
                    TracedRun((0, len(other.words) // 2), Quote(ZERO, page=1, address="preamble")),
                    TracedRun(shall.span, Quote(REVISED, address="part_II__art_4__para_1"), "CST"),
                    TracedRun(register.span, may, "", (ZERO,)),
                ),
                ((ZERO, 150), (REVISED, 30)),
                (("CST", 1),),
            ),
        ),
        (
            Return(
                quote(one, "part_II__art_3__para_3", "register of lanterns"), REVISED, register, 3, False, claims[:1]
            ),
        ),
        (
            Unasked(
                ZERO,
                REVISED,
                3,
                "part_II__art_3__para_nn_1",
                come="public",
                weight=0.7,
                reason="an operative word",
                nearest=claims[1:],
            ),
            Unasked(
                ZERO,
                REVISED,
                12,
                OIL,
                gone="Parties shall endeavour to refrain from taxing oil.",
                weight=0.6,
                reason="a provision was dropped",
            ),
        ),
        (
            Uptake("CST", (Taken(ZERO, 1, 0), Taken(REVISED, 4, 3, 1)), ((KEEPERS, 4, 3),)),
            Uptake("Marl", (Taken(REVISED, 0, 0),)),
        ),
        (
            Demand(
                "D1",
                "Lamp League",
                "A keeper for every harbour.",
                "art. 3",
                (
                    Verdict(ZERO, "not met", "part_II__art_3__para_1", may, "the word is may"),
                    Verdict(REVISED, "met", KEEPERS, shall),
                ),
            ),
            Demand(
                "D2",
                "Lamp League",
                "No tax on oil.",
                "art. 5",
                (Verdict(ZERO, "partly", OIL), Verdict(REVISED, "not met", "", None, "the article was dropped", True)),
            ),
        ),
        (
            Bracketing(
                ZERO,
                1,
                (("optional_phrase", 1),),
                articles=(Opened((ZERO, "part_II__art_3"), "part_II__art_3", 1, ZERO),),
            ),
            Bracketing(
                REVISED,
                1,
                (("optional_phrase", 1),),
                (("Mrl", 1),),
                (Opened((ZERO, "part_II__art_4"), REPORTS, 1, REVISED), Opened((ZERO, "part_II__art_3"), KEEPERS, 0)),
                1,
                1,
                ((REVISED, 1),),
            ),
        ),
        {"residue": "Proposals made in the corridor are not on the record."},
    )
