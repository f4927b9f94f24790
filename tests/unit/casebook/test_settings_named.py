"""hotro68.yaml as people fill it in."""

from __future__ import annotations

from hotro68.casebook.settings import Settings


def test_a_decision_copied_out_of_a_paper_has_the_number_alone() -> None:
    """A number typed with `--so` and one in the settings are one decision."""
    copied = Settings.model_validate({"quyet_dinh": {"so": "Quyết định số 5/QĐ\u2011UBND"}})
    assert copied.quyet_dinh.so == "5/QĐ-UBND"
