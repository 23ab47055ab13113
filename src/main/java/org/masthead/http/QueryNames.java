package org.masthead.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.masthead.http.problem.Nearest;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;

/** Refuses query parameters that an operation does not have; lists check theirs by their grammar. */
@Singleton
public final class QueryNames {

    private static final int MAX_PARAMETERS = 1_024;

    private final Map<Method, Set<String>> allowed = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        Set<String> sent = request.getUriInfo().getQueryParameters().keySet();
        if (method == null || sent.isEmpty()) {
            return;
        }
        checkCount(request);
        checkFlags(method, request);
        if (readsThemItself(method)) {
            return;
        }
        refuseOthers(sent, allowed.computeIfAbsent(method, QueryNames::of));
    }

    /**
     * Refuses all parameters but those of these names.
     *
     * @throws ProblemException UNKNOWN_PARAMETER with all violations
     */
    public static void refuseOthers(Set<String> sent, Set<String> names) {
        List<Violation> wrong = sent.stream()
                .filter(name -> !names.contains(name))
                .map(name -> new Violation(
                        name,
                        "unknown-parameter",
                        "unknown parameter `" + name + "`" + Nearest.suggestion(name, names)))
                .toList();
        if (!wrong.isEmpty()) {
            throw ProblemException.of(ProblemType.UNKNOWN_PARAMETER, wrong);
        }
    }

    /** The server drops parameters past {@value #MAX_PARAMETERS} in silence; so they are counted as they came. */
    private static void checkCount(ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        long parameters = query == null
                ? 0
                : query.chars().filter(c -> c == '&' || c == ';').count() + 1;
        if (parameters > MAX_PARAMETERS) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_PARAMETER, "The query has more than " + MAX_PARAMETERS + " parameters.");
        }
    }

    /** Here, since a parameter that cannot be converted is a 404 to JAX-RS. */
    private static void checkFlags(Method method, ContainerRequestContext request) {
        List<Violation> wrong = Arrays.stream(method.getParameters())
                .filter(parameter ->
                        parameter.getType() == QueryFlag.class && parameter.isAnnotationPresent(QueryParam.class))
                .map(parameter -> parameter.getAnnotation(QueryParam.class).value())
                .filter(name -> !QueryFlag.isFlag(
                        request.getUriInfo().getQueryParameters().getFirst(name)))
                .map(name -> new Violation(name, "type", "`" + name + "` must be `true` or `false`"))
                .toList();
        if (!wrong.isEmpty()) {
            throw ProblemException.of(ProblemType.UNKNOWN_PARAMETER, wrong);
        }
    }

    private static boolean readsThemItself(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)
                || !method.getDeclaringClass().getPackageName().startsWith("org.masthead.");
    }

    private static Set<String> of(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .map(parameter -> parameter.getAnnotation(QueryParam.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
