package hcchat.bench;

import hcchat.bench.load.Arrival;
import hcchat.bench.load.Faults;
import hcchat.bench.load.Faults.Kind;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.load.LoadRoom;
import hcchat.bench.load.Sender;
import hcchat.bench.server.ProcessTree;
import hcchat.bench.server.Restartable;
import hcchat.bench.server.Target;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// One scenario against one target: where its figures and its faults go.
public final class Stage {
    /// How long anything may take that should take moments.
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int AT_ONCE = 64;
    private static final ThreadMXBean LOAD = ManagementFactory.getThreadMXBean();

    private final Target target;
    private final Options options;
    private final Report report;
    private final String scenario;
    private final Random chance;

    public Stage(Target target, Options options, Report report, String scenario) {
        this.target = target;
        this.options = options;
        this.report = report;
        this.scenario = scenario;
        this.chance = new Random(options.seed() ^ scenario.hashCode());
    }

    public Target target() {
        return target;
    }

    public Options options() {
        return options;
    }

    public LoadLoop newLoop() {
        return new LoadLoop(target.address(), chance);
    }

    /// `normal`, or a small part of it in a quick run; a floor has little to warm up.
    public Duration lasting(Duration normal) {
        long seconds = normal.toSeconds();
        if (options.quick()) {
            return Duration.ofSeconds(Math.clamp(seconds / 100, 1, 3));
        }
        return target.remembers() ? normal : Duration.ofSeconds(Math.min(seconds, 15));
    }

    /// `normal`, or a hundredth of it in a quick run.
    public int many(int normal) {
        return options.quick() ? Math.max(1, normal / 100) : normal;
    }

    public void figure(String name, double value, String unit) {
        report.add(new Figure(target.name(), scenario, name, value, unit, null));
    }

    public void figure(String name, double value, String unit, Goal goal) {
        report.add(new Figure(target.name(), scenario, name, value, unit, isJudged() ? goal : null));
    }

    /// Goals are the server's, and a quick run is too short and too small to be held to them.
    private boolean isJudged() {
        return target.remembers() && !options.quick();
    }

    /// p50, p99 and the longest, in milliseconds.
    public void latencies(String name, Histogram micros, @Nullable Goal p50, @Nullable Goal p99) {
        add(name + " p50", micros.getValueAtPercentile(50), p50);
        add(name + " p99", micros.getValueAtPercentile(99), p99);
        add(name + " longest", micros.getMaxValue(), null);
    }

    private void add(String name, long micros, @Nullable Goal goal) {
        if (goal == null) {
            figure(name, micros / 1_000.0, "ms");
        } else {
            figure(name, micros / 1_000.0, "ms", goal);
        }
    }

    /// Something that must hold.
    public boolean check(String what, boolean holds) {
        if (!holds) {
            report.fail(scenario + " on " + target.name() + ": " + what);
        }
        return holds;
    }

    /// No loss, no repeat, no change of order, no refusal.
    public void checkDeliveries(LoadLoop loop) {
        Faults faults = loop.tally().faults();
        check("faults: " + faults, faults.none());
    }

    /// Rooms with everybody in them.
    public List<LoadRoom> openRooms(LoadLoop loop, int rooms, int size, int senders, boolean hackChat) {
        List<LoadRoom> opened = new ArrayList<>();
        for (int i = 0; i < rooms; i++) {
            opened.add(loop.room(newChannel(), size, senders, hackChat));
        }
        bringIn(loop, AT_ONCE);
        return opened;
    }

    /// A channel that no run has used before.
    public String newChannel() {
        return "bench-%016x".formatted(chance.nextLong());
    }

    /// Opens every member that isn't in, and waits until all are.
    public void bringIn(LoadLoop loop, int atOnce) {
        loop.drive(new Arrival(
                loop.members().stream().filter(member -> !member.isLive()).toList(), atOnce));
        int all = loop.members().size();
        await("all " + all + " members are in, not " + loop.live(), loop, () -> loop.live() == all);
    }

    public void await(String what, LoadLoop loop, BooleanSupplier done) {
        Faults faults = loop.tally().faults();
        // A socket that is lost will not come back: no use in waiting for it.
        boolean ended = loop.run(() -> done.getAsBoolean() || faults.count(Kind.SOCKET_LOST) > 0, PATIENCE);
        if (!ended || !done.getAsBoolean()) {
            throw new IllegalStateException("not so: " + what + "; faults: " + faults);
        }
    }

    public static List<Sender> senders(LoadLoop loop) {
        return loop.rooms().stream().flatMap(room -> room.senders().stream()).toList();
    }

    /// Stops the server and starts it on what it has, where it is ours to do so.
    public void startAnew() throws IOException {
        if (target instanceof Restartable server) {
            server.stop();
            server.start();
        }
    }

    /// CPU time of the target's processes from now on.
    public CpuMeter cpu() {
        return new CpuMeter(target.processes());
    }

    public void rest(Duration normal) throws InterruptedException {
        Thread.sleep(lasting(normal));
    }

    /// CPU time since it was made.
    public static final class CpuMeter {
        private final @Nullable ProcessTree processes;
        private final double before;
        private final long loadBefore = LOAD.getCurrentThreadCpuTime();

        CpuMeter(@Nullable ProcessTree processes) {
            this.processes = processes;
            this.before = processes == null ? 0 : processes.cpuSeconds();
        }

        /// Microseconds of the load's own thread a message: near a second's worth, it is the load that is
        /// measured.
        public double loadMicrosEach(long messages) {
            return (LOAD.getCurrentThreadCpuTime() - loadBefore) / 1e3 / Math.max(1, messages);
        }

        /// Microseconds a message.
        public double microsEach(long messages) {
            return processes == null ? 0 : (processes.cpuSeconds() - before) * 1e6 / Math.max(1, messages);
        }
    }
}
