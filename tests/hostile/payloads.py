"""What somebody might write who means harm, and an edition that has it wherever words can stand."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

PAYLOADS = {
    "script": "<script>boom()</script>",
    "script over lines": "<ScRiPt\tsrc=//x/boom></sCrIpT >",
    "handler": '"><img src=x onerror=boom()>',
    "handler of svg": "'><svg/onload=boom()>",
    "math": "<math><mtext></form><form><mglyph><style></math><img src onerror=boom()>",
    "noscript": '<noscript><p title="</noscript><img src=x onerror=boom()>">',
    "end of title": "</title><script>boom()</script>",
    "end of template": "</template></textarea></style><iframe srcdoc='<script>boom()</script>'>",
    "comment": "<!--><img src=x onerror=boom()>-->",
    "base": "<base href=//x/boom/><meta http-equiv=refresh content=0;url=//x/boom>",
    "form": "<form action=//x/boom><input name=body id=body><button>ok",
    "template of Jinja": "{{ boom.__class__ }}{% include 'boom' %}{# boom #}",
    "entity": "&lt;script&gt;boom()&lt;/script&gt; &#106;avascript&colon;boom()",
    "ends of JSON and of scripts": '"}]</script><!--boom\\u003c',
    "right to left": "boom \u202e\u2066reversed\u2069\u202c",
    "separators": "boom \u2028 \u2029 \u0085 \ufeff \u200b",
    "prototype": "__proto__ constructor boom",
    "signs that join": "bo\u0301\u0300\u0301om \U0001d573\U0001d570 \U0001f469\u200d\U0001f467",
}
"""Each holds `boom` where it would run or load, or where it would be lost."""

ADDRESSES = (
    "javascript:boom()",
    "JaVaScRiPt:boom()",
    " javascript:boom()",
    "java\tscript:boom()",
    "&#106;avascript:boom()",
    "vbscript:boom()",
    "data:text/html,boom",
    "file:///etc/boom",
    "blob:boom",
    "view-source:boom",
)

ACTIVE = {"script", "style", "iframe", "object", "embed", "base", "form", "meta", "svg", "math"}


def quoted(text: str) -> str:
    """The text as a YAML value in double quotation marks, whatever it holds."""
    breaks = {"\u0085": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\ufeff"}
    written = json.dumps(text, ensure_ascii=False)
    return "".join(breaks.get(sign, sign) for sign in written)


def plain(text: str) -> str:
    """The text as a letter's Markdown that means these very signs."""
    return "".join(
        f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~^@:&\"$%'" else sign for sign in text
    )


def edition(folder: Path, payload: str) -> None:
    """An edition with the payload in every place for words; of Markdown, escaped."""
    value, words = quoted(payload), quoted(plain(payload))
    told = quoted(f"A channel, {plain(payload)}")
    sure = f"certainty: likely, comment: {value}"
    known = f"identifiers: {{wikidata: {{value: Q1, label: {value}}}}}, evidence: {value}"
    files = {
        "edition.yml": f"title: {value}\nsubtitle: {value}\ndescription: {value}\n"
        f"editors: [{{name: {value}, role: {value}}}]\nrights: {{text: {value}}}\n"
        f"kinds: {{remark: {value}}}\nversion: {value}\n"
        f"threads: {{dry: {{title: {value}, root: second, summary: {words}}}}}\n",
        "index.md": "# Letters\n",
        "letters/first.md": f"---\ntitle: {value}\nkind: {value}\nfrom: {{id: anne, {sure}}}\n"
        f"to: tom\nplace: farm\ndate: 1805-01-02\nsource: {value}\nrights: {value}\n"
        f"references: {{1: book, 2: {{certainty: open, candidates: [book], comment: {value}}}}}\n"
        f"answers: [{{letter: second, as: replies}},\n"
        f"  {{reference: book, as: disputes, passage: {value}}}]\n"
        f"printed: {{reference: book, pages: {value}}}\nevidence: {{date: {{{sure}}}}}\n"
        f"facsimile: {{images: [{{image: https://example.org/1.png, "
        f"description: {value}}}], credit: {value}, rights: {value}}}\n---\n"
        f"Sir, {plain(payload)} the drains[@1] are down.[@2]\n",
        "letters/first.de.md": f"---\ntitle: {value}\ntranslator: [tom, {{name: {value}}}]\n"
        f"source: {value}\nrights: {value}\n---\nMein Herr, {plain(payload)}.\n",
        "letters/second.md": f"---\ntitle: {value}\nfrom: tom\nto: anne\ndate: 1804-12-20\n---\n"
        "The meadow is drowned.\n",
        "letters/first.notes.yml": f"- {{id: a, quote: are down, kind: remark, note: {words},\n"
        f"   sources: [book], certainty: likely, evidence: {words}, by: {value},\n"
        "   answers: {letter: second, quote: is drowned, as: disputes}}\n"
        f"- {{id: b, at: letter, note: {words}, sources: [book]}}\n",
        "data/glossary.yml": f"drain: {{name: {value}, expansion: {value}, forms: [drains],\n"
        f"  definition: {told}, sections: {{{value}: {words}}}, certainty: likely, {known},\n"
        f"  senses: [{{in: first, definition: {words}}}]}}\n",
        "data/parties.yml": f"anne: {{name: {value}, sort: {value}, role: {value}, dates: {value},\n"
        f"  affiliations: [{value}], biography: {words}, certainty: likely, {known}}}\n"
        "tom: {name: Tom}\n",
        "data/places.yml": f"farm: {{name: {value}, description: {words}, {known}}}\n",
        "data/references.yml": f"book: {{type: book, title: {value}, publisher: {value},\n"
        f"  author: [{{family: {value}, given: {value}}}], note: {value}, comment: {words},\n"
        f"  certainty: likely, evidence: {value}}}\n",
        "data/events.yml": f"dry: {{date: 1811, title: {value}, description: {words}}}\n",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class Loaded(HTMLParser):
    """What a page would run or load, and what it says."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.active: list[str] = []
        self.text = ""
        self.within: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        # What is no script to a browser is data, such as JSON-LD; it has to stay JSON.
        data = tag == "script" and known.get("type", "").endswith("json")
        self.within.append("data" if data else tag)
        named = any("boom" in value for value in known.values())
        if (named and tag in ACTIVE - {"meta"}) or known.get("http-equiv", "").lower() == "refresh":
            self.active.append(self.get_starttag_text() or tag)
        for name, value in known.items():
            runs = name.startswith("on") or name in ("style", "srcdoc")
            loads = name in ("href", "src", "action", "formaction", "poster", "data", "xlink:href")
            if "boom" in value and (runs or (loads and ":" in value.partition("/")[0])):
                self.active.append(f"{name}={value}")
            if name in ("id", "name") and value in ("body", "__proto__", "constructor"):
                self.active.append(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        while self.within and self.within.pop() not in (tag, {"script": "data"}.get(tag)):
            pass

    def handle_data(self, data: str) -> None:
        inside = self.within[-1] if self.within else ""
        if inside in ("script", "style") and "boom" in data:
            self.active.append(f"<{inside}> {data[:80]}")
        if inside == "data":
            json.loads(data)
        else:
            self.text += data
