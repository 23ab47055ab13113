package org.masthead.app;

/** Whether the embedded database waits for the disk before it calls a change safe. */
enum Durability {
    /** Each commit is on the disk before it is acknowledged. */
    DISK("on"),
    /** A crash of the machine may lose or break everything: for tests, whose data nobody misses. */
    MEMORY("off");

    private final String setting;

    Durability(String setting) {
        this.setting = setting;
    }

    /** The value of PostgreSQL's settings {@code fsync}, {@code synchronous_commit} and {@code full_page_writes}. */
    String setting() {
        return setting;
    }
}
