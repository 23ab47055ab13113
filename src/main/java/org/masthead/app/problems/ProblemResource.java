package org.masthead.app.problems;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.masthead.http.problem.ProblemException;
import org.masthead.text.markdown.Markdown;

/** Where the {@code type} of a problem leads: to people with a browser as HTML, to all others as Markdown. */
@Path("/problems")
public class ProblemResource {

    private static final String MARKDOWN = "text/markdown;charset=utf-8";
    private static final String HTML = "text/html;charset=utf-8;qs=0.9";

    private final ProblemDocumentation documentation;

    ProblemResource(ProblemDocumentation documentation) {
        this.documentation = documentation;
    }

    @GET
    @Produces(MARKDOWN)
    @Operation(hidden = true)
    public String all() {
        return documentation.whole();
    }

    @GET
    @Produces(HTML)
    @Operation(hidden = true)
    public String allAsPage() {
        return page("Problems", all());
    }

    @GET
    @Path("/{slug}")
    @Produces(MARKDOWN)
    @Operation(hidden = true)
    public String one(String slug) {
        return documentation.section(slug).orElseThrow(ProblemException::notFound);
    }

    @GET
    @Path("/{slug}")
    @Produces(HTML)
    @Operation(hidden = true)
    public String oneAsPage(String slug) {
        return page(slug, one(slug));
    }

    private static String page(String title, String markdown) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }</style>
                %s
                """.formatted(title, Markdown.render(markdown).html());
    }
}
