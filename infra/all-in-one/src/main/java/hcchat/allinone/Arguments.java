package hcchat.allinone;

import hcchat.allinone.Settings.Encryption;
import hcchat.allinone.Settings.History;
import hcchat.allinone.Settings.Registration;
import hcchat.allinone.host.LocalPorts;
import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Flags and environment as [Settings]: a flag wins over the variable of the same name, `--e2ee` over `HCCHAT_E2EE`.
final class Arguments {
    private static final Map<String, String> DEFAULTS = Map.of(
            "data", "data",
            "bind", LocalPorts.LOOPBACK,
            "port", "10080",
            "e2ee", "required",
            "limits", "on",
            // Whoever reaches the port of a server of one's own isn't thereby somebody who is to have an account there.
            "registration", "invite");
    private static final Set<String> OPTIONAL = Set.of("health-port", "history", "retention-days");

    private final Map<String, String> values = new HashMap<>(DEFAULTS);

    private Arguments(String[] flags, Map<String, String> environment) {
        DEFAULTS.keySet().forEach(name -> takeVariable(name, environment));
        OPTIONAL.forEach(name -> takeVariable(name, environment));
        takeVariable("postgres-url", environment);
        takeVariable("kafka-bootstrap", environment);
        takeFlags(flags);
    }

    static Settings parse(String[] flags, Map<String, String> environment) {
        return new Arguments(flags, environment).settings();
    }

    private Settings settings() {
        int port = number("port", value("port"));
        @Nullable String health = values.get("health-port");
        int healthPort = health == null ? port + 1 : number("health-port", health);
        // 0 means any free one; tests use it.
        return new Settings(
                Path.of(value("data")),
                value("bind"),
                port == 0 ? LocalPorts.free() : port,
                port == 0 && health == null ? LocalPorts.free() : healthPort,
                oneOf("e2ee", Encryption.values()),
                oneOf("limits", Switch.values()) == Switch.ON,
                values.containsKey("history") ? oneOf("history", History.values()) : null,
                oneOf("registration", Registration.values()),
                retention(),
                values.get("postgres-url"),
                values.get("kafka-bootstrap"));
    }

    private void takeVariable(String name, Map<String, String> environment) {
        String value = environment.get("HCCHAT_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
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
