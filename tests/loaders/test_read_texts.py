"""Encodings, delimiters, quotes: a text gives the cells its author saw, or says what is wrong."""

from __future__ import annotations

import io

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.read.dialect import dialect_of
from loaders.read.encoding import decode
from loaders.read.frames import received
from loaders.read.guard import GuardError, scan
from loaders.read.limits import Limits
from loaders.read.text import physical_lines, read_text

TEXTS = {
    "fr": "Société;Capacité;Période\nAtelier Hélène;m² carrés;année\nL’usine n° 5;été;forêt",
    "es": "Compañía;País;Producción\nTextil Ibáñez;España;día\nPeñalver;Aragón;año",
    "it": "Ragione sociale;Città;Capacità\nAlfa;Forlì;qualità\nBeta;Perché;più",
    "pt": "Razão social;País;Produção\nConfecções João;São Paulo;ações\nTêxtil;média;não",
    "tr": "Şirket;Ülke;Şehir\nDoğuş Tekstil;Türkiye;İstanbul\nÇağdaş;Eskişehir;aylık",
    "el": "Επωνυμία;Χώρα;Περιφέρεια\nΥφαντά Θράκης;Ελλάδα;Αττική\nΠΟΔΙΕΣ;Μάσκες;μήνα",
    "ar": "اسم الشركة;الدولة;المحافظة\nشركة النسيج;مصر;القاهرة\nمصنع;تونس;صفاقس",
    "hr": "Tvrtka;Država;Županija\nČateks;Hrvatska;Međimurska županija\nŽičnica;Šibenik;Požeško",
}
ENCODINGS = {
    "fr": ["cp1252", "iso-8859-1", "mac-roman", "cp850"],
    "es": ["cp1252", "mac-roman", "cp850"],
    "it": ["cp1252", "mac-roman"],
    "pt": ["cp1252", "mac-roman"],
    "tr": ["cp1254", "iso-8859-9"],
    "el": ["cp1253", "iso-8859-7"],
    "ar": ["cp1256", "iso-8859-6"],
    "hr": ["cp1250", "iso-8859-2"],
}
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [(lang, enc) for lang, encs in ENCODINGS.items() for enc in (*encs, *UNICODE)],
)
def test_encoding(language: str, encoding: str) -> None:
    data = TEXTS[language].encode(encoding, "ignore")
    assert decode(data).text == data.decode(encoding)


def test_unknown_letters_are_doubted() -> None:
    assert decode(b"a;b\n\x98\xd7;c\n").doubt
    assert decode("Société;Capacité\n".encode("cp1252")).doubt == ()


def test_a_broken_byte_keeps_utf8() -> None:
    data = ("Société Hélène;été\n" * 50).encode() + b"\xff;x\n"
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.doubt
    assert "Hélène" in decoded.text


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Nom;Cap;Pu\nA;1,5;2,5\nB;3,5;4,25\n", ";"),
        ("Nom;Cap\nA;1,5\n", ";"),
        ("Enquête 2026, textiles\nMise à jour, mars\n\nNom;Pays;Cap\nA;FR;1,5\nB;TN;2\n", ";"),
        ("Name\tAddress\nA\t12, rue X, Tunis, TN\nB\t3, rue Y, Sfax, TN\n", "\t"),
        ("name,products\nA,Masks|Gloves\nB,Gowns|Caps|Masks\n", ","),
        ('name,cap\n"A","3,500"\n"B","1,200"\n', ","),
        ("1,2,3\n4,5,6\n", ","),
        ("a|b\n1|2\n", "|"),
        ("sep=|\na;b|c;d\n", "|"),
        ("one\ntwo\n", None),
    ],
)
def test_delimiter(text: str, delimiter: str | None) -> None:
    assert dialect_of(physical_lines(text)).delimiter == delimiter


def parse(data: bytes) -> tuple[dict[int, list[str | None]], list[tuple[str, int | None]]]:
    sink = io.BytesIO()
    found = read_text(data, sink)
    frames = received(pa.py_buffer(sink.getvalue()))
    table = frames[0][1].to_pydict() if frames else {"row": []}
    columns = [table[name] for name in table if name != "row"]
    rows = {row: [c[at] for c in columns] for at, row in enumerate(table["row"])}
    return rows, [(f["slug"], f.get("row")) for f in found]


def test_rows_are_physical_lines() -> None:
    rows, found = parse(b'sep=;\r\na;b\r\n\r\n"x\r\ny";2\r\n;;\r\nz;3')
    assert rows == {2: ["a", "b"], 4: ["x\ny", "2"], 7: ["z", "3"]}
    assert found == []


