package org.masthead.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The container files, read as an engine would, since none runs where this is built. The rules are those of the Compose
 * Specification's schema for the members in use; a member that is not listed here is either a mistake or to be added.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerFilesTest {

    private static final Predicate<Object> TEXT = value -> value instanceof String text && !text.isBlank();
    private static final Predicate<Object> DURATION =
            value -> value instanceof String text && text.matches("(\\d+(ms|s|m|h))+");
    private static final Predicate<Object> COUNT = value -> value instanceof Integer number && number > 0;

    private static final Map<String, Predicate<Object>> SERVICE = Map.ofEntries(
            Map.entry("build", ContainerFilesTest::isBuild),
            Map.entry("image", matching("[a-z0-9./_-]+:[A-Za-z0-9._-]+")),
            Map.entry("init", Boolean.class::isInstance),
            Map.entry("restart", matching("no|always|unless-stopped|on-failure(:\\d+)?")),
            Map.entry("stop_grace_period", DURATION),
            Map.entry("depends_on", ContainerFilesTest::isDependencies),
            Map.entry("ports", listOf(matching("((\\d{1,3}\\.){3}\\d{1,3}:)?\\d{1,5}:\\d{1,5}(/(tcp|udp))?"))),
            Map.entry("environment", ContainerFilesTest::isEnvironment),
            Map.entry("volumes", listOf(matching("[a-z][a-z0-9-]*:/[a-z/]+(:ro)?"))),
            Map.entry("healthcheck", ContainerFilesTest::isHealthCheck));

    private static final Map<String, Predicate<Object>> HEALTH_CHECK = Map.of(
            "test", ContainerFilesTest::isHealthTest,
            "interval", DURATION,
            "timeout", DURATION,
            "start_period", DURATION,
            "retries", COUNT);

    /** What a user may set: the table "Configuration a user meets first" of the documentation. */
    private static final Set<String> OUR_VARIABLES = Set.of(
            "QUARKUS_HTTP_PORT",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "MASTHEAD_DATA_DIR",
            "MASTHEAD_ADMIN_PASSWORD",
            "MASTHEAD_BASE_URL",
            "MASTHEAD_SITE_URL",
            "MASTHEAD_SITE_TITLE",
            "MASTHEAD_SITE_LOCALE",
            "MASTHEAD_SITE_LOCALES",
            "MASTHEAD_SITE_TIME_ZONE",
            "MASTHEAD_PREVIEW_URL",
            "MASTHEAD_CORS_ORIGINS",
            "MASTHEAD_OUTBOUND_ALLOW");

    /** What the image {@code postgres} documents. */
    private static final Set<String> POSTGRES_VARIABLES =
            Set.of("POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB", "POSTGRES_INITDB_ARGS");

    private Map<String, Object> compose;
    private List<String> dockerfile;

    @BeforeAll
    void read() throws IOException {
        Load yaml = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
        compose = members(yaml.loadFromString(Files.readString(Path.of("docker-compose.yml"))));
        dockerfile = Files.readString(Path.of("Dockerfile"))
                .replaceAll("(?m)^#.*\\n", "")
                .replaceAll("\\\\\\n\\s*", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    @Test
    void composeFileHasOnlyMembersOfTheSpecification() {
        assertThat(compose.keySet()).isSubsetOf("name", "services", "volumes", "networks", "configs", "secrets");
        assertThat((String) compose.get("name")).matches("[a-z0-9][a-z0-9_-]*");
        SoftAssertions.assertSoftly(softly -> services()
                .forEach((name, service) -> members(service)
                        .forEach((member, value) -> softly.assertThat(accepts(SERVICE, member, value))
                                .as("%s.%s: %s", name, member, value)
                                .isTrue())));
    }

    @Test
    void everyServiceHasAnImageOrIsBuilt() {
        assertThat(services().values())
                .allMatch(service -> members(service).containsKey("build")
                        != members(service).containsKey("image"));
    }

    @Test
    void servicesWaitForHealthyOnes() {
        Map<String, Object> dependencies = members(service("masthead").get("depends_on"));

        assertThat(services()).containsKeys(dependencies.keySet().toArray(String[]::new));
        assertThat(members(dependencies.get("postgres"))).containsEntry("condition", "service_healthy");
        assertThat(service("postgres")).containsKey("healthcheck");
    }

    @Test
    void everyVolumeInUseIsDeclared() {
        List<String> used = services().values().stream()
                .flatMap(service -> texts(members(service).get("volumes")).stream())
                .map(volume -> volume.substring(0, volume.indexOf(':')))
                .toList();

        assertThat(members(compose.get("volumes"))).containsOnlyKeys(used);
    }

    @Test
    void everyVariableMeansSomething() {
        assertThat(OUR_VARIABLES).containsAll(environment("masthead").keySet());
        assertThat(POSTGRES_VARIABLES).containsAll(environment("postgres").keySet());
    }

    @Test
    void theServiceUsesTheDatabaseBesideIt() {
        Map<String, Object> client = environment("masthead");
        Map<String, Object> server = environment("postgres");

        assertThat(client)
                .containsEntry(
                        "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://postgres:5432/" + server.get("POSTGRES_DB"))
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", server.get("POSTGRES_USER"))
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", server.get("POSTGRES_PASSWORD"))
                .containsEntry("MASTHEAD_DATA_DIR", "/data");
        assertThat(texts(service("masthead").get("volumes"))).contains("masthead-data:/data");
    }

    @Test
    void dockerfileHasOnlyKnownInstructions() {
        assertThat(dockerfile)
                .allMatch(line ->
                        line.matches("(FROM|RUN|COPY|ENV|USER|WORKDIR|VOLUME|EXPOSE|HEALTHCHECK|ENTRYPOINT) .+"));
        assertThat(dockerfile.get(0)).startsWith("FROM maven:3.9-eclipse-temurin-17 AS build");
    }

    @Test
    void dockerfileCopiesWhatIsThere() {
        Pattern copy = Pattern.compile("COPY (?:--from=(\\w+) )?(\\S+) (\\S+)");

        assertThat(instructions("COPY")).isNotEmpty().allSatisfy(line -> {
            var parts = copy.matcher(line);
            assertThat(parts.matches()).isTrue();
            if (parts.group(1) == null) {
                assertThat(Path.of(parts.group(2))).exists();
            } else {
                assertThat(instructions("FROM")).anyMatch(stage -> stage.endsWith(" AS " + parts.group(1)));
                assertThat(parts.group(2)).startsWith("/build/target/quarkus-app/");
            }
        });
    }

    @Test
    void theImageRunsAsNobodyInParticularAndKeepsItsData() {
        assertThat(instructions("USER")).containsExactly("USER 10001");
        assertThat(instructions("VOLUME")).containsExactly("VOLUME /data");
        assertThat(instructions("EXPOSE")).containsExactly("EXPOSE 8080");
        assertThat(instructions("ENV")).anyMatch(line -> line.contains("MASTHEAD_DATA_DIR=/data"));
        assertThat(instructions("HEALTHCHECK")).singleElement().asString().contains("/q/health/ready");
        assertThat(instructions("ENTRYPOINT")).singleElement().asString().contains("\"java\"");
    }

    @Test
    void theBuilderGetsNoDataAndNoHistory() throws IOException {
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains(".git", "data", "target");
    }

    private List<String> instructions(String name) {
        return dockerfile.stream().filter(line -> line.startsWith(name + " ")).toList();
    }

    private Map<String, Object> services() {
        return members(compose.get("services"));
    }

    private Map<String, Object> service(String name) {
        return members(services().get(name));
    }

    private Map<String, Object> environment(String service) {
        return members(service(service).get("environment"));
    }

    private static boolean accepts(Map<String, Predicate<Object>> schema, String member, Object value) {
        return schema.containsKey(member) && schema.get(member).test(value);
    }

    private static boolean isBuild(Object value) {
        Map<String, Object> build = members(value);
        Path context = Path.of((String) build.get("context"));
        return Set.of("context", "dockerfile").containsAll(build.keySet())
                && Files.isRegularFile(context.resolve((String) build.get("dockerfile")));
    }

    private static boolean isDependencies(Object value) {
        return members(value).values().stream()
                .map(ContainerFilesTest::members)
                .allMatch(
                        dependency -> Set.of("condition", "restart", "required").containsAll(dependency.keySet())
                                && Set.of("service_started", "service_healthy", "service_completed_successfully")
                                        .contains(dependency.get("condition")));
    }

    /** Names in capitals; values are scalars, with {@code ${NAME}} or {@code ${NAME:-default}} in them. */
    private static boolean isEnvironment(Object value) {
        return members(value).entrySet().stream()
                .allMatch(variable -> variable.getKey().matches("[A-Z][A-Z0-9_]*")
                        && variable.getValue() instanceof String text
                        && !text.replaceAll("\\$\\{[A-Z][A-Z0-9_]*(:-[^{}]*)?}", "")
                                .contains("$"));
    }

    private static boolean isHealthCheck(Object value) {
        return members(value).entrySet().stream()
                .allMatch(member -> accepts(HEALTH_CHECK, member.getKey(), member.getValue()));
    }

    private static boolean isHealthTest(Object value) {
        return value instanceof List<?> command
                && command.stream().allMatch(TEXT)
                && (command.size() == 2 && "CMD-SHELL".equals(command.get(0))
                        || command.size() > 1 && "CMD".equals(command.get(0)));
    }

    private static Predicate<Object> matching(String pattern) {
        return value -> value instanceof String text && text.matches(pattern);
    }

    private static Predicate<Object> listOf(Predicate<Object> element) {
        return value -> value instanceof List<?> list
                && list.stream().allMatch(element)
                && Set.copyOf(list).size() == list.size();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Object value) {
        return (List<String>) value;
    }
}
