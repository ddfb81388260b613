package hcchat.allinone.postgres;

import hcchat.allinone.host.DataFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/// A server process that is killed and leaves its PostgreSQL running.
final class LeavesAnOrphan {
    private LeavesAnOrphan() {}

    /// Returns the process id of the PostgreSQL that is left.
    static long on(Path folder) throws IOException, InterruptedException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeavesAnOrphan.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = server.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.startsWith("postgres ")) {
                line = output.readLine();
            }
            if (line == null) {
                throw new IOException("the server ended by itself");
            }
            return Long.parseLong(line.substring("postgres ".length()));
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(DataFolder.lock(Path.of(arguments[0])));
        System.out.println("postgres " + postgres.processId().orElseThrow());
        Thread.currentThread().join();
    }
}
