"""What people paste from Word loses its markup and keeps its paragraphs, lists and tables."""

import pytest

from danvan.text.pasted import plain

WORD = """<html xmlns:o="urn:x"><head><style><!-- p.MsoNormal {mso-style-parent:"";} --></style></head><body lang=EN-US>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<p class=MsoNormal style='mso-margin-top-alt:auto'><span lang=VI style='mso-fareast-font-family:"Times New Roman"'>Thôn
<b>Bản Trên</b> họp&nbsp;ngày<o:p></o:p></span></p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Góp công</p>
<p class=MsoListParagraph><span>•&nbsp; </span>Hiến đất</p>
<ul><li>Một<li>Hai<br>ba</ul>
<table class=MsoNormalTable><tr><td><p class=MsoNormal>Tên</p></td><td><p>Số hộ</p></td></tr><tr><td>Bản Trên</td><td>45</td></tr></table>
<p>Cuối<script>alert(1)</script></p></body></html>"""


def test_word_markup_goes_and_its_shape_stays():
    assert plain(WORD) == (
        "Thôn Bản Trên họp ngày\n\n- Góp công\n- Hiến đất\n- Một\n- Hai\nba\n\nTên | Số hộ\nBản Trên | 45\n\nCuối"
    )


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Một đoạn.\n\nĐoạn hai, 2 < 3 và a > b.", "Một đoạn.\n\nĐoạn hai, 2 < 3 và a > b."),
        ("·       Việc một\n\uf0b7\tViệc hai", "- Việc một\n- Việc hai"),
        ("Normal 0 false false false EN-US X-NONE X-NONE MicrosoftInternetExplorer4\nTin", "Tin"),
        ('/* Style Definitions */ table.MsoNormalTable {mso-style-name:"Table"; x:0;}\nTin', "Tin"),
        ("a\u00a0\u00a0b\u200b\u00ad", "a b"),
        ("<p>Chưa đóng <b>thẻ", "Chưa đóng thẻ"),
        ("", ""),
    ],
)
def test_plain_text_keeps_its_lines(pasted, kept):
    assert plain(pasted) == kept


def test_a_very_deep_soup_does_not_fall():
    assert plain("<span>" * 400 + "Chữ" + "</span>" * 400) == "Chữ"
