"""A book of the first layout carried over into the journal."""

from __future__ import annotations

import sqlite3
from datetime import date

from hotro68.casebook.entry import START, Entry, Stamp, as_text, digest_of, from_text

MERGE, DECISION = "merge", "quyetdinh"


def carry_over(connection: sqlite3.Connection) -> None:
    """Runs first, then decisions: the first layout did not keep which came before which."""
    previous = START
    for number, entry in enumerate(_entries(connection), 1):
        sealed = Entry(number, entry[0], entry[1], entry[2], previous).sealed()
        insert(connection, sealed)
        previous = sealed.digest
    connection.execute("DROP TABLE run")
    connection.execute("DROP TABLE decision")


def _entries(connection: sqlite3.Connection) -> list[tuple[Stamp, str, dict[str, object]]]:
    found: list[tuple[Stamp, str, dict[str, object]]] = []
    runs = connection.execute("SELECT rules, inputs, result FROM run ORDER BY id").fetchall()
    for rules, inputs, result in runs:
        keep_body(connection, result)
        day = from_text(result)["basis"]["day"]
        data = {"rules": rules, "inputs": from_text(inputs), "result": digest_of(result)}
        found.append((Stamp(day), MERGE, data))
    decisions = connection.execute(
        "SELECT number, day, by FROM decision ORDER BY id"
    ).fetchall()
    for number, day, by in decisions:
        decided = date.fromisoformat(day)
        found.append((Stamp(decided), DECISION, {"so": number, "ngay": decided, "co_quan": by}))
    return found


def keep_body(connection: sqlite3.Connection, text: str) -> None:
    connection.execute("INSERT OR IGNORE INTO body VALUES (?,?)", (digest_of(text), text))


def insert(connection: sqlite3.Connection, entry: Entry) -> None:
    """Put a sealed entry at the end; its data are kept in the form the digest was taken of."""
    connection.execute(
        "INSERT INTO entry (number, day, who, act, data, previous, digest)"
        " VALUES (?,?,?,?,?,?,?)",
        (
            entry.number,
            entry.stamp.day.isoformat(),
            entry.stamp.who,
            entry.act,
            as_text(entry.data),
            entry.previous,
            entry.digest,
        ),
    )
