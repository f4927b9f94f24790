"""A workbook as the parts of its zip: what is not touched stays byte for byte."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from hotro68.core.marking import COPY_PROPERTY, PROPERTIES_PART, SEAL_PROPERTY

Element: TypeAlias = Any  # lxml has no types

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_SIGNATURES = "_xmlsignatures/"
_TYPE_LIST = "[Content_Types].xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MADE = (2021, 7, 1, 0, 0, 0)
_FIRST_PROPERTY = 2


class UnstitchableError(Exception):
    """A workbook that is not built the way this room knows; it can be drawn anew."""


def parse(xml: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise UnstitchableError from error


def serialised(root: Element) -> bytes:
    return _DECLARATION + bytes(etree.tostring(root))


def main(name: str) -> str:
    return f"{{{MAIN}}}{name}"


class Parts:
    """The parts of one workbook, in the order of its zip."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self._infos = {info.filename: info for info in archive.infolist()}
            self._contents = {name: archive.read(name) for name in self._infos}
        self.is_signed = any(name.startswith(_SIGNATURES) for name in self._contents)
        self._types = parse(self.read(_TYPE_LIST))
        self._unsign()

    def __contains__(self, name: str) -> bool:
        return name in self._contents

    def names(self) -> Iterator[str]:
        return iter(self._contents)

    def read(self, name: str) -> bytes:
        try:
            return self._contents[name]
        except KeyError as error:
            raise UnstitchableError from error

    def put(self, name: str, content: bytes, content_type: str = "") -> None:
        """content_type: of a part that is new."""
        self._contents[name] = content
        if content_type:
            attributes = {"PartName": f"/{name}", "ContentType": content_type}
            self._types.append(self._types.makeelement(f"{{{_TYPES}}}Override", attributes))

    def declare(self, ending: str, content_type: str) -> None:
        """What parts with such an ending hold, when no part had it so far."""
        known = {item.get("Extension", "").lower() for item in self._types}
        if ending not in known:
            attributes = {"Extension": ending, "ContentType": content_type}
            self._types.insert(0, self._types.makeelement(f"{{{_TYPES}}}Default", attributes))

    def free_name(self, pattern: str) -> str:
        """The first of `xl/comments{}.xml` with a number that is not taken."""
        taken = {name.lower() for name in self._contents}
        number = 1
        while pattern.format(number).lower() in taken:
            number += 1
        return pattern.format(number)

    def _unsign(self) -> None:
        """A signature does not hold for a changed workbook; Excel would call it damaged."""
        if not self.is_signed:
            return
        for name in [name for name in self._contents if name.startswith(_SIGNATURES)]:
            del self._contents[name]
        for item in list(self._types):
            if item.get("PartName", "").startswith(f"/{_SIGNATURES}"):
                self._types.remove(item)
        relations = Relations(self, "")
        relations.drop("/digital-signature/origin")

    def finish(self, copy: str) -> bytes:
        """copy: what the property of a copy says. The same parts give the same bytes."""
        self._describe({COPY_PROPERTY: copy, SEAL_PROPERTY: self._seal()})
        self._contents[_TYPE_LIST] = serialised(self._types)
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for name, content in self._contents.items():
                known = self._infos.get(name)
                info = ZipInfo(name, known.date_time if known else _MADE)
                info.compress_type = ZIP_DEFLATED
                archive.writestr(info, content)
        return target.getvalue()

    def _seal(self) -> str:
        digest = sha256()
        for name in sorted(self._contents.keys() - {PROPERTIES_PART, _TYPE_LIST}):
            if not name.startswith("_rels/"):
                digest.update(name.encode() + sha256(self._contents[name]).digest())
        return digest.hexdigest()

    def _describe(self, properties: dict[str, str]) -> None:
        fresh = PROPERTIES_PART not in self
        empty = f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANTS}"/>'.encode()
        root = parse(empty if fresh else self.read(PROPERTIES_PART))
        for old in [one for one in root if one.get("name") in properties]:
            root.remove(old)
        number = max([1, *(int(one.get("pid", "1")) for one in root)]) + 1
        for place, (name, text) in enumerate(properties.items()):
            attributes = {"fmtid": _PROPERTY_SET, "pid": str(number + place), "name": name}
            one = etree.SubElement(root, f"{{{_CUSTOM}}}property", attributes)
            etree.SubElement(one, f"{{{_VARIANTS}}}lpwstr").text = text
        self.put(PROPERTIES_PART, serialised(root), _CUSTOM_TYPE if fresh else "")
        if fresh:
            Relations(self, "").add(f"{OFFICE}/custom-properties", PROPERTIES_PART)


class Relations:
    """What one part points to; the owner "" is the package itself."""

    def __init__(self, parts: Parts, owner: str) -> None:
        folder, name = posixpath.split(owner)
        self._parts, self._folder = parts, folder
        self._name = posixpath.join(folder, "_rels", f"{name}.rels")
        empty = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        self._root = parse(parts.read(self._name) if self._name in parts else empty)

    def find(self, ending: str) -> str:
        """The part that a relation of this kind points to, empty when there is none."""
        found = (one for one in self._root if one.get("Type", "").endswith(ending))
        return next((self._part(one) for one in found), "")

    def part(self, id_: str) -> str:
        found = (one for one in self._root if one.get("Id") == id_)
        return next((self._part(one) for one in found), "")

    def id_of(self, part: str) -> str:
        found = (one.get("Id", "") for one in self._root if self._part(one) == part)
        return next(found, "")

    def add(self, kind: str, part: str) -> str:
        taken = {one.get("Id") for one in self._root}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        target = f"/{part}" if self._folder else part
        attributes = {"Id": f"rId{number}", "Type": kind, "Target": target}
        etree.SubElement(self._root, f"{{{_RELATIONS}}}Relationship", attributes)
        self._parts.put(self._name, serialised(self._root))
        return f"rId{number}"

    def drop(self, ending: str) -> None:
        for one in [one for one in self._root if one.get("Type", "").endswith(ending)]:
            self._root.remove(one)
        self._parts.put(self._name, serialised(self._root))

    def _part(self, relation: Element) -> str:
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            return ""
        if target.startswith("/"):
            return str(target[1:])
        return posixpath.normpath(posixpath.join(self._folder, target))
