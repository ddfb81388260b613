package hcchat.cli.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files whose names begin as what was typed behind `/send` does, as they would be typed.
///
/// @param from where the name begins in the line
record PathChoices(int from, List<String> all) {
    private static final String SEND = "/send ";
    private static final int MOST = 50;

    /// Null where no file is typed.
    static @Nullable PathChoices of(String line) {
        if (!line.startsWith(SEND)) {
            return null;
        }
        String typed = line.substring(SEND.length()).replace("\\ ", " ").replaceFirst("^[\"']", "");
        boolean quoted = line.startsWith("\"", SEND.length()) || line.startsWith("'", SEND.length());
        boolean behind =
                !quoted && line.substring(SEND.length()).replace("\\ ", "").contains(" ");
        return behind ? null : new PathChoices(SEND.length(), beginning(typed));
    }

    private static List<String> beginning(String typed) {
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        String begun = typed.substring(folder.length());
        String home = folder.startsWith("~/") ? System.getProperty("user.home") + folder.substring(1) : folder;
        try (Stream<Path> files = Files.list(Path.of(home.isEmpty() ? "." : home))) {
            return files.filter(file -> file.getFileName().toString().startsWith(begun))
                    // Hidden ones only for who asks for them.
                    .filter(file -> begun.startsWith(".")
                            || !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .limit(MOST)
                    .map(file -> typed(folder + file.getFileName(), Files.isDirectory(file)))
                    .toList();
        } catch (IOException | InvalidPathException none) {
            return List.of();
        }
    }

    private static String typed(String path, boolean folder) {
        return path.replace(" ", "\\ ") + (folder ? "/" : " ");
    }
}
