package org.masthead;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds the code to the table of packages and to the rules of the house, so that nobody has to. */
class ArchitectureTest {

    private static final String ROOT = "org.masthead";
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** What makes the OpenAPI document of them. */
    private static final Path DOCUMENT = Path.of("src", "test", "java", "org", "masthead", "app", "openapi");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Each package of the table, and what it may use beside itself; sub-packages count with theirs. */
    private static final Map<String, Set<String>> TABLE = new TreeMap<>();

    static {
        may("text");
        may("hugo");
        may("site");
        may("net");
        may("http", "site", "net");
        may("event", "site");
        may("outbound", "net");
        may("sql", "http", "text");
        may("slug", "http", "text", "sql");
        may("access", "http", "text", "site", "event", "sql");
        may("asset", "http", "text", "site", "access", "event", "outbound", "sql");
        String[] taxonomy = {"http", "text", "site", "access", "event", "asset", "slug", "sql"};
        may("tag", taxonomy);
        may("category", taxonomy);
        may("author", taxonomy);
        may("settings", "http", "site", "access", "event");
        String[] live = {"http", "text", "site", "access", "event", "tag", "category", "author", "asset", "slug", "sql"
        };
        may("live", live);
        may("post", plus(live, "hugo", "live"));
        may("search", plus(live, "outbound", "live"));
        may("feed", plus(live, "outbound", "live"));
        String[] readers = {"http", "site", "access", "event", "outbound", "live", "sql"};
        may("sync", readers);
        may("webhook", readers);
        may("audit", readers);
        may("transfer", plus(live, "hugo", "outbound", "post"));
        may("micropub", plus(live, "post"));
    }

    private static void may(String name, String... used) {
        TABLE.put(name, Set.of(used));
    }

