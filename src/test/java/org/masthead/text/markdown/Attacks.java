package org.masthead.text.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sources that try to get script past the renderer, put together from parts: schemes in every spelling by each place an
 * address can stand in, handlers by each place a tag can, and nesting that parsers are known to read in two ways.
 */
final class Attacks {
    /** Spellings of addresses that run script, or that some browser, decoder or filter took for one. */
    private static final List<String> ADDRESSES = List.of(
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "jAvAsCrIpT:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "javascript\u00a0:alert(1)",
            "java\tscript:alert(1)",
            "java\u0000script:alert(1)",
            "java\u00adscript:alert(1)",
            "java\u200bscript:alert(1)",
            "java\u200dscript:alert(1)",
            "\ufeffjavascript:alert(1)",
            "\u202ejavascript:alert(1)",
            "\u0001javascript:alert(1)",
            "\u001fjavascript:alert(1)",
            "\u00a0javascript:alert(1)",
            "\u2028javascript:alert(1)",
            "javascript\uff1aalert(1)",
            "\uff4a\uff41\uff56\uff41\uff53\uff43\uff52\uff49\uff50\uff54:alert(1)",
            "java\u017fcript:alert(1)",
            "javascr\u0131pt:alert(1)",
            "&#106;avascript:alert(1)",
            "&#0000106avascript:alert(1)",
            "&#x6a;avascript:alert(1)",
            "&#X6A&#X61vascript:alert(1)",
            "javascript&#58;alert(1)",
            "javascript&#x3a;alert(1)",
            "javascript&colon;alert(1)",
            "java&Tab;script&colon;alert(1)",
            "java&NewLine;script:alert(1)",
            "java&#9;script:alert(1)",
            "java&#10;script:alert(1)",
            "java&#13;script:alert(1)",
            "&#1;javascript:alert(1)",
            "&#0;javascript:alert(1)",
            "&amp;#106;avascript:alert(1)",
            "javascript%3aalert(1)",
            "%6aavascript:alert(1)",
            "java%0ascript:alert(1)",
            "java\\script:alert(1)",
            "javascript\\:alert(1)",
            "vbscript:msgbox(1)",
            "VBScript&#58;msgbox(1)",
            "livescript:alert(1)",
            "mocha:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
            "data:image/svg+xml,<svg/onload=alert(1)>",
            "DATA:application/xhtml+xml,x",
            "d&#97;ta:text/html,x",
            "blob:https://a.example/1",
            "filesystem:https://a.example/temporary/1",
            "file:///etc/passwd",
            "view-source:javascript:alert(1)",
            "feed:javascript:alert(1)",
            "jar:javascript:alert(1)!/",
            "intent://a#Intent;scheme=javascript;end",
            "about:blank",
            "x:y");

    /** Places for an address, at the bar. */
    private static final List<String> PLACES_OF_ADDRESSES = List.of(
            "[x](|)",
            "[x](<|>)",
            "[x](| \"t\")",
            "![x](|)",
            "![x](<|> 't')",
            "[![x](|)](|)",
            "[x][r]\n\n[r]: |",
            "![r]\n\n[r]: <|> (t)",
            "<|>",
            "x | x",
            "- [x] [x](|)",
            "# [x](|)",
            "x[^n]\n\n[^n]: [x](|) <|>",
            "|a|\n|-|\n|[x](|)|",
            "<a href=\"|\">x</a>",
            "<a href='|'>x</a>",
            "<a href=|>x</a>",
            "<a href=\" | \">x</a>",
            "<a\nHREF\n=\n\"|\"\n>x</a>",
            "<img src=\"|\" srcset=\"| 1x, | 2x\" longdesc=\"|\" dynsrc=\"|\" lowsrc=\"|\">",
            "<blockquote cite=\"|\">x</blockquote><q cite='|'>x</q><ins cite=\"|\">x</ins>",
            "<table background=\"|\"><tr><td background='|'>x</table>",
            "<form action=\"|\"><button formaction=\"|\">x</button><input type=image src=\"|\" formaction='|'></form>",
            "<iframe src=\"|\"></iframe><embed src=\"|\"><object data=\"|\"></object><frame src=\"|\">",
            "<meta http-equiv=refresh content=\"0;url=|\"><base href=\"|\"><link rel=import href=\"|\">",
            "<svg><a xlink:href=\"|\" href=\"|\"><text>x</text></a><use href=\"|\"/></svg>",
            "<math href=\"|\" xlink:href=\"|\"><mi href=\"|\">x</mi></math>",
            "<video src=\"|\" poster=\"|\"><source src=\"|\"><track src=\"|\"></video><area href=\"|\" ping=\"|\">",
            "<div style=\"background:url('|')\">x</div><body background=\"|\"><isindex action=\"|\">",
            "<figure><img src=\"|\"><figcaption><a href=\"|\">x</a></figcaption></figure>",
            "<details><summary><a href='|'>x</a></summary>\n\n[x](|)\n\n</details>");

