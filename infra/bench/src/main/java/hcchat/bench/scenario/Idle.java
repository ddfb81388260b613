package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.server.ProcessTree;
import hcchat.bench.server.Target;
import java.time.Duration;

/// Ten thousand sockets that have joined, ten a room, and say nothing: what each costs in memory.
record Idle() implements Scenario {
    private static final int ROOMS = 1_000;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public boolean fits(Target target) {
        return target.processes() != null;
    }

    @Override
    public void run(Stage stage) throws Exception {
        // What loads before have left, and what of it is let go meanwhile, isn't the sockets'.
        stage.startAnew();
        // Once before it is measured, so that pools and caches that come with the first sockets aren't counted.
        try (LoadLoop warmUp = stage.newLoop()) {
            stage.openRooms(warmUp, stage.many(ROOMS), 10, 0, false);
        }
        stage.rest(Duration.ofSeconds(20));
        long heapBefore = stage.target().heapBytes();
        long residentBefore = resident(stage);
        try (LoadLoop loop = stage.newLoop()) {
            stage.openRooms(loop, stage.many(ROOMS), 10, 0, false);
            loop.run(() -> false, stage.lasting(Duration.ofSeconds(20)));
            double sockets = loop.live();
            double heap = stage.target().heapBytes() - heapBefore;
            double resident = resident(stage) - residentBefore;
            stage.figure("heap a connection", heap / sockets / 1_024, "KiB", Goal.atMost(5, 3.5));
            stage.figure("RSS a connection", resident / sockets / 1_024, "KiB", Goal.atMost(10, 6));
            stage.checkDeliveries(loop);
        }
    }

    private static long resident(Stage stage) {
        ProcessTree processes = stage.target().processes();
        return processes == null ? 0 : processes.residentBytes();
    }
}
