"""Papers as one HTML file each, with nothing to load from elsewhere and ready to print."""

from __future__ import annotations

from hotro68 import resources


def html(template: str, sheet: object) -> bytes:
    """template: the folder's name under templates/. sheet: the paper in words."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    pages = Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template(f"{template}/page.html.j2").render(sheet=sheet).encode()
