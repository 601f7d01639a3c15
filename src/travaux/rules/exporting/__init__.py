"""Rules for other programs: clingo, SQL, JSON and LegalRuleML, so that outsiders can check what is answered here."""

from .answers import change_in_words, monotony_record, openings_record, repairs_record
from .clingo import clingo_program
from .exchange import SCHEMA, instrument_json, instrument_record
from .legalruleml import legalruleml
from .sql import scenario_columns, sql_query, sql_table

__all__ = [
    "SCHEMA", "change_in_words", "clingo_program", "instrument_json", "instrument_record", "legalruleml",
    "monotony_record", "openings_record", "repairs_record", "scenario_columns", "sql_query", "sql_table",
]  # fmt: skip
