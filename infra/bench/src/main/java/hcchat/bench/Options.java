package hcchat.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
///
/// @param only names of the scenarios to run, empty for all
/// @param quick seconds instead of minutes: shows that it works, not how fast it is
/// @param floor whether the floor is measured as well, `floorOnly` whether nothing else is
/// @param server a server that is running already, or null to start one
/// @param pid that server's process, 0 when it can't be seen
/// @param senders senders in each room of ten
/// @param serverCore core of the server and the floor, -1 for any
/// @param loadCore core of the load, -1 for any
/// @param seed of everything that is left to chance
public record Options(
        List<String> only,
        boolean quick,
        boolean floor,
        boolean floorOnly,
        @Nullable URI server,
        long pid,
        int senders,
        int serverCore,
        int loadCore,
        long seed,
        @Nullable Path json,
        @Nullable Path folder) {

    static final String HELP = """
        ./hcchat bench [NAME …]   run all scenarios, or those named
          --list                  name the scenarios
          --quick                 seconds instead of minutes: shows that it works, not how fast it is
          --no-floor              leave out the minimal broadcaster that shows what sockets alone cost
          --floor-only            nothing but that
          --server ws://HOST:PORT measure a server that is running (with --limits off); --pid N to see its CPU and memory
          --senders N             senders in each room of ten (1)
          --cores S,L             core of the server, core of the load (0,1); any,any to pin nothing
          --seed N                of everything that is left to chance
          --json FILE             the figures once more, as JSON
          --folder DIR            where the started server keeps its data (a new temporary folder)
        A run in which a message was lost, repeated, reordered or refused ends with 1.
        """;

    /// @throws IllegalArgumentException with a sentence for the user
    public static Options parse(String... arguments) {
        Builder builder = new Builder();
        var left = Arrays.asList(arguments).iterator();
        while (left.hasNext()) {
            String argument = left.next();
            switch (argument) {
                case "--quick" -> builder.quick = true;
                case "--no-floor" -> builder.floor = false;
                case "--floor-only" -> builder.floorOnly = true;
                case "--server", "--pid", "--senders", "--cores", "--seed", "--json", "--folder" -> {
                    if (!left.hasNext()) {
                        throw new IllegalArgumentException("The flag " + argument + " needs a value.");
                    }
                    builder.take(argument, left.next());
                }
                default -> {
                    if (argument.startsWith("-")) {
                        throw new IllegalArgumentException("Unknown flag " + argument + ".");
                    }
                    builder.only.add(argument);
                }
            }
        }
        return builder.build();
    }

    private static final class Builder {
        private final List<String> only = new java.util.ArrayList<>();
        private boolean quick;
        private boolean floor = true;
        private boolean floorOnly;
        private @Nullable URI server;
        private long pid;
        private int senders = 1;
        private int serverCore;
        private int loadCore = 1;
        private long seed = System.nanoTime();
        private @Nullable Path json;
        private @Nullable Path folder;

        void take(String flag, String value) {
            try {
                switch (flag) {
                    case "--server" -> server = URI.create(value);
                    case "--pid" -> pid = Long.parseLong(value);
                    case "--senders" -> senders = Integer.parseInt(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    case "--json" -> json = Path.of(value);
                    case "--folder" -> folder = Path.of(value);
                    default -> {
                        String[] both = value.split(",", 2);
                        serverCore = core(both[0]);
                        loadCore = core(both.length > 1 ? both[1] : "any");
                    }
                }
            } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException(
                        "The flag " + flag + " needs a number, not " + value + ".", noNumber);
            }
        }

        private static int core(String text) {
            return text.equals("any") ? -1 : Integer.parseInt(text);
        }

        Options build() {
            return new Options(
                    List.copyOf(only),
                    quick,
                    floor,
                    floorOnly,
                    server,
                    pid,
                    senders,
                    serverCore,
                    loadCore,
                    seed,
                    json,
                    folder);
        }
    }
}
