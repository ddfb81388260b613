package hcchat.allinone.host;

import hcchat.allinone.host.StartRefused.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of this machine. Whether one is free can change at once: this makes errors clear, it doesn't replace them.
public final class LocalPorts {
    public static final String LOOPBACK = "127.0.0.1";

    // Below the range from which Linux gives ports to outgoing connections: one of those would hold ours now and then.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private LocalPorts() {}

    /// The address by which this machine reaches what listens on `bind`.
    public static String reachable(String bind) {
        return switch (bind) {
            case "0.0.0.0" -> LOOPBACK;
            case "::" -> "::1";
            default -> bind;
        };
    }

    public static boolean isFree(String address, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    public static void refuseIfTaken(String address, int port) {
        if (!isFree(address, 0)) {
            throw new StartRefused(
                    Reason.BAD_ARGUMENT, "This machine has no address " + address + ": choose another with --bind.");
        }
        if (!isFree(address, port)) {
            throw new StartRefused(
                    Reason.PORT_TAKEN,
                    "Port " + port + " on " + address + " is taken by another program"
                            + ": stop that one, or choose another port with --port.");
        }
    }

    /// A free port of the loopback address: `wish` if that is free.
    public static int freeOr(int wish) {
        return wish != 0 && isFree(LOOPBACK, wish) ? wish : free();
    }

    public static int free() {
        for (int i = 0; i < 200; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(LOOPBACK, port)) {
                return port;
            }
        }
        throw new StartRefused(Reason.PORT_TAKEN, "No free port was found on " + LOOPBACK + ".");
    }
}
