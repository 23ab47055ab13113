package org.masthead.app;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The way in. Without a configured database it starts the embedded one first and stops it last, whichever way the
 * service ends.
 */
@QuarkusMain
public final class Main {

    /** Longer than {@code quarkus.shutdown.timeout}, and the time PostgreSQL is given to stop. */
    private static final long LONGEST_STOP_SECONDS = 40;

    Main() {}

    public static void main(String... arguments) {
        StartSettings settings = StartSettings.read();
        if (settings.databaseConfigured()) {
            Quarkus.run(Masthead.class, arguments);
        } else {
            runWithEmbeddedDatabase(settings.dataFolder(), arguments);
        }
    }

    private static void runWithEmbeddedDatabase(Path dataFolder, String... arguments) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped), "embedded database"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataFolder, Durability.DISK)) {
            database.datasourceProperties().forEach(System::setProperty);
            BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
            // Called when Quarkus has stopped; it does not return, so the database must be closed before.
            ApplicationLifecycleManager.setDefaultExitCodeHandler((code, failure) -> {
                close(database);
                stopped.countDown();
                exit.accept(code, failure);
            });
            Quarkus.run(Masthead.class, arguments);
        } catch (EmbeddedDatabaseException failure) {
            stopped.countDown();
            System.err.println(failure.getMessage());
            System.exit(1);
        } finally {
            stopped.countDown();
        }
    }

    private static void close(EmbeddedDatabase database) {
        database.datasourceProperties().keySet().forEach(System::clearProperty);
        database.close();
    }

    /** Keeps a JVM that has been told to end alive until Quarkus and then the database have stopped. */
    private static void await(CountDownLatch stopped) {
        try {
            if (!stopped.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Masthead did not stop in time; the next start takes care of its database.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
