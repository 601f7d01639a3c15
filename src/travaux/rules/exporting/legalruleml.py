"""The rules of a draft in LegalRuleML 1.0 (OASIS Standard, 2021), compact: statements, overrides, sources.

Read by tools for legal rules; what has no place in the standard (readings, gaps) is told in comments. Source:
https://docs.oasis-open.org/legalruleml/legalruleml-core-spec/v1.0/
"""

from __future__ import annotations

from lxml import etree

from ..expressions import All, Any, Compared, Expr, Held, Named, Norm, Not, Said
from ..records import Article, Rule
from ..variants import Variant
from .naming import value_named

__all__ = ["LRML", "RULEML", "legalruleml"]

LRML = "http://docs.oasis-open.org/legalruleml/ns/v1.0/"
RULEML = "http://ruleml.org/spec"
_DEONTIC = {"must": "Obligation", "must_not": "Prohibition", "may": "Permission", "may_refuse": "Permission"}


def legalruleml(variant: Variant) -> str:
    """The rules that stand in a draft as a LegalRuleML document.

    Rules on definitions are constitutive statements, on norms prescriptive ones with obligation, prohibition or permission;
    `beats` are override statements; defeaters have the strength of defeaters; articles are legal sources, tied to their
    rules by associations. Guarantees: well-formed; every key is there once and every reference has its key.
    """
    root = etree.Element(_l("LegalRuleML"), nsmap={"lrml": LRML, "ruleml": RULEML})
    instrument = variant.instrument
    root.append(etree.Comment(f" {_safe(instrument.title or instrument.id)}, {_safe(variant.id or 'as it stands')} "))
    used = {rule.article for rule in variant.rules}
    articles = {one.address: one for one in instrument.articles if one.address in used}
    if articles:
        sources = etree.SubElement(root, _l("LegalSources"))
        for article in articles.values():
            _source(sources, article)
    context = etree.SubElement(root, _l("Context"), key="context")
    for address in articles:
        _association(context, address, [rule.id for rule in variant.rules if rule.article == address])
    statements = etree.SubElement(root, _l("Statements"), key="statements")
    standing = {rule.id for rule in variant.rules}
    for rule in variant.rules:
        _statement(statements, rule)
    for rule in variant.rules:
        for beaten in rule.beats:
            if beaten in standing:
                override = etree.SubElement(statements, _l("OverrideStatement"))
                etree.SubElement(override, _l("Override"), over=f"#{_key(rule.id)}", under=f"#{_key(beaten)}")
    return str(etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8").decode("utf-8"))


def _l(name: str) -> str:
    return f"{{{LRML}}}{name}"


def _r(name: str) -> str:
    return f"{{{RULEML}}}{name}"


def _key(name: str) -> str:
    return "rule_" + "".join(sign if sign.isalnum() or sign in "_-." else "_" for sign in name)


def _safe(text: str) -> str:
    """Text as a comment of XML can hold it."""
    return text.replace("--", "- -").rstrip("-")


def _source(sources: etree._Element, article: Article) -> None:
    etree.SubElement(
        sources, _l("LegalSource"), key=_key(article.address), sameAs=article.source or f"#{article.address}"
    )


def _association(context: etree._Element, address: str, rules: list[str]) -> None:
    association = etree.SubElement(etree.SubElement(context, _l("appliesAssociations")), _l("Associations"))
    one = etree.SubElement(association, _l("Association"))
    etree.SubElement(one, _l("appliesSource"), keyref=f"#{_key(address)}")
    for rule in rules:
        etree.SubElement(one, _l("toTarget"), keyref=f"#{_key(rule)}")


def _statement(statements: etree._Element, rule: Rule) -> None:
    prescribes = isinstance(rule.concludes, Norm)
    name = "PrescriptiveStatement" if prescribes else "ConstitutiveStatement"
    statement = etree.SubElement(statements, _l(name), key=_key(rule.id))
    if rule.says:
        statement.append(etree.Comment(f" {_safe(rule.says)} "))
    if rule.reading:
        statement.append(etree.Comment(f" only where {_safe(rule.reading[0])} is read as {_safe(rule.reading[1])} "))
    body = etree.SubElement(statement, _r("Rule"), closure="universal")
    strength = etree.SubElement(body, _l("hasStrength"))
    etree.SubElement(strength, _l("Defeater" if rule.concludes is None else "DefeasibleStrength"))
    _condition(etree.SubElement(body, _r("if")), rule.when)
    _conclusion(etree.SubElement(body, _r("then")), rule)


def _conclusion(then: etree._Element, rule: Rule) -> None:
    concludes = rule.concludes
    if isinstance(concludes, Norm):
        deontic = etree.SubElement(then, _l(_DEONTIC[concludes.modality]))
        action = f"refuse to {concludes.action}" if concludes.modality == "may_refuse" else concludes.action
        _atom(deontic, action, concludes.role)
    elif concludes is not None:
        _atom(then if concludes[1] else etree.SubElement(then, _r("Neg")), concludes[0])
    else:
        _atom(etree.SubElement(then, _r("Neg")), f"applies: {', '.join(rule.beats)}")


def _atom(inside: etree._Element, relation: str, *arguments: str) -> None:
    atom = etree.SubElement(inside, _r("Atom"))
    etree.SubElement(atom, _r("Rel")).text = relation
    for one in arguments:
        etree.SubElement(atom, _r("Var")).text = one


def _condition(inside: etree._Element, expr: Expr) -> None:
    if isinstance(expr, (All, Any)):
        joined = etree.SubElement(inside, _r("And" if isinstance(expr, All) else "Or"))
        for one in expr.of:
            _condition(joined, one)
    elif isinstance(expr, Not):
        _condition(etree.SubElement(inside, _r("Neg")), expr.of)
    elif isinstance(expr, Held):
        _atom(inside, expr.name)
    elif isinstance(expr, Said):
        _atom(inside, f"{expr.norm.modality} {expr.norm.action}", expr.norm.role)
    else:
        _comparison(inside, expr)


def _comparison(inside: etree._Element, part: Compared) -> None:
    if part.value is False:
        inside = etree.SubElement(inside, _r("Neg"))
    if isinstance(part.value, bool):
        _atom(inside, part.term.fact, *part.term.args)
        return
    atom = etree.SubElement(inside, _r("Atom"))
    etree.SubElement(atom, _r("Rel")).text = f"{part.term.fact} {part.op}"
    for one in part.term.args:
        etree.SubElement(atom, _r("Var")).text = one
    values = part.value if isinstance(part.value, tuple) else (part.value,)
    for value in values:
        etree.SubElement(atom, _r("Data")).text = value.name if isinstance(value, Named) else value_named(value)
