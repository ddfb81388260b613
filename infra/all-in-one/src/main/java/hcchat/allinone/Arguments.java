package hcchat.allinone;

import hcchat.allinone.Settings.Encryption;
import hcchat.allinone.Settings.History;
import hcchat.allinone.Settings.Registration;
import hcchat.allinone.host.LocalPorts;
import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import hcchat.command.rest.Origins;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Flags and environment as [Settings]: a flag wins over the variable of the same name, `--e2ee` over `HCCHAT_E2EE`.
final class Arguments {
    private static final String S3_URL = "s3-url";

    // Known from elsewhere, or said of more than this process.
    private static final Map<String, String> VARIABLES = Map.of(S3_URL, "HCCHAT_S3_PUBLIC_URL");

    private static final Map<String, String> DEFAULTS = Map.of(
            "data", "data",
            "bind", LocalPorts.LOOPBACK,
            "port", "10080",
            "e2ee", "required",
            "limits", "on",
            // Whoever reaches the port of a server of one's own isn't thereby somebody who is to have an account there.
            "registration", "invite");
    private static final Set<String> OPTIONAL =
            Set.of("health-port", "objects-port", "history", "retention-days", S3_URL);

    private final Map<String, String> values = new HashMap<>(DEFAULTS);
    private final boolean objectsElsewhere;
    private final Set<String> origins;

    private Arguments(String[] flags, Map<String, String> environment) {
        DEFAULTS.keySet().forEach(name -> takeVariable(name, environment));
        OPTIONAL.forEach(name -> takeVariable(name, environment));
        takeVariable("postgres-url", environment);
        takeVariable("kafka-bootstrap", environment);
        objectsElsewhere =
                isSet(environment.get("HCCHAT_STORAGE_ENDPOINT")) || isSet(environment.get("MINIO_ENDPOINT"));
        origins = Stream.of(environment.get("CORS_ALLOW_ORIGINS"), environment.get("HCCHAT_REST_ORIGINS"))
                .filter(Arguments::isSet)
                .flatMap(named -> Arrays.stream(named.split(",")))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(Arguments::origin)
                .collect(Collectors.toUnmodifiableSet());
        takeFlags(flags);
    }

    static Settings parse(String[] flags, Map<String, String> environment) {
        return new Arguments(flags, environment).settings();
    }

    private Settings settings() {
        int port = number("port", value("port"));
        return new Settings(
                Path.of(value("data")),
                value("bind"),
                port == 0 ? LocalPorts.free() : port,
                beside("health-port", port, 1),
                beside("objects-port", port, 10),
                oneOf("e2ee", Encryption.values()),
                oneOf("limits", Switch.values()) == Switch.ON,
                values.containsKey("history") ? oneOf("history", History.values()) : null,
                oneOf("registration", Registration.values()),
                retention(),
                values.get("postgres-url"),
                values.get("kafka-bootstrap"),
                objectsElsewhere,
                values.get(S3_URL),
                origins);
    }

    /// Where no port of its own is named, the one so far beyond the server's; 0 means any free one: tests use it.
    private int beside(String name, int port, int distance) {
        String named = values.get(name);
        if (named != null) {
            return number(name, named);
        }
        return port == 0 ? LocalPorts.free() : port + distance;
    }

    private static String origin(String written) {
        try {
            return Origins.normal(written);
        } catch (IllegalArgumentException nobodys) {
            throw refused(nobodys.getMessage() + ".");
        }
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    private void takeVariable(String name, Map<String, String> environment) {
        String usual = "HCCHAT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        String value = environment.get(VARIABLES.getOrDefault(name, usual));
        if (value != null && !value.isEmpty()) {
            values.put(name, value);
        }
    }

    private void takeFlags(String[] flags) {
        for (int i = 0; i < flags.length; i++) {
            String flag = flags[i];
            int sign = flag.indexOf('=');
            String name = sign < 0 ? flag : flag.substring(0, sign);
            if (!name.startsWith("--") || !isFlag(name.substring(2))) {
                throw refused("Unknown flag " + name + ": ./hcchat help shows what there is.");
            }
            if (sign < 0 && ++i == flags.length) {
                throw refused("The flag " + name + " needs a value.");
            }
            values.put(name.substring(2), sign < 0 ? flags[i] : flag.substring(sign + 1));
        }
    }

    private static boolean isFlag(String name) {
        return DEFAULTS.containsKey(name) || OPTIONAL.contains(name);
    }

    private @Nullable Duration retention() {
        if (!values.containsKey("retention-days")) {
            return null;
        }
        int days = number("retention-days", value("retention-days"));
        if (days < 1) {
            throw refused("The flag --retention-days is at least 1.");
        }
        return Duration.ofDays(days);
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " has no default");
        }
        return value;
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException _) {
            throw refused("The flag --" + name + " needs a number, not \"" + value + "\".");
        }
    }

    private <E extends Enum<E>> E oneOf(String name, E[] choices) {
        String wanted = value(name);
        return Arrays.stream(choices)
                .filter(choice -> spelled(choice).equals(wanted))
                .findFirst()
                .orElseThrow(() -> refused("The flag --" + name + " is one of "
                        + Arrays.stream(choices).map(Arguments::spelled).collect(Collectors.joining(", "))
                        + ", not \"" + wanted + "\"."));
    }

    private static String spelled(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static StartRefused refused(String sentence) {
        return new StartRefused(Reason.BAD_ARGUMENT, sentence);
    }

    private enum Switch {
        ON,
        OFF
    }
}
