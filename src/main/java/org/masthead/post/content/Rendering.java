package org.masthead.post.content;

import java.util.Map;
import java.util.function.Function;
import org.masthead.text.markdown.Markdown;
import org.masthead.text.markdown.RenderedMarkdown;

/**
 * A body and what it renders to, for all that show it in one transaction.
 *
 * @param plain its pictures as they are addressed
 */
public record Rendering(String body, RenderedMarkdown plain) {

    /** Renders a body. */
    public static Rendering of(String body) {
        return new Rendering(body, Markdown.render(body));
    }

    /** As {@link Markdown#render(String, Function)}, which has something else to say only of another body, or of pictures. */
    public RenderedMarkdown render(String source, Function<String, Map<String, String>> pictures) {
        boolean isSame = source.equals(body) && !plain.html().contains("<img");
        return isSame ? plain : Markdown.render(source, pictures);
    }
}
