package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.FlatOut;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.server.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One room of a thousand, ten of whom send as fast as answers come.
///
/// @param hackChat whether those that only listen speak hack.chat's dialect, whose frames are shorter
record BigRoom(String name, boolean hackChat, @Nullable Goal deliveries) implements Scenario {
    private static final int MEMBERS = 1_000;
    private static final int SENDERS = 10;
    private static final int WINDOW = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    @Override
    public boolean fits(Target target) {
        return true;
    }

    @Override
    public void run(Stage stage) throws Exception {
        try (LoadLoop loop = stage.newLoop()) {
            stage.openRooms(loop, 1, stage.options().quick() ? MEMBERS / 10 : MEMBERS, SENDERS, hackChat);
            loop.drive(new FlatOut(Stage.senders(loop), WINDOW));
            loop.run(() -> false, stage.lasting(WARM_UP));
            loop.tally().reset();
            Stage.CpuMeter cpu = stage.cpu();
            long began = System.nanoTime();
            loop.run(() -> false, stage.lasting(MEASURED));
            double seconds = (System.nanoTime() - began) / 1e9;
            long delivered = loop.tally().deliveries();
            double loadMicros = cpu.loadMicrosEach(loop.tally().deliveries());
            double micros = cpu.microsEach(delivered);

            if (deliveries == null) {
                stage.figure("deliveries", delivered / seconds, "1/s");
            } else {
                stage.figure("deliveries", delivered / seconds, "1/s", deliveries);
            }
            stage.figure("CPU a delivery", micros, "µs");
            stage.figure("CPU of the load a delivery", loadMicros, "µs");
            stage.figure("a frame", (double) loop.tally().deliveredBytes() / Math.max(1, delivered), "B");
            loop.settle(Stage.PATIENCE);
            stage.checkDeliveries(loop);
        }
        stage.rest(Duration.ofSeconds(20));
    }
}
