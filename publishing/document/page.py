"""The shell of every HTML file that leaves the program: Dutch, and nothing from elsewhere."""

from __future__ import annotations


def page_html(titel: str, style: str, body: str) -> str:
    """One HTML file; the title and what is in the body are escaped already."""
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{titel}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )
