package hcchat.allinone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The server process of one cluster, found by the note that it leaves in its folder.
final class Postmaster {
    // Together well within the 10 s in which the whole server has to close.
    private static final Duration FAST = Duration.ofSeconds(6);
    private static final Duration IMMEDIATE = Duration.ofSeconds(2);

    private final PostgresPrograms programs;
    private final Path cluster;
    private final Path note;

    Postmaster(PostgresPrograms programs, Path cluster) {
        this.programs = programs;
        this.cluster = cluster;
        this.note = cluster.resolve("postmaster.pid");
    }

    /// Stops it if it runs. `fast` ends all sessions and writes a checkpoint; when that takes too long, `immediate`
    /// leaves the rest to the recovery of the next start.
    void stop() throws IOException {
        Optional<ProcessHandle> running = running();
        if (running.isPresent()) {
            if (!programs.stop(cluster, "fast", FAST)) {
                programs.stop(cluster, "immediate", IMMEDIATE);
            }
            running.filter(ProcessHandle::isAlive).ifPresent(ProcessHandle::destroyForcibly);
        }
        // What is left now is a note of a dead process, whose number may be anybody's by now: postgres would take that
        // process for another server and not start.
        Files.deleteIfExists(note);
    }

    /// The process that the note names, if that is a postgres of this very cluster.
    Optional<ProcessHandle> running() throws IOException {
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(note);
        if (lines.size() < 2 || !Path.of(lines.get(1)).equals(cluster)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().trim())).filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean postgres =
                info.command().map(command -> command.endsWith("/postgres")).orElse(false);
        boolean thisCluster = info.arguments()
                .map(arguments -> List.of(arguments).contains(cluster.toString()))
                .orElse(false);
        return postgres && thisCluster;
    }
}
