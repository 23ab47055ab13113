package org.masthead.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.Faults;
import org.masthead.http.problem.ProblemResponses;

/**
 * Says which methods an address takes: in the {@code Allow} of every 405, as RFC 9110 §15.5.6 demands, and in the answer
 * to OPTIONS (§9.3.7). Preflights of browsers never come here.
 */
@Singleton
public final class AllowedMethods {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*\\w+\\s*(?::\\s*([^{}]*))?}");

    private final List<Address> addresses;
    private final ProblemResponses problems;

    /** The pattern of an address and one method it takes. */
    private record Address(Pattern pattern, String httpMethod) {}

    AllowedMethods(ResourceMethods methods, ProblemResponses problems) {
        this.problems = problems;
        addresses = methods.all().stream()
                .map(method -> new Address(pattern(method.path()), method.httpMethod()))
                .toList();
    }

    @ServerRequestFilter(preMatching = true)
    public @Nullable RestResponse<Void> options(ContainerRequestContext request) {
        Set<String> allowed = request.getMethod().equals("OPTIONS") ? of(path(request)) : Set.of();
        return allowed.isEmpty()
                ? null
                : RestResponse.ResponseBuilder.<Void>noContent()
                        .header(HttpHeaders.ALLOW, String.join(", ", allowed))
                        .build();
    }

    @ServerResponseFilter
    public void addAllow(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != 405 && response.getStatus() != 404) {
            return;
        }
        Set<String> allowed = of(path(request));
        if (allowed.isEmpty() || allowed.contains(request.getMethod())) {
            return;
        }
        if (response.getStatus() == 404) {
            // The router says so where the methods of an address are those of several classes.
            response.setStatus(405);
            response.setEntity(problems.problem(Faults.ofStatus(405), path(request)));
        }
        response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", allowed));
    }

    /** The methods of an address, sorted; none where nothing is. */
    Set<String> of(String path) {
        Set<String> allowed = new TreeSet<>();
        addresses.stream()
                .filter(address -> address.pattern().matcher(path).matches())
                .forEach(address -> allowed.add(address.httpMethod()));
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        if (!allowed.isEmpty()) {
            allowed.add("OPTIONS");
        }
        return allowed;
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getPath();
    }

    static Pattern pattern(String path) {
        StringBuilder regex = new StringBuilder();
        var template = TEMPLATE.matcher(path);
        int end = 0;
        while (template.find()) {
            String part = template.group(1) == null
                    ? "[^/]+"
                    : "(?:" + template.group(1).strip() + ")";
            regex.append(Pattern.quote(path.substring(end, template.start()))).append(part);
            end = template.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(path.substring(end))) + "/?");
    }
}
