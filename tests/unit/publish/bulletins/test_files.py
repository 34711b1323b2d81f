"""Files of every format, and what the command tells of them."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command

from tequio.kernel.errors import TequioError
from tequio.publish.bulletins.importers import text_of_file
from tequio.publish.bulletins.services import read_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SAID = "Se entregan 12 hospitales."


def docx(body, *, head=""):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr(
            "word/document.xml",
            f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
    return packed.getvalue()


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(line):
    """Return a PDF of one page and one line, written by hand."""
    drawn = f"BT /F1 12 Tf 72 700 Td ({line}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer << /Root 1 0 R /Size"
        b" 6 >>\nstartxref\n%d\n%%%%EOF"
    ) % (table, len(out))


FILES = {
    "a.txt": SAID.encode(),
    "b.txt": b"\xef\xbb\xbf" + SAID.encode(),
    "c.txt": SAID.encode("utf-16"),
    "d.md": f"# Título\n\n**{SAID}**".encode(),
    "e.html": f"<html><script>9 camas</script><p>{SAID.replace(' ', '&nbsp;')}</p></html>".encode(),
    "f.docx": docx(paragraph(SAID)),
    "g.pdf": pdf(SAID),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_says_the_same(name, tmp_path):
    (tmp_path / name).write_bytes(FILES[name])
    assert [(f.value, f.unit) for f in read_file(tmp_path / name).bulletin.figures] == [
        (12, "hospital")
    ]


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]>'
REFUSED = {
    "a.docx": (b"no archive", "unreadable_bulletin"),
    "b.docx": (docx(paragraph("&a;"), head=ENTITIES), "unreadable_bulletin"),
    "c.pdf": (b"%PDF-1.7 and nothing", "unreadable_bulletin"),
    "d.txt": (b"  \n", "bulletin_without_text"),
    "e.exe": (b"MZ", "unknown_bulletin_format"),
    "f.txt": (b"a " * 600_000, "bulletin_too_long"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_code(name, tmp_path):
    content, code = REFUSED[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TequioError) as refused:
        text_of_file(tmp_path / name)
    assert refused.value.code == code


def test_a_table_of_a_word_file_is_a_table(tmp_path):
    cells = [["Unidad", "Camas"], ["Huamantla", "120"]]
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row) + "</w:tr>" for row in cells
    )
    (tmp_path / "a.docx").write_bytes(docx(f"<w:tbl>{rows}</w:tbl>"))
    assert [(f.value, f.unit) for f in read_file(tmp_path / "a.docx").bulletin.figures] == [
        (120, "cama")
    ]


def test_the_command_prints_one_json_object(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(SAID)
    call_command("bulletin", "read", str(path), "--json")
    told = json.loads(capsys.readouterr().out)
    first = told["figures"][0]
    assert first | {
        "value": 12, "unit": "hospital", "qualifier": None, "bound": "exact", "place": None,
        "when": None, "quote": "12 hospitales", "repeats": [], "corrected": None,
    } == first  # fmt: skip
    assert SAID[first["span"]["start"] : first["span"]["end"]] == "12 hospitales"
    assert {"number", "date", "place", "title", "people", "facilities", "agreements"} <= set(told)


def test_the_command_tells_people_in_spanish(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(SAID)
    call_command("bulletin", "read", str(path))
    told = capsys.readouterr().out
    assert "se ignora" in told
    assert "12 hospitales" in told


def test_a_refusal_is_a_sentence(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-nothing")
    with pytest.raises(CommandError, match="no se puede leer"):
        call_command("bulletin", "read", str(path))
