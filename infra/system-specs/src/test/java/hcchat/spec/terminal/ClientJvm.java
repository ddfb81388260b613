package hcchat.spec.terminal;

import java.nio.file.Path;
import java.util.List;

/// How the terminal client is started, as `./hcchat chat` does.
final class ClientJvm {
    private ClientJvm() {}

    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                // Under Surefire the JVM's own class path is one jar that names the rest.
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "hcchat.cli.Main");
    }
}
