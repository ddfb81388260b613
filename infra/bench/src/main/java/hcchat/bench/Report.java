package hcchat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The figures of a run, and what of it was wrong.
public final class Report {
    private static final String FLOOR = "floor";
    private static final String ROW = "%-22s %-46s %14s %14s %18s  %s%n";

    private final List<Figure> figures = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Map<String, String> circumstances = new LinkedHashMap<>();

    public void add(Figure figure) {
        figures.add(figure);
    }

    /// Something that makes the figures worthless.
    public void fail(String what) {
        failures.add(what);
    }

    /// How the run was made: options, machine, flags.
    public void say(String what, String value) {
        circumstances.put(what, value);
    }

    public boolean failed() {
        return !failures.isEmpty();
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public String table() {
        StringBuilder table = new StringBuilder();
        circumstances.forEach(
                (what, value) -> table.append(what).append(": ").append(value).append('\n'));
        table.append(ROW.formatted("scenario", "figure", "floor", "server", "reach (aim)", "got"));
        for (Figure figure : figures) {
            if (!figure.target().equals(FLOOR)) {
                table.append(row(figure, onFloor(figure)));
            } else if (figures.stream().noneMatch(other -> isSame(other, figure) && !other.equals(figure))) {
                table.append(
                        ROW.formatted(figure.scenario(), figure.label(), Figure.number(figure.value()), "", "", ""));
            }
        }
        failures.forEach(failure -> table.append("FAILED ").append(failure).append('\n'));
        return table.toString();
    }

    private static String row(Figure figure, @Nullable Figure floor) {
        Goal goal = figure.goal();
        return ROW.formatted(
                figure.scenario(),
                figure.label(),
                floor == null ? "" : Figure.number(floor.value()),
                Figure.number(figure.value()),
                goal == null ? "" : goal.toString(),
                goal == null ? "" : goal.verdict(figure.value()));
    }

    private @Nullable Figure onFloor(Figure figure) {
        return figures.stream()
                .filter(other -> other.target().equals(FLOOR) && isSame(other, figure))
                .findFirst()
                .orElse(null);
    }

    private static boolean isSame(Figure one, Figure other) {
        return one.scenario().equals(other.scenario()) && one.name().equals(other.name());
    }

    /// The same as one JSON object.
    public String json() {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = mapper.createObjectNode();
        ObjectNode how = root.putObject("circumstances");
        circumstances.forEach(how::put);
        root.set("figures", mapper.valueToTree(figures));
        root.set("failures", mapper.valueToTree(failures));
        return mapper.writeValueAsString(root);
    }

    void writeTo(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, json());
    }
}
