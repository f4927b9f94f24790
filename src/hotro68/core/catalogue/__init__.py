"""Every code the tool can report. Add at the end of a range; never renumber, never reuse."""

from __future__ import annotations

from hotro68.core.catalogue.cells import *
from hotro68.core.catalogue.clocks import *
from hotro68.core.catalogue.conditions import *
from hotro68.core.catalogue.folder import *
from hotro68.core.catalogue.lists import *
from hotro68.core.catalogue.offices import *
from hotro68.core.catalogue.papers import *
from hotro68.core.catalogue.payout import *
from hotro68.core.catalogue.people import *
from hotro68.core.catalogue.posting import *
from hotro68.core.catalogue.record import *
from hotro68.core.catalogue.registers import *
from hotro68.core.catalogue.rules import *
from hotro68.core.catalogue.steps import *
from hotro68.core.catalogue.wordings import *
from hotro68.core.finding import Code

CODES: tuple[Code, ...] = tuple(
    sorted((code for code in globals().values() if isinstance(code, Code)), key=lambda c: c.id)
)
BY_ID = {code.id: code for code in CODES}
