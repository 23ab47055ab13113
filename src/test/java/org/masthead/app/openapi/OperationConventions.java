package org.masthead.app.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.masthead.http.list.ListGrammar.Surface;

/** What all operations have in common: who may call, shared parameters and headers, refusals, examples. */
final class OperationConventions {

    /** Descriptions of query parameters that mean the same wherever they are. */
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "note", "Names the revision that this write makes.",
            "takeSlug", "Whether a slug that another record once had may be taken.",
            "force", "Whether to remove for good what would go to the trash, or is still in use.",
            "locale", "BCP 47. Default: the site's, then that of the oldest post with the slug.",
            "dryRun", "Whether to tell what would happen, without doing it.",
            "overwrite", "Whether records that are there already are written anew.",
            "reassignTo", "Id of the record that takes over what had the deleted one.");

    private final ExampleFiles examples;

    OperationConventions(ExampleFiles examples) {
        this.examples = examples;
    }

    void apply(DocumentedOperation operation) {
        operation
                .model()
                .setSecurity(
                        operation.needsToken()
                                ? List.of(OASFactory.createSecurityRequirement().addScheme(DocumentHead.BEARER))
                                : List.of());
        APIResponses responses = completed(operation);
        operation.model().setParameters(parameters(operation));
        operation.model().setResponses(responses);
        if (operation.hasBody()) {
            examples.attach(operation.model().getRequestBody().getContent(), operation.id(), "request");
        }
    }

    private static List<Parameter> parameters(DocumentedOperation operation) {
        List<Parameter> all = new ArrayList<>();
        operation.parameters().stream().map(OperationConventions::described).forEach(all::add);
        operation.grammar().ifPresent(grammar -> all.addAll(ListParameters.of(grammar)));
        if (operation.isRead()) {
            all.add(SharedParameters.reference(SharedParameters.IF_NONE_MATCH));
        } else if (!operation.isAuth()) {
            all.add(SharedParameters.reference(SharedParameters.PREFER));
        }
        if (operation.isIdempotent()) {
            all.add(SharedParameters.reference(SharedParameters.IDEMPOTENCY_KEY));
        }
        return all;
    }

    private static Parameter described(Parameter parameter) {
        if ("If-Match".equals(parameter.getName())) {
            return SharedParameters.reference(SharedParameters.IF_MATCH);
        }
        if ("formats".equals(parameter.getName())) {
            return SharedParameters.reference(SharedParameters.FORMATS);
        }
        if (parameter.getDescription() == null) {
            parameter.setDescription(DESCRIPTIONS.get(parameter.getName()));
        }
        return parameter;
    }

    private APIResponses completed(DocumentedOperation operation) {
        Map<String, APIResponse> all =
                new TreeMap<>(operation.model().getResponses().getAPIResponses());
        all.forEach((status, response) -> success(operation, status, response));
        if (operation.isRead() && all.containsKey("200")) {
            all.putIfAbsent("304", bare("The client's ETag still holds.", SharedHeaders.ETAG));
        }
        if (operation.redirects()) {
            all.putIfAbsent("308", bare("The slug is an old one; this is where it leads.", SharedHeaders.LOCATION));
        }
        if (!operation.isRead() && !operation.isAuth() && all.containsKey("200")) {
            all.putIfAbsent("204", bare("As 200, without the record: `Prefer: return=minimal`.", SharedHeaders.ETAG));
        }
        SharedProblems.of(operation)
                .forEach(status -> all.putIfAbsent(String.valueOf(status), SharedProblems.reference(status)));
        APIResponses ordered = OASFactory.createAPIResponses();
        all.forEach(ordered::addAPIResponse);
        return ordered;
    }

    private void success(DocumentedOperation operation, String status, APIResponse response) {
        if (!status.startsWith("2") || response.getRef() != null) {
            return;
        }
        boolean list = operation.grammar().isPresent();
        if (response.getContent() != null) {
            SharedHeaders.add(response, SharedHeaders.ETAG);
        }
        if (status.equals("201") || status.equals("202")) {
            SharedHeaders.add(response, SharedHeaders.LOCATION);
        }
        if (list) {
            SharedHeaders.add(response, SharedHeaders.LINK);
        }
        if (list && operation.grammar().orElseThrow().surface() == Surface.ADMIN) {
            SharedHeaders.add(response, SharedHeaders.TOTAL_COUNT, SharedHeaders.CONTENT_RANGE);
        }
        SharedHeaders.add(response, SharedHeaders.REQUEST_ID);
        examples.attach(response.getContent(), operation.id(), "response");
    }

    private static APIResponse bare(String description, String header) {
        APIResponse response = OASFactory.createAPIResponse().description(description);
        SharedHeaders.add(response, header, SharedHeaders.REQUEST_ID);
        return response;
    }
}