    /** Attributes that run script, or would if a tag ended elsewhere than the reader thought. */
    private static final List<String> HANDLERS = List.of(
            "onerror=alert(1)",
            "OnErRoR=alert(1)",
            "onerror\n=\nalert(1)",
            "onerror='alert(1)'",
            "onerror=\"alert(1)\"",
            "onerror=`alert(1)`",
            "\"onerror=alert(1)",
            "/onerror=alert(1)",
            "/ / onerror=alert(1)",
            "\u000conerror=alert(1)",
            "\u000bonerror=alert(1)",
            "\u0000onerror=alert(1)",
            "x\u0000onerror=alert(1)",
            "data-x='\"'onerror=alert(1)",
            "alt=\"`\" onerror=alert(1)//`",
            "onclick=alert(1) onmouseover=alert(1) onfocus=alert(1) tabindex=1 autofocus",
            "ontoggle=alert(1) open",
            "onanimationstart=alert(1) style=animation-name:x",
            "onpointerrawupdate=alert(1) onbeforetoggle=alert(1) popover",
            "on\u0131nput=alert(1)",
            "xmlns:on=x on:click=alert(1)",
            "@click=alert(1) v-on:click=alert(1) ng-click=alert(1) :href=alert(1)",
            "style=\"x:expression(alert(1));-moz-binding:url(x)\"",
            "style='@import url(//evil.example)'",
            "is=x slot=y part=z contenteditable accesskey=x",
            "srcdoc=\"<script>alert(1)</script>\"",
            "title=\"<!--\" onerror=alert(1) alt=\"-->\"",
            "title=\"</b><script>alert(1)</script>\"",
            "title='&quot; onerror=&quot;alert(1)'",
            "title=\"&#34; onerror=&#34;alert(1)\"",
            "lang='en\" onerror=alert(1)'",
            "class='language-x\" onerror=alert(1)'",
            "id='fn-x\" onerror=alert(1)' name=body");

    /** Tags for a handler, at the bar. */
    private static final List<String> TAGS = List.of(
            "<img src=x |>",
            "<img/src=x/|/>",
            "<b |>x</b>",
            "<a href=x |>x</a>",
            "<details |><summary |>x</summary></details>",
            "<table |><caption |>x</caption><col |><tr |><td |>x</table>",
            "<li |>x",
            "<h2 |>x</h2>",
            "<input type=checkbox |>",
            "<svg |><animate |><set |></svg>",
            "<body |>x",
            "<x-x |>x</x-x>",
            "<figure |><figcaption |>x</figcaption></figure>",
            "<img src=x |");

    /** Words that would break out of where Markdown writes them, at the bar. */
    private static final List<String> WORDS = List.of(
            "\" onerror=\"alert(1)",
            "' onerror='alert(1)",
            "\"><script>alert(1)</script>",
            "--><script>alert(1)</script>",
            "]]><script>alert(1)</script>",
            "&quot; onerror=&quot;alert(1)",
            "&#34;&#62;&#60;img src=x onerror=alert(1)&#62;",
            "</h1></p></td></li></a></section><script>alert(1)</script>",
            "</textarea></title></style></noscript></template><img src=x onerror=alert(1)>",
            "<img src=x onerror=alert(1)>",
            "{{constructor.constructor('alert(1)')()}}",
            "${alert(1)}",
            "\u2028<script>alert(1)</script>",
            "\u0000<script\u0000>alert(1)</script>");

    private static final List<String> PLACES_OF_WORDS = List.of(
            "[x](/a \"|\")",
            "[x](/a '|')",
            "![|](/a)",
            "![x](/a (|))",
            "[|][r]\n\n[r]: /a '|'",
            "# |",
            "|\n===",
            "x[^|]\n\n[^|]: |",
            "|a|\n|-|\n|||",
            "```|\n|\n```",
            "~~~ x |\n|\n~~~",
            "`|`",
            "- [ ] |",
            "{{< x | >}}",
            "**|** ~~|~~ *|*",
            "<!--more|--> <!-- | -->",
            "<?| ?> <!X |> <![CDATA[|]]>",
            "<img alt=\"|\" src=x>",
            "<a href='|' title='|'>|</a>",
            "<figure><img src=x alt='|'><figcaption>|</figcaption></figure>");

    /** Elements whose text or children a browser reads by rules of their own. */
    private static final List<String> ODD_ELEMENTS = List.of(
            "svg",
            "math",
            "style",
            "script",
            "template",
            "noscript",
            "textarea",
            "title",
            "xmp",
            "iframe",
            "noembed",
            "noframes",
            "plaintext",
            "select",
            "option",
            "table",
            "form",
            "p",
            "a",
            "mtext",
            "mglyph",
            "annotation-xml encoding=text/html",
            "foreignObject",
            "desc");

