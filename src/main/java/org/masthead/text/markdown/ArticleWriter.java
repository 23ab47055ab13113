package org.masthead.text.markdown;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Writes what the sanitiser lets through: as HTML with no more escapes than are needed, as plain text, and as a table
 * of contents, whose anchors it sets.
 */
final class ArticleWriter implements HtmlStreamEventReceiver {
    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "col", "wbr");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LENGTHS = Set.of("width", "height");
    private static final Set<String> NOT_PROSE = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "pre", "table", "figure");

    private final Function<String, Map<String, String>> pictures;
    private final BoundedText html;
    private final PlainText text = new PlainText();
    private final PlainText prose = new PlainText();
    private final TableOfContents contents = new TableOfContents();
    private final Set<String> ids = new HashSet<>();
    private int images;
    private int markedAt = -1;
    private int outsideProse;
    private int insideReference;
    private int openHeadings;
    private int headingAt;
    private PlainText headingText = new PlainText();

    /**
     * @param limit UTF-16 units of HTML, at most
     * @param pictures attributes for an {@code img} of an address
     */
    ArticleWriter(int limit, Function<String, Map<String, String>> pictures) {
        this.pictures = pictures;
        this.html = new BoundedText(limit);
    }

    RenderedMarkdown rendered() {
        String plain = text.toString();
        boolean marked = markedAt >= 0;
        String excerpt = marked
                ? Excerpt.marked(text.head(markedAt))
                : Excerpt.first(prose.isEmpty() ? plain : prose.toString());
        return new RenderedMarkdown(html.toString().strip(), plain, contents.headings(), excerpt, marked);
    }

    /** Ids of headings and footnotes. */
    Set<String> anchors() {
        return Set.copyOf(ids);
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String name, List<String> attributes) {
        if (isReference(name, attributes) || insideReference > 0 && !VOID.contains(name)) {
            insideReference++;
        }
        if (NOT_PROSE.contains(name)) {
            outsideProse++;
        }
        List<String> written = name.equals("img") ? image(attributes) : attributes;
        openText(name, written);
        html.append('<').append(name);
        if (HEADINGS.contains(name) && openHeadings++ == 0) {
            headingAt = html.length();
            headingText = new PlainText();
        }
        writeAttributes(written);
        html.append('>');
    }

    @Override
    public void closeTag(String name) {
        if (VOID.contains(name)) {
            return;
        }
        if (HEADINGS.contains(name) && --openHeadings == 0) {
            closeHeading(name);
        }
        html.append("</").append(name).append('>');
        text.close(name);
        prose.close(name);
        if (insideReference > 0) {
            insideReference--;
        }
        if (NOT_PROSE.contains(name)) {
            outsideProse--;
        }
    }

    @Override
    public void text(String content) {
        int sign = content.indexOf(ExcerptMarker.SIGN);
        if (sign >= 0 && markedAt < 0) {
            write(content.substring(0, sign));
            markedAt = text.length();
            write(content.substring(sign + 1));
        } else {
            write(content);
        }
    }

    private void write(String content) {
        HtmlEscaping.text(content, html);
        read(content);
    }

    private void read(String content) {
        if (insideReference > 0) {
            return;
        }
        text.append(content);
        if (outsideProse == 0) {
            prose.append(content);
        }
        if (openHeadings > 0) {
            headingText.append(content);
        }
    }

    private void openText(String name, List<String> attributes) {
        text.open(name);
        prose.open(name);
        int alternative = attributes.indexOf("alt");
        if (name.equals("img") && alternative >= 0 && alternative % 2 == 0) {
            outsideProse++;
            read(attributes.get(alternative + 1));
            outsideProse--;
        }
    }

    /** What the picture's address stands for, and lazy loading (HTML §2.5.7) for all but the first. */
    private List<String> image(List<String> attributes) {
        Map<String, String> own = new LinkedHashMap<>();
        for (int i = 0; i < attributes.size(); i += 2) {
            own.put(attributes.get(i), attributes.get(i + 1));
        }
        Map<String, String> known = pictures.apply(own.getOrDefault("src", ""));
        boolean sized = own.containsKey("width") || own.containsKey("height");
        boolean described = !own.getOrDefault("alt", "").isEmpty();
        known.forEach((name, value) -> {
            boolean kept = sized && LENGTHS.contains(name) || described && name.equals("alt");
            if (!kept) {
                own.put(name, value);
            }
        });
        if (images++ > 0) {
            own.putIfAbsent("loading", "lazy");
        }
        return own.entrySet().stream()
                .flatMap(attribute -> Stream.of(attribute.getKey(), attribute.getValue()))
                .toList();
    }

    private void closeHeading(String name) {
        String id = contents.add(name.charAt(1) - '0', headingText.toString(), ids);
        html.insert(headingAt, " id=\"" + id + "\"");
    }

    private void writeAttributes(List<String> attributes) {
        for (int i = 0; i < attributes.size(); i += 2) {
            String name = attributes.get(i);
            String value = attributes.get(i + 1);
            if (!name.equals("id") || ids.add(value)) {
                html.append(' ').append(name).append("=\"");
                HtmlEscaping.attribute(value, html);
                html.append('"');
            }
        }
    }

    /** The number of a footnote and the arrow back from it are no part of what is said. */
    private static boolean isReference(String name, List<String> attributes) {
        return (name.equals("sup") || name.equals("a"))
                && (attributes.contains("footnote-ref") || attributes.contains("footnote-backref"));
    }
}
