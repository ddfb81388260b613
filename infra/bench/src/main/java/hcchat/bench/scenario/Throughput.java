package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.FlatOut;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.server.Target;
import java.time.Duration;

/// A hundred rooms of ten, as fast as answers come.
///
/// @param window messages under way a sender
record Throughput(String name, int window, Goal acked) implements Scenario {
    private static final int ROOMS = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofSeconds(20);

    @Override
    public boolean fits(Target target) {
        return true;
    }

    @Override
    public void run(Stage stage) throws Exception {
        try (LoadLoop loop = stage.newLoop()) {
            stage.openRooms(loop, ROOMS, 10, stage.options().senders(), false);
            loop.drive(new FlatOut(Stage.senders(loop), window));
            loop.run(() -> false, stage.lasting(WARM_UP));
            loop.tally().reset();
            Stage.CpuMeter cpu = stage.cpu();
            long began = System.nanoTime();
            loop.run(() -> false, stage.lasting(MEASURED));
            double seconds = (System.nanoTime() - began) / 1e9;
            long acks = loop.tally().acks();
            double loadMicros = cpu.loadMicrosEach(loop.tally().deliveries());
            double micros = cpu.microsEach(acks);

            stage.figure("acknowledged messages", acks / seconds, "1/s", acked);
            stage.figure("deliveries", loop.tally().deliveries() / seconds, "1/s");
            stage.figure("CPU a message", micros, "µs", Goal.atMost(60, 30));
            stage.figure("CPU of the load a delivery", loadMicros, "µs");
            stage.latencies("ack", loop.tally().ack(), null, null);
            loop.settle(Stage.PATIENCE);
            stage.checkDeliveries(loop);
        }
        // What a flat-out run leaves to do (vacuum, compilers) isn't the next scenario's.
        stage.rest(REST);
    }
}