    private static String[] plus(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    /** The row of the table that a class belongs to. */
    private static String row(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.", -1)[0];
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    @Nested
    class Packages {

        @Test
        void areAllInTheTable() {
            Set<String> rows = new TreeSet<>();
            CLASSES.forEach(type -> rows.add(row(type)));
            rows.remove("app");

            assertThat(TABLE.keySet()).containsAll(rows);
        }

        @Test
        void useWhatTheTableAllows() {
            Set<String> wrong = new TreeSet<>();
            CLASSES.stream()
                    .filter(type -> !row(type).equals("app"))
                    .forEach(type -> type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> isOurs(dependency.getTargetClass()))
                            .filter(dependency ->
                                    !row(dependency.getTargetClass()).equals(row(type)))
                            .filter(dependency ->
                                    !TABLE.getOrDefault(row(type), Set.of()).contains(row(dependency.getTargetClass())))
                            .forEach(dependency -> wrong.add(type.getName() + " → "
                                    + dependency.getTargetClass().getName())));

            assertThat(wrong).isEmpty();
        }

        @Test
        void haveNoCycles() {
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
        }

        private static final int MOST_FILES = 20;

        @Test
        void holdAtMostTwentyFiles() throws IOException {
            Map<String, Long> full = new LinkedHashMap<>();
            try (Stream<Path> folders = Files.walk(SOURCES).filter(Files::isDirectory)) {
                for (Path folder : folders.toList()) {
                    try (Stream<Path> files = Files.list(folder)) {
                        long count = files.filter(Files::isRegularFile).count();
                        String name = SOURCES.relativize(folder).toString();
                        if (count > MOST_FILES) {
                            full.put(name, count);
                        }
                    }
                }
            }

            assertThat(full).isEmpty();
        }

        @Test
        void areNotNamedForLayers() {
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            Stream.of("util", "common", "impl", "dto", "service", "model", "mapper", "entity")
                                    .map(name -> ".." + name + "..")
                                    .toArray(String[]::new))
                    .check(CLASSES);
        }

        @Test
        void thatArePureKnowNeitherBeansNorOtherPackages() {
            noClasses()
                    .that()
                    .resideInAnyPackage(ROOT + ".text..", ROOT + ".asset.image..", ROOT + ".hugo..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.inject..", "jakarta.enterprise..", "io.quarkus..")
                    .allowEmptyShould(true)
                    .check(CLASSES);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".asset.image..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT + ".asset.image.."))))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Nested
    class Resources {

        private static final String PATH = "jakarta.ws.rs.Path";

        @Test
        void areNamedSoAndNothingElseIs() {
            classes()
                    .that()
                    .areAnnotatedWith(PATH)
                    .should()
                    .haveSimpleNameEndingWith("Resource")
                    .check(CLASSES);
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Resource")
                    .should()
                    .beAnnotatedWith(PATH)
                    .check(CLASSES);
        }

        @Test
        void areThin() {
            noClasses()
                    .that()
                    .areAnnotatedWith(PATH)
                    .should()
                    .dependOnClassesThat(simpleNameEndingWith("Repository")
                            .or(resideInAnyPackage("jakarta.persistence..", "org.hibernate.."))
                            .or(com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(
                                    "jakarta.persistence.Entity")))
                    .check(CLASSES);
            noClasses()
                    .that()
                    .areAnnotatedWith(PATH)
                    .should()
                    .beAnnotatedWith("jakarta.transaction.Transactional")
                    .check(CLASSES);
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .areAnnotatedWith(PATH)
                    .should()
                    .notBeAnnotatedWith("jakarta.transaction.Transactional")
                    .check(CLASSES);
        }

        /** One that is not public is silently not registered. */
        @Test
        void haveTheirHttpMethodsPublic() {
            methods()
                    .that()
                    .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                    .should()
                    .bePublic()
                    .check(CLASSES);
        }
    }

    @Nested
    class Queries {

        private static final String MAKERS =
                ".*Repository|SlugTable|ListStatements|Selects|EventLog|.*(Query|Queries|Index)";

        @Test
        void areInRepositoriesAlone() {
            Set<String> wrong = new TreeSet<>();
            CLASSES.stream()
                    .filter(type -> !outermost(type).getSimpleName().matches(MAKERS))
                    .forEach(type -> type.getMethodCallsFromSelf().stream()
                            .filter(call -> isQuery(
                                    call.getTargetOwner(),
                                    call.getName(),
                                    call.getTarget().getRawParameterTypes().size()))
                            .forEach(call -> wrong.add(type.getName() + " calls "
                                    + call.getTargetOwner().getSimpleName() + "." + call.getName())));

            assertThat(wrong).isEmpty();
        }

        private static boolean isQuery(JavaClass owner, String method, int parameters) {
            boolean database = owner.isAssignableTo("jakarta.persistence.EntityManager")
                    || owner.isAssignableTo("java.sql.Connection")
                    || owner.isAssignableTo("javax.sql.DataSource");
            boolean panache = owner.getAllRawInterfaces().stream()
                            .anyMatch(type -> type.getName().startsWith("io.quarkus.hibernate.orm.panache"))
                    && Set.of("find", "list", "stream", "count", "update", "streamAll", "listAll")
                            .contains(method);
            // A repository's own methods may have these names; one of Panache takes the text of a query.
            return database
                    || (panache
                            && parameters > 0
                            && owner.tryGetMethod(method).isEmpty()
                            && owner.getMethods().stream()
                                    .noneMatch(m -> m.getName().equals(method)));
        }
    }

    @Nested
    class Beans {

        private static final String[] SCOPES = {
            "jakarta.inject.Singleton",
            "jakarta.enterprise.context.ApplicationScoped",
            "jakarta.enterprise.context.RequestScoped",
            "jakarta.ws.rs.Path",
            "jakarta.interceptor.Interceptor"
        };

        @Test
        void areGivenWhatTheyNeedByTheirConstructor() {
            noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(CLASSES);
        }

        @Test
        void haveFinalFields() {
            for (String scope : SCOPES) {
                fields().that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(scope)
                        .and()
                        .doNotHaveModifier(JavaModifier.VOLATILE)
                        .should()
                        .beFinal()
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        }

        @Test
        void thatCrossTheWireAreRecords() {
            classes()
                    .that()
                    .haveSimpleNameEndingWith("View")
                    .or()
                    .haveSimpleNameEndingWith("Draft")
                    .or()
                    .haveSimpleNameEndingWith("Summary")
                    .should()
                    .beRecords()
                    .check(CLASSES);
        }
    }

    @Nested
    class Rules {

        @Test
        void timeComesFromTheClock() {
            Set<String> wrong = new TreeSet<>();
            CLASSES.stream()
                    .filter(type -> !row(type).equals("site"))
                    .forEach(type -> type.getCodeUnitCallsFromSelf().stream()
                            .filter(call -> readsTheTime(
                                    call.getTargetOwner().getName(),
                                    call.getName(),
                                    call.getTarget().getRawParameterTypes().size()))
                            .forEach(call -> wrong.add(type.getName() + " calls "
                                    + call.getTargetOwner().getSimpleName() + "." + call.getName())));

            assertThat(wrong).isEmpty();
        }

        private static boolean readsTheTime(String owner, String method, int parameters) {
            return (owner.startsWith("java.time.") && method.equals("now") && parameters == 0)
                    || (owner.equals("java.time.Clock") && method.startsWith("system"))
                    || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"))
                    || (owner.equals("java.util.Date") && method.equals("<init>") && parameters == 0);
        }

        @Test
        void refusalsAreProblems() {
            Set<String> wrong = new TreeSet<>();
            CLASSES.forEach(type -> type.getConstructorCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().isAssignableTo("jakarta.ws.rs.WebApplicationException"))
                    .forEach(call -> wrong.add(
                            type.getName() + " makes a " + call.getTargetOwner().getSimpleName())));

            assertThat(wrong).isEmpty();
        }

        @Test
        void classesAreNamedForWhatTheyAre() {
            noClasses()
                    .should()
                    .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO)")
                    .check(CLASSES);
            noClasses().should().haveNameMatching(".*[.$]Abstract[A-Z].*").check(CLASSES);
        }

        @Test
        void filesAreShort() throws IOException {
            Map<String, Long> long_ = new LinkedHashMap<>();
            try (Stream<Path> files =
                    Files.walk(SOURCES).filter(file -> file.toString().endsWith(".java"))) {
                for (Path file : files.toList()) {
                    try (Stream<String> lines = Files.lines(file)) {
                        long count = lines.count();
                        if (count > 400) {
                            long_.put(SOURCES.relativize(file).toString(), count);
                        }
                    }
                }
            }

            assertThat(long_).isEmpty();
        }
    }

    @Nested
    class PublicTypes {

        /** Types that a source names; of a class of constants, and of a Javadoc link, byte code does not tell. */
        private static final Set<String> IMPORTED = imports();

        private static Set<String> imports() {
            try (Stream<Path> files = Stream.concat(Files.walk(SOURCES), Files.walk(DOCUMENT))
                    .filter(file -> file.toString().endsWith(".java"))) {
                Set<String> all = new TreeSet<>();
                for (Path file : files.toList()) {
                    try (Stream<String> lines = Files.lines(file)) {
                        lines.filter(line -> line.startsWith("import " + ROOT))
                                .map(line -> line.substring("import ".length(), line.length() - 1))
                                .forEach(all::add);
                    }
                }
                return all;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** What makes a framework ask for a public type. */
        private static final List<String> FRAMEWORK = List.of(
                "jakarta.ws.rs.Path",
                "jakarta.interceptor.Interceptor",
                "jakarta.persistence.Converter",
                "io.quarkus.runtime.annotations.QuarkusMain");

        @Test
        void areUsedByAnotherPackage() {
            List<String> unused = new ArrayList<>();
            CLASSES.stream()
                    .filter(type -> isPublic(type) && !isForAFramework(type))
                    .filter(type -> !isUsedElsewhere(type) && !isInAPublicSignature(type))
                    .forEach(type -> unused.add(type.getName()));

            assertThat(unused.stream().sorted()).isEmpty();
        }

        private static boolean isPublic(JavaClass type) {
            return type.getModifiers().contains(JavaModifier.PUBLIC)
                    && type.getEnclosingClass().map(PublicTypes::isPublic).orElse(true);
        }

        private static boolean isForAFramework(JavaClass type) {
            return FRAMEWORK.stream().anyMatch(type::isAnnotatedWith)
                    || type.getMethods().stream()
                            .anyMatch(method -> method.getAnnotations().stream()
                                    .anyMatch(annotation -> annotation
                                            .getRawType()
                                            .getName()
                                            .startsWith("org.jboss.resteasy.reactive.server.Server")))
                    || type.getAllRawInterfaces().stream()
                            .map(JavaClass::getName)
                            .anyMatch(name -> name.startsWith("jakarta.persistence.AttributeConverter")
                                    || name.startsWith("jakarta.ws.rs.ext.")
                                    || name.startsWith("org.jboss.resteasy.reactive.server.spi.")
                                    || name.startsWith("io.quarkus.jackson."));
        }

        private static boolean isUsedElsewhere(JavaClass type) {
            return IMPORTED.contains(type.getName().replace('$', '.'))
                    || type.getDirectDependenciesToSelf().stream()
                            .map(dependency -> dependency.getOriginClass().getPackageName())
                            .anyMatch(name -> !name.equals(type.getPackageName()));
        }

        /** Who uses the one type meets the other, without its name in the byte code. */
        private static boolean isInAPublicSignature(JavaClass type) {
            return type.getDirectDependenciesToSelf().stream()
                    .map(dependency -> dependency.getOriginClass())
                    .anyMatch(user -> user.getModifiers().contains(JavaModifier.PUBLIC)
                            && !user.equals(type)
                            && (user.getMethods().stream()
                                            .filter(method ->
                                                    method.getModifiers().contains(JavaModifier.PUBLIC))
                                            .anyMatch(method -> method.getAllInvolvedRawTypes()
                                                    .contains(type))
                                    || user.getConstructors().stream()
                                            .filter(made -> made.getModifiers().contains(JavaModifier.PUBLIC))
                                            .anyMatch(made -> made.getAllInvolvedRawTypes()
                                                    .contains(type))));
        }
    }

    private static JavaClass outermost(JavaClass type) {
        Optional<JavaClass> enclosing = type.getEnclosingClass();
        return enclosing.map(ArchitectureTest::outermost).orElse(type);
    }
}
