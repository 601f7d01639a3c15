"""The parts of a Word file that do not depend on its text: types, relations, styles, list definitions."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SCHEMAS = "http://schemas.openxmlformats.org"
W = f'xmlns:w="{SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{SCHEMAS}/officeDocument/2006/relationships"'
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "settings", "numbering", "footnotes", "comments")

CONTENT_TYPES = (
    HEAD + f'<Types xmlns="{SCHEMAS}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{name}+xml"/>' for name in PARTS)
    + "".join(f'<Override PartName="/word/header{n}.xml" ContentType="{WORD_TYPE}.header+xml"/>' for n in (1, 2))
    + f'<Override PartName="/word/footer1.xml" ContentType="{WORD_TYPE}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
PACKAGE_RELS = (
    HEAD + f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{SCHEMAS}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{SCHEMAS}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_TARGETS = ("styles", "numbering", "footnotes", "comments", "header1", "header2", "footer1", "settings")
DOCUMENT_RELS = (
    HEAD
    + f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="rId{n}" Type="{SCHEMAS}/officeDocument/2006/relationships/{name.rstrip("12")}" Target="{name}.xml"/>'
        for n, name in enumerate(_TARGETS, 1)
    )
    + "</Relationships>"
)
SETTINGS = HEAD + (
    f'<w:settings {W}><w:evenAndOddHeaders/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat>'
    "</w:settings>"
)

# style: paragraph properties, run properties, name
STYLES: dict[str, tuple[str, str, str]] = {
    "Masthead": (
        '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="auto"/></w:pBdr>'
        '<w:tabs><w:tab w:val="right" w:pos="7710"/></w:tabs>',
        '<w:sz w:val="24"/>',
        "Masthead",
    ),
    "BodyName": ('<w:spacing w:before="60" w:after="0"/>', '<w:b/><w:sz w:val="32"/>', "Body Name"),
    "Distribution": ('<w:spacing w:after="0"/><w:jc w:val="right"/>', "", "Distribution"),
    "Session": ('<w:spacing w:after="0"/>', "", "Session"),
    "Title": ('<w:spacing w:before="360" w:after="160"/>', '<w:b/><w:sz w:val="28"/>', "Title"),
    "Opening": ('<w:spacing w:after="120"/><w:jc w:val="both"/>', "", "Opening"),
    "Heading": ('<w:keepNext/><w:spacing w:before="240" w:after="80"/>', '<w:b/><w:sz w:val="22"/>', "Section Heading"),
    "Subheading": ('<w:keepNext/><w:spacing w:before="160" w:after="60"/>', "<w:b/><w:i/>", "Section Subheading"),
    "ConventionTitle": (
        '<w:spacing w:before="360" w:after="240"/><w:jc w:val="center"/>',
        '<w:b/><w:sz w:val="26"/>',
        "Convention Title",
    ),
    "Heading1": (
        '<w:keepNext/><w:spacing w:before="360" w:after="0"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:sz w:val="24"/>',
        "heading 1",
    ),
    "ChapterTitle": (
        '<w:keepNext/><w:spacing w:after="120"/><w:jc w:val="center"/>',
        '<w:b/><w:sz w:val="24"/>',
        "Chapter Title",
    ),
    "Heading2": (
        '<w:keepNext/><w:spacing w:before="240" w:after="0"/><w:jc w:val="center"/><w:outlineLvl w:val="1"/>',
        '<w:b/><w:sz w:val="21"/>',
        "heading 2",
    ),
    "ArticleTitle": (
        '<w:keepNext/><w:spacing w:after="100"/><w:jc w:val="center"/>',
        '<w:b/><w:sz w:val="21"/>',
        "Article Title",
    ),
    "Numbered": (
        '<w:tabs><w:tab w:val="left" w:pos="920"/></w:tabs><w:spacing w:after="120"/><w:ind w:firstLine="440"/>'
        '<w:jc w:val="both"/>',
        "",
        "Numbered",
    ),
    "Unnumbered": ('<w:spacing w:after="120"/><w:ind w:firstLine="440"/><w:jc w:val="both"/>', "", "Unnumbered"),
    "Letter": ('<w:spacing w:after="120"/><w:ind w:left="480" w:firstLine="440"/><w:jc w:val="both"/>', "", "Letter"),
    "Recital": ('<w:spacing w:after="120"/><w:ind w:firstLine="440"/><w:jc w:val="both"/>', "", "Recital"),
    "Flush": ('<w:spacing w:after="120"/><w:jc w:val="both"/>', "", "Flush"),
    "EditorNote": ('<w:spacing w:before="120" w:after="120"/>', "<w:i/>", "Editor Note"),
    "FootnoteText": ('<w:spacing w:after="0"/>', '<w:sz w:val="16"/>', "footnote text"),
    "CommentText": ("", '<w:sz w:val="20"/>', "annotation text"),
    "Header": (
        '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="2" w:color="auto"/></w:pBdr>',
        '<w:sz w:val="18"/>',
        "header",
    ),
    "Footer": ('<w:tabs><w:tab w:val="right" w:pos="7710"/></w:tabs>', '<w:sz w:val="16"/>', "footer"),
}


def styles_part() -> str:
    """The styles, by name."""
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
        '<w:sz w:val="20"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    own = "".join(
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{para}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        for ident, (para, run, name) in STYLES.items()
    )
    return f"{HEAD}<w:styles {W}>{defaults}{own}</w:styles>"


def numbering_part(lists: Sequence[tuple[int, int]]) -> str:
    """One list for each article, restarted: level 0 counts paragraphs (1.), level 1 letters ((a))."""
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:tabs><w:tab w:val="num" w:pos="920"/></w:tabs><w:ind w:left="0" w:firstLine="440"/></w:pPr></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:tabs><w:tab w:val="num" w:pos="1400"/></w:tabs><w:ind w:left="480" w:firstLine="440"/></w:pPr></w:lvl>'
    )
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in (0, 1)
    )
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{restart}</w:num>' for n, _ in lists)
    abstract = f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    return f"{HEAD}<w:numbering {W}>{abstract}{nums}</w:numbering>"


def properties(symbol: str, title: str) -> str:
    """Title, author and fixed dates."""
    when = "2025-01-01T00:00:00Z"
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{SCHEMAS}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(symbol + ': ' + title)}</dc:title><dc:creator>The Concordance</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        "</cp:coreProperties>"
    )
