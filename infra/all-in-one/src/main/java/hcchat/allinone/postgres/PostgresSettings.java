package hcchat.allinone.postgres;

import hcchat.allinone.host.LocalPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The two files that say how the embedded server runs and who may come in. Ours as a whole, written again before each
/// start: what an older version of us, or initdb, has left there doesn't count.
final class PostgresSettings {
    private PostgresSettings() {}

    static void write(Path cluster, int port) throws IOException {
        Files.writeString(cluster.resolve("postgresql.conf"), settings(port));
        Files.writeString(cluster.resolve("pg_hba.conf"), entry());
        Files.writeString(cluster.resolve("pg_ident.conf"), "");
        // ALTER SYSTEM would win over the file above.
        Files.writeString(cluster.resolve("postgresql.auto.conf"), "");
    }

    private static String entry() {
        return """
            # Written by HCChat before each start.
            host all all 127.0.0.1/32 scram-sha-256
            """;
    }

    private static String settings(int port) {
        return """
            # Written by HCChat before each start; changes made here are lost.
            listen_addresses = '%s'
            port = %d
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 40

            # An acknowledged message is on disk.
            fsync = on
            synchronous_commit = on
            full_page_writes = on

            # One writer, batches, rows that are read again soon after or hardly ever.
            shared_buffers = '128MB'
            effective_cache_size = '1GB'
            work_mem = '8MB'
            maintenance_work_mem = '64MB'
            wal_buffers = '16MB'
            jit = off
            max_parallel_workers_per_gather = 0
            max_parallel_maintenance_workers = 0
            max_worker_processes = 2
            max_logical_replication_workers = 0
            io_method = 'sync'
            random_page_cost = 1.1

            # What is written is ciphertext: compressing it costs time and saves nothing. Checkpoints are rare, since each
            # is followed by whole pages in the log.
            wal_compression = off
            max_wal_size = '2GB'
            min_wal_size = '256MB'
            checkpoint_timeout = '15min'
            checkpoint_completion_target = 0.9

            # Tables only grow: one gentle worker, once a minute.
            autovacuum_max_workers = 1
            autovacuum_naptime = '1min'
            autovacuum_vacuum_insert_scale_factor = 0.5
            autovacuum_analyze_scale_factor = 0.3
            autovacuum_vacuum_cost_delay = '10ms'

            # No value of a row in a log line.
            log_min_messages = warning
            log_min_error_statement = panic
            log_error_verbosity = terse
            log_parameter_max_length_on_error = 0
            log_checkpoints = off
            log_line_prefix = '%%m [%%p] '
            log_timezone = 'UTC'
            timezone = 'UTC'
            """.formatted(LocalPorts.LOOPBACK, port);
    }
}
