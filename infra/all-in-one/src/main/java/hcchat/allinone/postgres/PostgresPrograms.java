package hcchat.allinone.postgres;

import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// initdb and pg_ctl, run as a user that they accept.
final class PostgresPrograms {
    private final Path bin;
    private final List<String> prefix;

    PostgresPrograms(Path bin) {
        this.bin = bin;
        this.prefix = asNobodyInParticular();
    }

    void initdb(Path cluster, String admin, Path passwordFile) throws IOException {
        Outcome outcome = run(
                Duration.ofMinutes(2),
                "initdb",
                "--pgdata=" + cluster,
                "--username=" + admin,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--no-instructions");
        if (outcome.exitCode() != 0) {
            throw new StartRefused(
                    Reason.BROKEN_DEPENDENCY,
                    "PostgreSQL's data folder can't be made: " + outcome.text().strip());
        }
    }

    /// Returns when the server takes connections. pg_ctl starts it in a session of its own, so that a Ctrl-C meant
    /// for us doesn't reach it before we have closed what uses it.
    void start(Path cluster, Path log) throws IOException {
        // Generous: after a kill in the middle of a load it first replays up to max_wal_size.
        Outcome outcome = run(
                Duration.ofMinutes(11),
                "pg_ctl",
                "start",
                "-s",
                "-w",
                "-t",
                "600",
                "-D",
                cluster.toString(),
                "-l",
                log.toString());
        if (outcome.exitCode() != 0) {
            throw new StartRefused(
                    Reason.BROKEN_DEPENDENCY, "PostgreSQL did not start; why stands at the end of " + log + ".");
        }
    }

    boolean stop(Path cluster, String mode, Duration patience) throws IOException {
        String seconds = Long.toString(patience.toSeconds());
        return run(
                                patience.plusSeconds(5),
                                "pg_ctl",
                                "stop",
                                "-s",
                                "-w",
                                "-t",
                                seconds,
                                "-D",
                                cluster.toString(),
                                "-m",
                                mode)
                        .exitCode()
                == 0;
    }

    private Outcome run(Duration limit, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        // Into a file, not a pipe: the server that pg_ctl leaves behind would keep the pipe open for ever.
        Path output = Files.createTempFile("hcchat-postgres", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, program + " took longer than " + limit.toSeconds() + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own root looks like nobody to it, and the
    /// files stay root's.
    private static List<String> asNobodyInParticular() {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        try {
            Process trial = new ProcessBuilder("unshare", "--user", "true").start();
            if (trial.waitFor() == 0) {
                return List.of("unshare", "--user");
            }
        } catch (IOException _) {
            // no such program: the sentence below says what to do
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new StartRefused(
                Reason.BROKEN_DEPENDENCY,
                "PostgreSQL refuses to run as root and user namespaces aren't available here: start HCChat as another"
                        + " user, or give the address of a PostgreSQL in HCCHAT_POSTGRES_URL.");
    }

    private record Outcome(int exitCode, String text) {}
}
