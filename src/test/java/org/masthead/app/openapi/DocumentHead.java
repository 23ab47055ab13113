package org.masthead.app.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What the document says of the whole: its title, where it is served, how one shows who one is, its chapters. */
final class DocumentHead {

    /** Name of the security scheme. */
    static final String BEARER = "bearer";

    private static final String DESCRIPTION = """
            A headless CMS. Editors' tools write through the admin API (`/api/v1/admin`, bearer token); front ends read \
            live content through the delivery API (`/api/v1`, anonymous). A draft cannot leak: delivery reads tables that \
            hold nothing but live content.

            Errors are problems (RFC 9457), each with an address that documents it. Single records have a strong `ETag`; \
            `If-Match` guards a write. Lists take the same words everywhere: filters, `sort`, `fields`, `include`, \
            `limit` with `cursor` or `page`. What is not known is refused, with the nearest that is.
            """;

    private static final Map<String, String> TAGS = new LinkedHashMap<>();

    static {
        TAGS.put("Delivery", "Live content, for front ends.");
        TAGS.put("Posts", "The write side of posts: drafts, publishing, the trash.");
        TAGS.put("Tags", "Words that posts are found by.");
        TAGS.put("Categories", "The tree that posts are filed in.");
        TAGS.put("Authors", "Who posts are by.");
        TAGS.put("Assets", "Pictures.");
        TAGS.put("Media", "The bytes of pictures.");
        TAGS.put("Imports", "Hugo sites in.");
        TAGS.put("Exports", "Hugo sites out.");
        TAGS.put("Access", "Login, and one's own account.");
        TAGS.put("Users", "Who may log in.");
        TAGS.put("API keys", "Tokens for programs.");
    }

    private DocumentHead() {}

    static void write(OpenAPI document, String version) {
        document.setInfo(OASFactory.createInfo()
                .title("Masthead")
                .version(version)
                .summary("A headless CMS with a REST API.")
                .description(DESCRIPTION)
                .license(OASFactory.createLicense().name("Apache 2.0").identifier("Apache-2.0")));
        document.setServers(List.of(OASFactory.createServer().url("/").description("This service.")));
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .setSecuritySchemes(Map.of(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "An access token from `POST /api/v1/auth/login` or from the OpenID provider that"
                                                + " is configured, or the secret of an API key.")));
    }

    /** Lists the tags that operations have, in the order of the chapters; those without a chapter last. */
    static void writeTags(OpenAPI document) {
        TreeSet<String> used = new TreeSet<>();
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations()
                        .values()
                        .forEach(operation ->
                                used.addAll(operation.getTags() == null ? List.of() : operation.getTags())));
        List<String> names = new ArrayList<>(TAGS.keySet());
        names.retainAll(used);
        used.removeAll(names);
        names.addAll(used);
        document.setTags(names.stream()
                .map(name -> OASFactory.createTag().name(name).description(TAGS.get(name)))
                .toList());
    }
}