    /** What gets its chance when a closing tag inside an attribute, comment or foreign element counts after all. */
    private static final List<String> HIDDEN = List.of(
            "<p title=\"</%1$s><img src=x onerror=alert(1)>\">",
            "<!--</%1$s><img src=x onerror=alert(1)>-->",
            "<style></%1$s><img src=x onerror=alert(1)></style>",
            "<%1$s><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<table><%1$s></table><img src=x onerror=alert(1)>",
            "<form></%1$s><form><img src=x onerror=alert(1)>",
            "<![CDATA[</%1$s><img src=x onerror=alert(1)>]]>",
            "\n\n<img src=x onerror=alert(1)>\n\n</%1$s>");

    private static final List<String> ALONE = List.of(
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<<script>alert(1)//<</script>",
            "<script\u0000>alert(1)</script>",
            "<script/x>alert(1)</script>",
            "<script>alert(1)",
            "<script src=//evil.example",
            "<\u0000script>alert(1)</script>",
            "<%00script>alert(1)</script>",
            "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
            "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&amp;lt;script&amp;gt;alert(1)",
            "`<script>` alert(1) `</script>`",
            "<div\n\n><script>alert(1)</script>",
            "<div title=\"\n\n<img src=x onerror=alert(1)>\n\n\">",
            "<a title=\"\n\n[x](javascript:alert(1))\n\n\">",
            "<!--\n\n--!><img src=x onerror=alert(1)>\n\n-->",
            "<!---><img src=x onerror=alert(1)>-->",
            "<!DOCTYPE x [<!ENTITY y '<script>alert(1)</script>'>]>&y;",
            "<?xml-stylesheet href='javascript:alert(1)'?>",
            "<a href=\"x\"<img src=x onerror=alert(1)>",
            "[<img src=x onerror=alert(1)>](javascript:alert(1))",
            "[x](https://a.example/\"onmouseover=alert(1)//)",
            "![x](https://a.example/\"><script>alert(1)</script>)",
            "<https://a.example/\"onmouseover=alert(1)>",
            "<a.b@c.example\"onmouseover=alert(1)>",
            "https://a.example/\"onmouseover=alert(1)",
            "https://a.example/<script>alert(1)</script>",
            "www.a.example/'onmouseover=alert(1)",
            "[x]\n\n[x]: https://a.example \"\\\" onmouseover=\\\"alert(1)\"",
            "a\n<b\n>\n<i <u onclick=alert(1)>x",
            "{{<script>alert(1)</script>>}}",
            "{{% </p><script>alert(1)</script> %}}",
            "x\ufdd0<script>alert(1)</script>",
            "<!--more--><!--more--><svg onload=alert(1)>",
            "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
            "<svg></p><style><a id=\"</style><img src=x onerror=alert(1)>\">",
            "<math><mi><table><mi></table><style><!--</style><img src=x onerror=alert(1)>-->",
            "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
            "<select><noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></select>",
            "<b><p><b><p><b onclick=alert(1)></p></b></p>",
            "<pre>\n\n<img src=x onerror=alert(1)></pre>",
            "<nobr><nobr onclick=alert(1)>x",
            "<image src=x onerror=alert(1)>",
            "<svg><script>alert&#40;1)</script></svg>",
            "<object><param name=src value=javascript:alert(1)></object>",
            "<style>*{background:url('javascript:alert(1)')}</style>",
            "<div style=\"width:\u0000expression(alert(1))\">",
            "<slot></slot><dialog open>x</dialog><portal src=x>");

    private Attacks() {}

    /** All of them. */
    static Stream<String> all() {
        List<String> all = new ArrayList<>(ALONE);
        all.addAll(each(PLACES_OF_ADDRESSES, ADDRESSES));
        all.addAll(each(TAGS, HANDLERS));
        all.addAll(each(PLACES_OF_WORDS, WORDS));
        for (String odd : ODD_ELEMENTS) {
            String name = odd.split(" ", 2)[0];
            HIDDEN.forEach(hidden -> {
                all.add("<" + odd + ">" + hidden.formatted(name));
                all.add("<svg><" + odd + ">" + hidden.formatted(name) + "</" + name + "></svg>");
                all.add("x <math><" + odd + ">" + hidden.formatted("math") + "</" + name + ">");
            });
        }
        return all.stream().distinct();
    }

    private static List<String> each(List<String> places, List<String> parts) {
        return places.stream()
                .flatMap(place -> parts.stream().map(part -> filled(place, part)))
                .toList();
    }

    /** Tables have bars of their own: theirs is the one between two others, or between parentheses. */
    private static String filled(String place, String part) {
        if (place.startsWith("|a|")) {
            String row = place.substring(place.lastIndexOf('\n') + 1);
            String cell = row.substring(1, row.length() - 1).replace("|", part.replace("|", "\\|"));
            return "|a|\n|-|\n|" + cell + "|";
        }
        return place.replace("|", part);
    }
}
