package org.masthead.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.Nearest;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;

/** Refuses query parameters that an operation does not have; lists check theirs by their grammar. */
@Singleton
public final class QueryNames {

    private static final int MAX_PARAMETERS = 1_024;

    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Map<Method, Set<String>> allowed = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        Set<String> sent = request.getUriInfo().getQueryParameters().keySet();
        if (method == null || sent.isEmpty()) {
            return;
        }
        checkCount(request);
        checkTypes(method, request);
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
    private static void checkTypes(Method method, ContainerRequestContext request) {
        List<Violation> wrong = parameters(method)
                .flatMap(parameter -> violation(parameter, request).stream())
                .toList();
        if (!wrong.isEmpty()) {
            throw ProblemException.of(ProblemType.UNKNOWN_PARAMETER, wrong);
        }
    }

    private static Optional<Violation> violation(Parameter parameter, ContainerRequestContext request) {
        String name = parameter.name();
        @Nullable String sent = request.getUriInfo().getQueryParameters().getFirst(name);
        if (parameter.type() == QueryFlag.class && !QueryFlag.isFlag(sent)) {
            return Optional.of(new Violation(name, "type", "`" + name + "` must be `true` or `false`"));
        }
        if (parameter.type() == UUID.class && sent != null && !isUuid(sent)) {
            return Optional.of(new Violation(name, "type", "`" + name + "` must be a UUID"));
        }
        return Optional.empty();
    }

    private static boolean isUuid(String text) {
        return UUID_FORM.matcher(text).matches();
    }

    private static boolean readsThemItself(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)
                || !method.getDeclaringClass().getPackageName().startsWith("org.masthead.");
    }

    private static Set<String> of(Method method) {
        return parameters(method).map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The query parameters of a method, its own and those of a {@link BeanParam}. */
    private static Stream<Parameter> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(parameter.getType().getDeclaredFields())
                                .flatMap(field -> parameter(field, field.getType()))
                        : parameter(parameter, parameter.getType()));
    }

    private static Stream<Parameter> parameter(AnnotatedElement element, Class<?> type) {
        return Stream.ofNullable(element.getAnnotation(QueryParam.class))
                .map(query -> new Parameter(query.value(), type));
    }

    /** A query parameter and the type it is read as. */
    private record Parameter(String name, Class<?> type) {}
}
