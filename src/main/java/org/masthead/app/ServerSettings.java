package org.masthead.app;

/**
 * The settings of the embedded server, written anew at each start.
 *
 * @param port where it listens, on the loopback address alone
 * @param durability what it waits for at each commit
 */
record ServerSettings(int port, Durability durability) {

    /** The content of {@code postgresql.conf}. */
    String postgresqlConf() {
        return """
                # Masthead writes this file at each start: changes here are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 50
                password_encryption = 'scram-sha-256'

                fsync = %2$s
                synchronous_commit = %2$s
                full_page_writes = %2$s

                shared_buffers = 64MB
                max_wal_size = 512MB
                jit = off

                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, ymd'
                lc_messages = 'C'
                default_text_search_config = 'pg_catalog.simple'

                # Statements that fail are Masthead's to report; the server's log is about the server.
                log_min_messages = log
                log_checkpoints = off
                """.formatted(port, durability.setting());
    }

    /** The content of {@code pg_hba.conf}: one role, one database, one address, always with the password. */
    String hostBasedAuthentication() {
        return """
                # Masthead writes this file at each start: changes here are lost.
                host %1$s %1$s 127.0.0.1/32 scram-sha-256
                """.formatted(DatabaseCluster.NAME);
    }
}
