package org.masthead.text.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The elements, attributes and schemes an article may have: what Markdown makes and what bloggers write by hand.
 *
 * <p>No {@code id} or {@code name} but those of footnotes, so that none can pass for a variable of the page's script
 * (DOM clobbering); no {@code style}, no {@code target}, no class but a code block's language and the footnotes'.
 * Source: OWASP Cross Site Scripting Prevention Cheat Sheet, "HTML sanitization".
 */
final class AllowedHtml {
    private static final Pattern FOOTNOTE_ID = Pattern.compile("fn(ref)?-[\\p{L}\\p{M}\\p{N}._:~-]{1,200}");
    private static final Pattern LANGUAGE = Pattern.compile("language-[\\p{L}\\p{N}_+#.-]{1,50}");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,5}%?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern SPAN = Pattern.compile("[0-9]{1,4}");
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final Pattern DATE_TIME = Pattern.compile("[0-9A-Za-z:+. -]{1,40}");
    private static final Pattern NOT_A_PICTURE = Pattern.compile("\\s*(mailto|tel):.*", Pattern.CASE_INSENSITIVE);

    static final PolicyFactory POLICY =
            inTables(inLists(inMedia(inText(new HtmlPolicyBuilder())))).toFactory();

    private AllowedHtml() {}

    private static HtmlPolicyBuilder inText(HtmlPolicyBuilder builder) {
        return builder.allowElements(
                        "p",
                        "br",
                        "hr",
                        "div",
                        "span",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "blockquote",
                        "pre",
                        "code",
                        "em",
                        "strong",
                        "b",
                        "i",
                        "u",
                        "s",
                        "del",
                        "ins",
                        "mark",
                        "small",
                        "sub",
                        "sup",
                        "kbd",
                        "samp",
                        "var",
                        "abbr",
                        "dfn",
                        "cite",
                        "q",
                        "a",
                        "time",
                        "bdi",
                        "bdo",
                        "ruby",
                        "rt",
                        "rp",
                        "wbr",
                        "details",
                        "summary",
                        "section",
                        "article",
                        "aside",
                        "header",
                        "footer",
                        "center")
                .allowUrlProtocols("http", "https", "mailto", "tel")
                .allowAttributes("href", "title", "aria-label")
                .onElements("a")
                .allowAttributes("cite")
                .onElements("blockquote", "q", "del", "ins")
                .allowAttributes("title")
                .onElements("abbr", "dfn", "span")
                .allowAttributes("lang")
                .matching(LOCALE)
                .globally()
                .allowAttributes("dir")
                .matching(true, "ltr", "rtl", "auto")
                .globally()
                .allowAttributes("datetime")
                .matching(DATE_TIME)
                .onElements("time", "del", "ins")
                .allowAttributes("open")
                .onElements("details")
                .allowAttributes("class")
                .matching(LANGUAGE)
                .onElements("code", "pre")
                .allowAttributes("class")
                .matching(true, "footnotes", "footnote-ref", "footnote-backref")
                .onElements("section", "sup", "a")
                .allowAttributes("id")
                .matching(FOOTNOTE_ID)
                .onElements("a", "li")
                .allowWithoutAttributes("span");
    }

    private static HtmlPolicyBuilder inMedia(HtmlPolicyBuilder builder) {
        return builder.allowElements("figure", "figcaption", "img")
                .allowAttributes("src")
                .matching(url -> !NOT_A_PICTURE.matcher(url).matches())
                .onElements("img")
                .allowAttributes("alt", "title")
                .onElements("img")
                .allowAttributes("width", "height")
                .matching(LENGTH)
                .onElements("img")
                .allowAttributes("loading")
                .matching(true, "lazy", "eager")
                .onElements("img");
    }

    private static HtmlPolicyBuilder inLists(HtmlPolicyBuilder builder) {
        return builder.allowElements("ul", "ol", "li", "dl", "dt", "dd")
                .allowElements(AllowedHtml::checkbox, "input")
                .allowAttributes("type")
                .matching(true, "checkbox")
                .onElements("input")
                .allowAttributes("checked")
                .onElements("input")
                .allowAttributes("start", "value")
                .matching(NUMBER)
                .onElements("ol", "li")
                .allowAttributes("reversed")
                .onElements("ol")
                .allowAttributes("type")
                .matching(false, "1", "a", "A", "i", "I")
                .onElements("ol");
    }

    private static HtmlPolicyBuilder inTables(HtmlPolicyBuilder builder) {
        return builder.allowElements("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td")
                .allowAttributes("align")
                .matching(true, "left", "center", "right")
                .onElements("th", "td", "tr", "col", "table", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "img")
                .allowAttributes("colspan", "rowspan", "span")
                .matching(SPAN)
                .onElements("th", "td", "col", "colgroup")
                .allowAttributes("scope")
                .matching(true, "row", "col", "rowgroup", "colgroup")
                .onElements("th");
    }

    /** The only control: a task's box, which cannot be ticked. */
    private static @Nullable String checkbox(String name, List<String> attributes) {
        if (!attributes.contains("checkbox")) {
            return null;
        }
        attributes.add("disabled");
        attributes.add("");
        return name;
    }
}
