package org.masthead.live.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

/** Reads requests for lists as the lists themselves do, so that all spellings of one are one. Thread-safe. */
@Singleton
final class ListForms {

    /** Characters of a query that is read here; of a longer one, each spelling is a request of its own. */
    private static final int LONGEST_QUERY = 2_048;

    /** Characters of requests whose reading is kept. */
    private static final int MOST_KNOWN = 1024 * 1024;

    private static final Map<String, ListGrammar> LISTS = Stream.of(
                    LivePostList.DELIVERY,
                    TagList.DELIVERY,
                    CategoryList.DELIVERY,
                    AuthorList.DELIVERY,
                    RedirectList.DELIVERY)
            .collect(Collectors.toUnmodifiableMap(
                    grammar -> Site.DELIVERY + "/" + grammar.resource(), Function.identity()));

    private final ListParser parser;
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

    ListForms(ListParser parser) {
        this.parser = parser;
    }

    /** What a request for a list asks; null for one that is none, or is refused. */
    @Nullable
    Form of(RoutingContext context) {
        @Nullable ListGrammar grammar = LISTS.get(context.request().path());
        if (grammar == null) {
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

    private @Nullable Form read(RoutingContext context, ListGrammar grammar) {
        @Nullable String query = context.request().query();
        if (query != null && query.length() > LONGEST_QUERY) {
            return null;
        }
        try {
            return Form.of(parser.parse(grammar, context.request().path(), parameters(context.queryParams())));
        } catch (ProblemException | HttpException refused) {
            // The list says so itself.
            return null;
        }
    }

    private static Map<String, List<String>> parameters(MultiMap sent) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        sent.names().forEach(name -> parameters.put(name, sent.getAll(name)));
        return parameters;
    }
}
