package hcchat.formatting;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `check FOLDER` lists the files that aren't formatted and fails; `apply FOLDER` formats them.
final class Formatting {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "data", ".git", ".hcchat");
    private static final Pattern WILDCARD_IMPORT = Pattern.compile("(?m)^import .*\\*;");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());
    private final Path root;
    private final boolean apply;

    private Formatting(Path root, boolean apply) {
        this.root = root;
        this.apply = apply;
    }

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[1]);
        List<String> complaints = new Formatting(root, args[0].equals("apply")).run();
        if (!complaints.isEmpty()) {
            System.err.println("Not formatted (./hcchat format mends what can be mended):");
            complaints.forEach(complaint -> System.err.println("  " + complaint));
            System.exit(1);
        }
    }

    private List<String> run() throws IOException {
        return sources().parallelStream().flatMap(this::complaints).sorted().toList();
    }

    private Stream<String> complaints(Path file) {
        String name = root.relativize(file).toString();
        try {
            String before = Files.readString(file);
            if (WILDCARD_IMPORT.matcher(before).find()) {
                return Stream.of(name + ": imports everything of a package by *");
            }
            String after = formatted(before);
            if (after.equals(before)) {
                return Stream.of();
            }
            if (apply) {
                Files.writeString(file, after);
                System.out.println("formatted " + name);
                return Stream.of();
            }
            return Stream.of(name);
        } catch (FormatterException e) {
            return Stream.of(name + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private String formatted(String before) throws FormatterException {
        String once = formatter.formatSourceAndFixImports(LongComments.broken(before));
        // How long a comment may be depends on its indentation, which is settled only now.
        return once.equals(before) ? once : formatter.formatSourceAndFixImports(LongComments.broken(once));
    }

    private List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                Path name = folder.getFileName();
                boolean skip = name != null && NOT_OURS.contains(name.toString());
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
