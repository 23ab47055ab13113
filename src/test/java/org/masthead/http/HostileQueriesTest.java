package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

/** Every query parameter of every list, as the OpenAPI document has them, with every odd text: an answer or a refusal. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class HostileQueriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Text for lists' own grammar. */
    private static final List<String> GRAMMAR = List.of(
            ",",
            ",,,,",
            "-",
            "--title",
            "-,-",
            "title,-title,title",
            "%",
            "_%_",
            "a%\\",
            "*",
            "[\"title\",\"ASC\"]",
            "[\"title\"]",
            "[0,9223372036854775807]",
            "[[[[",
            "{\"id\":{\"$gt\":\"\"}}",
            "{\"q\":[[]]}",
            "-1",
            "0",
            "9223372036854775808",
            "1e9",
            "true",
            "eyJ4IjoxfQ",
            "AAAA",
            "2026-02-30T25:61:61Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00+18:00",
            "00000000-0000-0000-0000-000000000000");

    /** As they stand in an address: no UTF-8, or no escapes. */
    private static final List<String> ODD_ESCAPES = List.of("%ff", "%c0%80", "%ed%a0%80", "%f4%90%80%80", "%e2%80");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A parameter of an operation; bound to some values, or free text. */
    private record Parameter(String path, String name, boolean bound) {}

    @Test
    void areAnsweredOrRefused() throws Exception {
        String id = Posts.published("title", "Title", "body", "Body", "tags", List.of("Tag"));
        List<Parameter> parameters = parameters();
        Map<String, String> texts = texts(NaughtyStrings.all());
        Map<String, String> few =
                texts(Map.of("a low surrogate alone", "\ude00", "NUL", "\u0000", "null as a word", "null"));
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        String token = Api.token(Role.ADMIN);
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Callable<Void>> tries = parameters.stream()
                .map(parameter ->
                        (Callable<Void>) () -> tryAll(parameter, id, token, parameter.bound() ? few : texts, wrong))
                .toList();
        for (Future<Void> each : threads.invokeAll(tries)) {
            each.get();
        }
        threads.shutdown();

        assertThat(parameters).hasSizeGreaterThan(200);
        assertThat(wrong).isEmpty();
    }

    private Void tryAll(Parameter parameter, String id, String token, Map<String, String> texts, List<String> wrong)
            throws Exception {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            String target = parameter.path().replaceFirst("\\{[^}]*}", id).replaceFirst("\\{[^}]*}", "1") + "?"
                    + parameter.name() + "=" + text.getValue();
            HttpRequest request = HttpRequest.newBuilder()
                    .uri(URI.create(RestAssured.baseURI + ":" + RestAssured.port + target))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + token)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            String type = answer.headers().firstValue("Content-Type").orElse("");
            boolean refused = status >= 400 && status < 500 && type.startsWith("application/problem+json");
            if (status != 200 && !refused) {
                wrong.add(parameter + " with " + text.getKey() + ": " + status + " " + answer.body());
            }
        }
        return null;
    }

    private static Map<String, String> texts(Map<String, String> naughty) {
        Map<String, String> texts = new LinkedHashMap<>(Map.of("nothing", ""));
        naughty.forEach((name, text) -> texts.put(name, URLEncoder.encode(text, StandardCharsets.UTF_8)));
        GRAMMAR.forEach(text -> texts.put(text, URLEncoder.encode(text, StandardCharsets.UTF_8)));
        ODD_ESCAPES.forEach(text -> texts.put(text, text));
        return texts;
    }

    private static List<Parameter> parameters() throws IOException {
        JsonNode document =
                JSON.readTree(Api.anonymous().get("/openapi?format=json").asString());
        List<Parameter> parameters = new ArrayList<>();
        document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/v1/"))
                .forEach(path -> StreamSupport.stream(
                                path.getValue().path("get").path("parameters").spliterator(), false)
                        .map(each -> each.has("$ref")
                                ? document.at(each.path("$ref").asText().substring(1))
                                : each)
                        .filter(each -> each.path("in").asText().equals("query"))
                        .forEach(each -> parameters.add(new Parameter(
                                path.getKey(), each.path("name").asText(), isBound(each.path("schema"))))));
        return parameters;
    }

    private static boolean isBound(JsonNode written) {
        JsonNode schema = written.has("items") ? written.path("items") : written;
        return schema.has("enum")
                || schema.has("format")
                || !schema.path("type").asText().equals("string");
    }
}
