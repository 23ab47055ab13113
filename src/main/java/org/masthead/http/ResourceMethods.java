package org.masthead.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every method of this service's resources, with its address; read from their JAX-RS annotations. Immutable. */
@Singleton
public final class ResourceMethods {

    private static final String OURS = "org.masthead.";

    /**
     * One method.
     *
     * @param path its whole path, with the templates as they are written
     * @param httpMethod such as {@code GET}
     * @param method the Java method
     */
    public record ResourceMethod(String path, String httpMethod, Method method) {}

    private final List<ResourceMethod> all;

    ResourceMethods(BeanManager beans) {
        all = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.getName().startsWith(OURS) && type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(ResourceMethods::of)
                .sorted(Comparator.comparing(ResourceMethod::path).thenComparing(ResourceMethod::httpMethod))
                .toList();
    }

    /** All, sorted by path and method. */
    public List<ResourceMethod> all() {
        return all;
    }

    private static Stream<ResourceMethod> of(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .flatMap(method ->
                        httpMethod(method).stream().map(verb -> new ResourceMethod(path(type, method), verb, method)));
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(Class<?> type, Method method) {
        String base = slashed(type.getAnnotation(Path.class).value());
        Path own = method.getAnnotation(Path.class);
        String whole = own == null ? base : base + slashed(own.value());
        return whole.isEmpty() ? "/" : whole;
    }

    /** With a slash in front and none behind. */
    private static String slashed(String path) {
        String stripped = path.replaceAll("^/+|/+$", "");
        return stripped.isEmpty() ? "" : "/" + stripped;
    }
}
