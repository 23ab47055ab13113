package org.masthead.app.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.masthead.http.ResourceMethods;
import org.masthead.http.ResourceMethods.ResourceMethod;

/** Makes the document that is committed of the one that the annotations give; always in the same order. */
@Singleton
@Unremovable
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class OpenApiDocument implements OASFilter {

    private final Map<String, Method> methods = new HashMap<>();
    private final RecordSchemas records;
    private final OperationConventions conventions;
    private final SharedProblems problems;
    private final String version;

    OpenApiDocument(ResourceMethods resources, ObjectMapper json, Config configuration) {
        resources.all().forEach(this::add);
        records = RecordSchemas.of(resources.all());
        problems = new SharedProblems(json);
        conventions = new OperationConventions(new ExampleFiles(json));
        version = configuration
                .getOptionalValue("quarkus.application.version", String.class)
                .orElse("0")
                .replace("-SNAPSHOT", "");
    }

    private void add(ResourceMethod resource) {
        var operation = resource.method().getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
        if (operation != null) {
            methods.put(operation.operationId(), resource.method());
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        DocumentHead.write(document, version);
        SharedParameters.addTo(document.getComponents());
        SharedHeaders.addTo(document.getComponents());
        problems.addTo(document.getComponents());
        Paths paths = OASFactory.createPaths();
        new TreeMap<>(document.getPaths().getPathItems())
                .forEach((path, item) -> paths.addPathItem(path, inOrder(path, item)));
        paths.addPathItem(MediaOperation.PATH, MediaOperation.item());
        document.setPaths(paths);
        records.complete(document.getComponents());
        ChangeSchemas.write(document);
        SchemaTree.tidy(document);
        DocumentHead.writeTags(document);
        // Set anew, they stand behind what tells of the whole.
        Components components = document.getComponents();
        document.setPaths(null);
        document.setComponents(null);
        document.setPaths(paths);
        document.setComponents(components);
    }

    private PathItem inOrder(String path, PathItem item) {
        PathItem ordered = OASFactory.createPathItem();
        Map<HttpMethod, Operation> operations = item.getOperations();
        for (HttpMethod verb : HttpMethod.values()) {
            if (operations.containsKey(verb)) {
                Operation operation = operations.get(verb);
                conventions.apply(
                        new DocumentedOperation(path, verb, operation, methods.get(operation.getOperationId())));
                ordered.setOperation(verb, inOrder(operation));
            }
        }
        return ordered;
    }

    private static Operation inOrder(Operation operation) {
        Operation ordered = OASFactory.createOperation()
                .tags(operation.getTags())
                .summary(operation.getSummary())
                .description(operation.getDescription())
                .operationId(operation.getOperationId());
        ordered.setParameters(operation.getParameters());
        ordered.setRequestBody(operation.getRequestBody());
        ordered.setResponses(operation.getResponses());
        ordered.setDeprecated(operation.getDeprecated());
        ordered.setSecurity(operation.getSecurity());
        return ordered;
    }
}
