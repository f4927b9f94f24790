"""Who signs a paper: the known roles of a commune, and the posts other papers name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hotro68.core.office import Office
from hotro68.writing.papers.letterhead import chair

BY_HAND = "(Ký, ghi rõ họ tên)"
SEALED = "(Ký tên, đóng dấu)"


@dataclass(frozen=True, slots=True)
class Signing:
    """A place to sign. posts: one line each. how: what stands under them."""

    posts: tuple[str, ...]
    how: str
    name: str


ROLES: Mapping[str, Callable[[Office], Signing]] = {
    "chu-tich": lambda office: Signing(chair(office).posts, "", office.signer),
    "nguoi-lap": lambda office: Signing(("NGƯỜI LẬP BIỂU",), BY_HAND, office.clerk),
    "ke-toan": lambda office: Signing(("KẾ TOÁN",), BY_HAND, office.accountant),
    "thu-quy": lambda office: Signing(("THỦ QUỸ",), BY_HAND, office.cashier),
}
