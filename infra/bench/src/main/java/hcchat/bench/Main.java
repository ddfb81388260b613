package hcchat.bench;

import hcchat.bench.scenario.Scenarios;
import hcchat.bench.server.FloorTarget;
import hcchat.bench.server.GivenTarget;
import hcchat.bench.server.OwnServer;
import hcchat.bench.server.Pinning;
import hcchat.bench.server.ServerSettings;
import hcchat.bench.server.Target;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// `./hcchat bench`.
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final int PORT_TRIES = 100;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        List<String> asked = List.of(arguments);
        if (asked.contains("--help") || asked.contains("help")) {
            System.out.print(Options.HELP);
            return;
        }
        if (asked.contains("--list")) {
            Scenarios.all().forEach(scenario -> System.out.println(scenario.name()));
            return;
        }
        Options options;
        List<Scenario> scenarios;
        try {
            options = Options.parse(arguments);
            scenarios = Scenarios.named(options.only());
        } catch (IllegalArgumentException misused) {
            System.err.println(misused.getMessage());
            System.exit(MISUSED);
            return;
        }
        Path folder = options.folder() == null ? Files.createTempDirectory("hcchat-bench") : options.folder();
        Files.createDirectories(folder);
        Report report = run(options, scenarios, folder);
        System.out.print(report.table());
        if (options.json() != null) {
            report.writeTo(options.json());
        }
        if (report.failed()) {
            System.err.println("What the server said and kept is in " + folder);
        } else if (options.folder() == null) {
            delete(folder);
        }
        System.exit(report.failed() ? FAILED : 0);
    }

    private static Report run(Options options, List<Scenario> scenarios, Path folder) throws Exception {
        Pinning pinning = new Pinning(options.serverCore(), options.loadCore());
        pinning.pinLoad();
        Report report = new Report();
        report.say("seed", Long.toString(options.seed()));
        report.say("cores", "server " + options.serverCore() + ", load " + options.loadCore());
        report.say("senders in a room of ten", Integer.toString(options.senders()));
        report.say("java", Runtime.version().toString());
        report.say("length", options.quick() ? "quick" : "full");
        if (options.floor()) {
            try (Target floor = new FloorTarget(pinning, folder)) {
                playAll(scenarios, floor, options, report);
            }
        }
        if (options.floorOnly()) {
            return report;
        }
        try (Target server = server(options, pinning, folder, report)) {
            playAll(scenarios, server, options, report);
        }
        return report;
    }

    private static Target server(Options options, Pinning pinning, Path folder, Report report) throws IOException {
        if (options.server() != null) {
            return new GivenTarget(options.server(), options.pid());
        }
        String root = System.getenv().getOrDefault("HCCHAT_ROOT", ".");
        // The launcher says with which flags it would have started the server.
        String flags = System.getenv().getOrDefault("HCCHAT_SERVER_FLAGS", "-XX:+UseSerialGC -Xms256m -Xmx1g");
        report.say("server's flags", flags);
        Path libraries = Path.of(root, "infra/all-in-one/target/dist/lib");
        return new OwnServer(
                new ServerSettings(libraries, folder, List.of(flags.trim().split(" +")), freePort(), pinning));
    }

    /// One whose neighbour is free as well: health answers there.
    private static int freePort() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            try (ServerSocket any = new ServerSocket(0, 1, here);
                    ServerSocket next = new ServerSocket(any.getLocalPort() + 1, 1, here)) {
                return next.getLocalPort() - 1;
            } catch (BindException taken) {
                // The neighbour is taken: another pair.
            }
        }
        throw new IOException("no two free ports beside each other");
    }

    private static void playAll(List<Scenario> scenarios, Target target, Options options, Report report) {
        for (Scenario scenario : scenarios) {
            if (scenario.fits(target)) {
                System.err.println("… " + scenario.name() + " on " + target.name());
                int before = report.figures().size();
                try {
                    scenario.run(new Stage(target, options, report, scenario.name()));
                } catch (Exception broken) {
                    report.fail(scenario.name() + " on " + target.name() + ": " + broken);
                }
                // Whoever stops a run of half an hour keeps what it has found.
                report.figures().stream().skip(before).forEach(figure -> System.err.println("  " + figure.said()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
