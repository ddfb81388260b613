package hcchat.allinone.objects;

import hcchat.storage.objects.AccessKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Debian's awscli, as one user of the store.
final class AwsCli {
    private static final Path PROGRAM = Path.of("/usr/bin/aws");

    private final URI endpoint;
    private final AccessKey user;
    private final Path home;

    /// @param home an empty folder: nothing that lies in the user's own is read
    AwsCli(URI endpoint, AccessKey user, Path home) {
        this.endpoint = endpoint;
        this.user = user;
        this.home = home;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /// What it says, on either stream.
    Said run(String... words) {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "--endpoint-url", endpoint.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.endsWith("_proxy"));
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        home.toString(),
                        "AWS_ACCESS_KEY_ID",
                        user.id(),
                        "AWS_SECRET_ACCESS_KEY",
                        user.secret(),
                        "AWS_DEFAULT_REGION",
                        "us-east-1",
                        "AWS_MAX_ATTEMPTS",
                        "1",
                        "AWS_EC2_METADATA_DISABLED",
                        "true"));
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Said(process.waitFor(), said);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// @param code 0 where all went well
    record Said(int code, String text) {}
}
