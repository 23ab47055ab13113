package org.masthead.app.openapi;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.http.list.ListGrammar;
import org.masthead.site.Site;

/**
 * One operation of the document, and what follows from where it is.
 *
 * @param path its path
 * @param verb its HTTP method
 * @param model what the annotations say of it
 * @param method the Java method, if it is one of ours
 */
record DocumentedOperation(
        String path,
        HttpMethod verb,
        Operation model,
        @Nullable Method method) {

    private static final String AUTH = Site.DELIVERY + "/auth/";
    private static final Set<String> OWN_ACCOUNT = Set.of(AUTH + "logout", AUTH + "password", AUTH + "me");

    String id() {
        return model.getOperationId();
    }

    boolean isAdmin() {
        return path.startsWith(Site.ADMIN + "/");
    }

    boolean isAuth() {
        return path.startsWith(AUTH);
    }

    boolean needsToken() {
        return isAdmin() || OWN_ACCOUNT.contains(path);
    }

    boolean isRead() {
        return verb == HttpMethod.GET;
    }

    boolean hasBody() {
        return model.getRequestBody() != null;
    }

    /** True where the body may be an image. */
    boolean takesImages() {
        return hasBody() && model.getRequestBody().getContent().getMediaTypes().containsKey("image/*");
    }

    boolean hasPathParameter() {
        return path.contains("{");
    }

    /** True where a slug that has moved is answered by a redirect. */
    boolean redirects() {
        return isRead() && !isAdmin() && path.endsWith("/{slug}");
    }

    boolean isIdempotent() {
        return method != null && method.isAnnotationPresent(Idempotent.class);
    }

    Optional<ListGrammar> grammar() {
        return Optional.ofNullable(DocumentedLists.BY_OPERATION.get(id()));
    }

    List<Parameter> parameters() {
        return model.getParameters() == null ? List.of() : model.getParameters();
    }

    boolean has(String header) {
        return parameters().stream().anyMatch(p -> header.equals(p.getName()));
    }
}
