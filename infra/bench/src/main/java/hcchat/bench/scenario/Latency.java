package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.load.OpenLoop;
import hcchat.bench.server.Restartable;
import hcchat.bench.server.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A hundred rooms of ten, a fixed number of messages a second: from when a message should have been sent to each of
/// its deliveries.
///
/// @param rate messages a second, of all rooms together
/// @param young whether the server is started anew just before
record Latency(
        String name,
        int rate,
        Duration warmUp,
        boolean young,
        @Nullable Goal p50,
        @Nullable Goal p99) implements Scenario {
    private static final int ROOMS = 100;
    private static final Duration MEASURED = Duration.ofMinutes(1);
    // At this rate the issue of the day sets a goal for CPU; at lower ones nobody waits for it.
    private static final Goal CPU_AT_1000 = Goal.atMost(800, 300);

    @Override
    public boolean fits(Target target) {
        return !young || target instanceof Restartable;
    }

    @Override
    public void run(Stage stage) throws Exception {
        if (young) {
            stage.startAnew();
        }
        try (LoadLoop loop = stage.newLoop()) {
            stage.openRooms(loop, ROOMS, 10, stage.options().senders(), false);
            loop.drive(new OpenLoop(Stage.senders(loop), rate, System.nanoTime()));
            loop.run(() -> false, stage.lasting(warmUp));
            loop.tally().reset();
            Stage.CpuMeter cpu = stage.cpu();
            loop.run(() -> false, stage.lasting(MEASURED));
            double micros = cpu.microsEach(loop.tally().acks());
            loop.settle(Stage.PATIENCE);

            stage.latencies("delivery", loop.tally().delivery(), p50, p99);
            stage.latencies("ack", loop.tally().ack(), null, null);
            if (rate == 1_000 && !young) {
                stage.figure("CPU a message", micros, "µs", CPU_AT_1000);
            } else {
                stage.figure("CPU a message", micros, "µs");
            }
            stage.checkDeliveries(loop);
        }
    }
}
