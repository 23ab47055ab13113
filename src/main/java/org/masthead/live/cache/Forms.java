package org.masthead.live.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.All;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.author.AuthorList;
import org.masthead.category.CategoryList;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListParser;
import org.masthead.http.problem.ProblemException;
import org.masthead.live.LivePostList;
import org.masthead.live.redirect.RedirectList;
import org.masthead.site.Site;
import org.masthead.tag.TagList;

/** Reads requests as the resources themselves do, so that all spellings of one are one. Thread-safe. */
@Singleton
final class Forms {

    /** Characters of a query that is read here; of a longer one, each spelling is a request of its own. */
    private static final int LONGEST_QUERY = 2_048;

    /** Characters of requests whose reading is kept. */
    private static final int MOST_KNOWN = 1024 * 1024;

    private static final List<KeptList> OWN = Stream.of(
                    LivePostList.DELIVERY,
                    TagList.DELIVERY,
                    CategoryList.DELIVERY,
                    AuthorList.DELIVERY,
                    RedirectList.DELIVERY)
            .map(grammar -> new KeptList(Site.DELIVERY + "/" + grammar.resource(), grammar))
            .toList();

    private final ListParser parser;
    private final Map<String, ListGrammar> lists;
    private final Cache<String, Reading> known = Caffeine.newBuilder()
            .maximumWeight(MOST_KNOWN)
            .weigher((String target, Reading reading) -> target.length() + reading.length())
            .build();

    /** What a request was read as; null where it is refused. */
    private record Reading(@Nullable Form form) {

        int length() {
            return form == null ? 0 : form.key().length();
        }
    }

    Forms(ListParser parser, @All List<KeptList> more) {
        this.parser = parser;
        this.lists = Stream.concat(OWN.stream(), more.stream())
                .collect(Collectors.toUnmodifiableMap(KeptList::path, KeptList::grammar));
    }

    /** What a request asks; null for one that has a single spelling, or is refused. */
    @Nullable
    Form of(RoutingContext context) {
        String path = context.request().path();
        @Nullable ListGrammar grammar = lists.get(path);
        boolean isOfPost = grammar == null && context.request().query() != null && PostForms.take(path);
        if (grammar == null && !isOfPost) {
            return null;
        }
        String target = context.request().uri();
        @Nullable Reading reading = known.getIfPresent(target);
        if (reading == null) {
            reading = new Reading(read(context, grammar));
            known.put(target, reading);
        }
        return reading.form();
    }

    private @Nullable Form read(RoutingContext context, @Nullable ListGrammar grammar) {
        @Nullable String query = context.request().query();
        if (query != null && query.length() > LONGEST_QUERY) {
            return null;
        }
        String path = context.request().path();
        try {
            Map<String, List<String>> parameters = parameters(context.queryParams());
            return grammar == null
                    ? PostForms.read(path, parameters)
                    : Form.of(parser.parse(grammar, path, parameters));
        } catch (ProblemException | HttpException refused) {
            // The resource says so itself.
            return null;
        }
    }

    private static Map<String, List<String>> parameters(MultiMap sent) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        sent.names().forEach(name -> parameters.put(name, sent.getAll(name)));
        return parameters;
    }
}