def test_line_separators_of_unicode_stay_in_cells() -> None:
    rows, _ = parse("a;b\nx\u2028y;\x0b1\n".encode())
    assert rows[2] == ["x\u2028y", "1"]


def test_one_column() -> None:
    assert parse(b'name\n"a b"\n')[0] == {1: ["name"], 2: ["a b"]}


@pytest.mark.parametrize("bad", ['A5;"Tunis;5', '"A5;Tunis;5', 'A5;Tunis;"5', 'A5;"Tunis 5" x;"5'])
@pytest.mark.parametrize("after", ["", '"B";"Sfax";"7"\n', 'B;S"f;"7"\n', 'B;Sf";7\n'])
def test_unclosed_quote_loses_no_row(bad: str, after: str) -> None:
    lines = [f"F{n};Sfax;{n}\n" for n in range(2, 60)]
    text = "name;city;n\n" + "".join(lines[:3]) + bad + "\n" + "".join(lines[3:]) + after
    rows, found = parse(text.encode())
    assert ("unclosed-quote", 5) in found
    assert set(rows) == set(range(1, text.count("\n") + 1))
    assert rows[6] == ["F5", "Sfax", "5"]


def test_quoted_lines_are_one_record() -> None:
    address = '"1, rue A, B, C\n2, rue D, E, F"'
    rows, found = parse(f"name,address\nA,{address}\nB,x\n".encode())
    assert rows == {
        1: ["name", "address"],
        2: ["A", "1, rue A, B, C\n2, rue D, E, F"],
        4: ["B", "x"],
    }
    assert found == []


def test_ragged_rows_are_kept_and_said() -> None:
    rows, found = parse(b"a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n1,2,3,\n")
    assert rows[3] == ["4", "5", None, None]
    assert rows[4] == ["6", "7", "8", "9"]
    assert found == [("ragged-row", 4)]


def test_nul_bytes_are_left_out_and_said() -> None:
    rows, found = parse(b"name,city\nA\0B,Tunis\nCD,Sfax\n")
    assert rows[2] == ["AB", "Tunis"]
    assert found == [("nul-bytes", None)]


def test_wide_line_is_refused() -> None:
    assert ("too-many-cells", None) in parse(b"a,b\n" + b"," * 20_000 + b"x\n")[1]


def test_one_long_line() -> None:
    rows, _ = parse(b"a;b\n" + b"x" * 3_000_000 + b";1\nc;d\n")
    assert len(rows[2][0] or "") == 3_000_000
    assert rows[3] == ["c", "d"]


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400) | st.text(alphabet='a1,;|\t"\n\r \0é=', max_size=200).map(str.encode)
)
def test_any_bytes_become_rows_or_are_refused(data: bytes) -> None:
    try:
        kind = scan(data, Limits()).kind
    except GuardError:
        return
    if kind == "text":
        rows, _ = parse(data)
        assert all(any(cell for cell in cells) for cells in rows.values())


@pytest.mark.parametrize("encoding", ["cp1252", "cp1250", "mac_roman", "cp1254", "cp1253", "cp1256",
                                      "iso-8859-6", "iso-8859-7"])  # fmt: skip
def test_a_wrong_guess_of_letters_is_never_silent(encoding):
    """Few letters may be read wrong, but then it is asked."""
    words = ("Peñíscola", "Société", "Çorum", "Šibenik", "Ήπειρος", "صفاقس", "Nº", "Unità", "œuvre",
             "d’Hier", "Évora", "Άλφα", "لفائف", "«Élégance»", "Güneş")  # fmt: skip
    for word in words:
        try:
            data = word.encode(encoding)
        except UnicodeEncodeError:
            continue
        read = decode(data)
        assert read.text == word or read.doubt, word


def test_the_country_a_file_names_helps_to_read_its_letters():
    said = "Company;Country\nŠibenik;Croatia\nVaraždin;Croatia\nČakovec;Croatia\n"
    read = decode(said.encode("cp1250"))
    assert (read.text, read.doubt) == (said, ())


def test_two_exports_joined_are_read_as_what_most_of_them_is():
    joined = "Société;Été;Capacité\n".encode() + "Béta;x;y\n".encode("cp1252")
    read = decode(joined)
    assert (read.text, read.encoding) == ("Société;Été;Capacité\nBéta;x;y\n", "utf-8")
    assert read.doubt == ("cp1252",)
    assert all(read.readings)


def test_a_text_a_spreadsheet_was_told_to_keep_is_that_text(read_bytes) -> None:
    (sheet,) = read_bytes(b'id;name\n="00123";="A; B"\n="7";x="y"\n').sheets
    assert sheet.text[0].tolist() == ["id", "00123", "7"]
    assert sheet.text[1].tolist() == ["name", "A; B", 'x="y"']
