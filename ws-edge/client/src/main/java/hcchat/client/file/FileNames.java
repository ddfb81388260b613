package hcchat.client.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What somebody else called a file → a name under which it may lie in a folder of ours: no path, nothing hidden,
/// nothing
/// that a terminal obeys or that turns the writing, nothing that a file system takes for something else.
public final class FileNames {
    private static final int MOST_BYTES = 200;
    private static final int MOST_ENDING = 16;
    private static final String UNFIT = "<>:\"|?*";
    // Names of devices, whatever their ending.
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com", "lpt");

    private FileNames() {}

    /// @param instead for a name of which nothing is left
    public static String safe(String told, String instead) {
        String last = told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1);
        String name = last.codePoints()
                .filter(FileNames::isShown)
                .mapToObj(letter -> UNFIT.indexOf(letter) < 0 ? Character.toString(letter) : "_")
                .collect(Collectors.joining())
                .strip()
                .replaceFirst("^[.~-]+", "_")
                .replaceFirst("[. ]+$", "");
        if (name.isEmpty() || name.equals("_")) {
            return instead;
        }
        String stem = name.replaceFirst("\\..*$", "").replaceFirst("[0-9]$", "");
        return cut(DEVICES.contains(stem.toLowerCase(Locale.ROOT)) ? "_" + name : name);
    }

    private static boolean isShown(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// As long as file systems take it, with its ending.
    private static String cut(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= MOST_ENDING ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - ending.length());
        while (bytes(stem + ending) > MOST_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /// `photo.jpg` → `photo (2).jpg`.
    static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot > 0
                ? name.substring(0, dot) + " (" + number + ")" + name.substring(dot)
                : name + " (" + number + ")";
    }
}
