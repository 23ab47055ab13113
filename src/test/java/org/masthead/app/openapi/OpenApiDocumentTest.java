package org.masthead.app.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The served document is the committed one, which says what the resources say of themselves, and it is complete. */
@QuarkusTest
class OpenApiDocumentTest {

    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");
    private static final String HOW_TO_WRITE = """
            What the resources say differs from %s. If the difference is meant, write the file anew and commit it:
              mvn test -Dtest=OpenApiDocumentTest -Dopenapi.write=true""".formatted(COMMITTED);

    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private JsonNode made;

    @Test
    void isTheCommittedOne() throws IOException {
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, made());
        }

        JsonNode committed = yaml.readTree(Files.readString(COMMITTED));

        assertThat(document().toPrettyString())
                .as(HOW_TO_WRITE)
                .isEqualTo(sorted(committed).toPrettyString());
    }

    @Test
    void isServedAsItWasPackaged() throws IOException {
        String served = given().when()
                .get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString();

        assertThat(served).isEqualTo(packaged());
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi?format=json, */*",
        "/openapi?format=JSON, */*",
        "/openapi, 'application/json, application/yaml;q=0.5'"
    })
    void isServedAsJsonToo(String address, String accept) throws IOException {
        String served = given().accept(accept)
                .when()
                .get(address)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();

        assertThat(sorted(new ObjectMapper().readTree(served)).toPrettyString())
                .isEqualTo(sorted(yaml.readTree(packaged())).toPrettyString());
    }

    @Test
    void isYamlForWhoNamesIt() {
        given().accept("application/json")
                .when()
                .get("/openapi?format=yaml")
                .then()
                .statusCode(200)
                .contentType("application/yaml");
    }

    @Test
    void isAskedForAgainByItsTag() {
        String tag = given().when().get("/openapi").then().extract().header("ETag");

        given().header("If-None-Match", tag).when().get("/openapi").then().statusCode(304);
    }

    @Test
    void isWhatItsDocumentationShows() {
        given().when().get("/docs/").then().statusCode(200).body(containsString("'/openapi'"));
    }

    @Test
    void isInNoOtherForm() {
        given().when().get("/openapi?format=xml").then().statusCode(400).body("violations[0].field", equalTo("format"));
    }

    @Test
    void takesNothing() {
        given().when()
                .post("/openapi")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS")
                .contentType("application/problem+json");
    }

    private static String packaged() throws IOException {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("openapi/openapi.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyOperationSaysWhatItIs() {
        List<String> lacking = new ArrayList<>();
        eachOperation((name, operation) -> {
            for (String member : List.of("operationId", "summary", "tags", "security")) {
                if (!operation.has(member)) {
                    lacking.add(name + " has no " + member);
                }
            }
        });

        assertThat(lacking).isEmpty();
    }

    @Test
    void everyOperationHasASuccessWithAnExample() {
        List<String> lacking = new ArrayList<>();
        eachOperation((name, operation) -> {
            boolean bare = true;
            boolean shown = false;
            for (Map.Entry<String, JsonNode> response :
                    operation.path("responses").properties()) {
                if (response.getKey().startsWith("2")) {
                    bare &= isNoText(response.getValue().path("content"));
                    shown |= contents(response.getValue()).stream().anyMatch(media -> media.has("example"));
                }
            }
            if (!bare && !shown) {
                lacking.add("openapi/examples/" + operation.path("operationId").textValue() + ".response.json");
            }
        });

        assertThat(lacking).as("examples to write").isEmpty();
    }

    @Test
    void everyOperationHasItsRefusals() {
        List<String> lacking = new ArrayList<>();
        eachOperation((name, operation) -> {
            List<String> expected = new ArrayList<>(List.of("503"));
            if (name.contains("/api/")) {
                expected.addAll(List.of("406", "429"));
            }
            if (operation.has("requestBody")) {
                expected.addAll(List.of("400", "413", "415", "422"));
            }
            if (name.contains("/admin/")) {
                expected.addAll(List.of("401", "403"));
            }
            if (name.contains("{")) {
                expected.add("404");
            }
            expected.stream()
                    .filter(status -> !operation.path("responses").has(status))
                    .forEach(status -> lacking.add(name + " has no " + status));
        });

        assertThat(lacking).isEmpty();
    }

    @Test
    void everyListHasItsGrammar() {
        List<String> lacking = new ArrayList<>();
        eachOperation((name, operation) -> {
            JsonNode schema = operation.at("/responses/200/content/application~1json/schema");
            boolean pages = schema.path("type").asText().equals("array")
                    || resolved(schema).path("properties").has("page");
            boolean limited = operation.path("parameters").toString().contains("Limit\"");
            boolean whole =
                    Unpaged.OPERATIONS.contains(operation.path("operationId").asText());
            if (pages && !limited && !whole) {
                lacking.add(name);
            }
        });

        assertThat(lacking)
                .as("lists without `limit`: name them in DocumentedLists")
                .isEmpty();
    }

    /** Operations whose answer is an array or a page, but that are no list of a grammar. */
    private static final class Unpaged {
        static final List<String> OPERATIONS = List.of("listFolders", "listAssetUses");
    }

    @Test
    void everyExampleIsValid() {
        List<String> wrong = new ArrayList<>();
        document()
                .path("components")
                .path("responses")
                .properties()
                .forEach(response ->
                        contents(response.getValue()).forEach(media -> validate(response.getKey(), media, wrong)));
        eachOperation((name, operation) -> {
            contents(operation.path("requestBody")).forEach(media -> validate(name + " request", media, wrong));
            operation
                    .path("responses")
                    .forEach(response ->
                            contents(response).forEach(media -> validate(name + " response", media, wrong)));
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyComponentIsUsedAndCleanlyNamed() {
        String text = document().toString();
        List<String> unused = new ArrayList<>();
        document().path("components").path("schemas").fieldNames().forEachRemaining(name -> {
            if (!text.contains("\"#/components/schemas/" + name + "\"")) {
                unused.add(name);
            }
        });

        assertThat(unused).isEmpty();
        assertThat(document().path("components").path("schemas").fieldNames())
                .toIterable()
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+") && !name.matches(".*(View|DTO|ListOf.*)"));
    }

    private void validate(String name, JsonNode media, List<String> wrong) {
        if (media.has("example") && media.has("schema")) {
            ObjectNode schema = media.path("schema").deepCopy();
            schema.putObject("components").set("schemas", document().at("/components/schemas"));
            JsonSchema compiled = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
            compiled.validate(
                            media.path("example"),
                            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                    .forEach(message -> wrong.add(name + ": " + message));
        }
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? document().at(schema.path("$ref").textValue().substring(1))
                : schema;
    }

    private static boolean isNoText(JsonNode content) {
        return content.properties().stream().allMatch(media -> media.getKey().startsWith("image/"));
    }

    private static List<JsonNode> contents(JsonNode holder) {
        return StreamSupport.stream(holder.path("content").spliterator(), false).toList();
    }

    private void eachOperation(BiConsumer<String, JsonNode> check) {
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                check.accept(operation.getKey() + " " + path.getKey(), operation.getValue())));
    }

    private String made() {
        return given().when()
                .get("/made-by-tests/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private JsonNode document() {
        try {
            if (made == null) {
                made = sorted(yaml.readTree(made()));
            }
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same tree with its members in one order, so that a difference shows as few lines. */
    private JsonNode sorted(JsonNode node) {
        return yaml.convertValue(yaml.convertValue(node, java.util.TreeMap.class), JsonNode.class);
    }
}
