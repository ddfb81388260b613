package hcchat.allinone;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/// A real process with a main class of ours, killed as soon as it says that it serves.
public final class KilledProcess {
    private static final String SERVES = "serves ";

    private KilledProcess() {}

    /// Said by the main class: now it may be killed.
    public static void serves(String what) throws InterruptedException {
        System.out.println(SERVES + what);
        Thread.currentThread().join();
    }

    /// Returns what the process said it serves, when it is dead.
    public static String run(Class<?> mainClass, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        mainClass.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.startsWith(SERVES)) {
                line = output.readLine();
            }
            if (line == null) {
                throw new IOException("the process ended by itself");
            }
            return line.substring(SERVES.length());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
