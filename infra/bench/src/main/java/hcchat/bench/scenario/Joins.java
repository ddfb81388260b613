package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.server.Target;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/// Sockets that connect and join rooms of ten, 64 on their way at a time; the mean over rounds that are warm.
record Joins() implements Scenario {
    private static final int ROOMS = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    // Until who left is gone: leaving isn't joining.
    private static final Duration REST = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "joins";
    }

    @Override
    public boolean fits(Target target) {
        return true;
    }

    @Override
    public void run(Stage stage) throws Exception {
        for (long end = after(stage, WARM_UP); System.nanoTime() < end; ) {
            round(stage, new Histogram(3));
        }
        Histogram times = new Histogram(3);
        long joins = 0;
        long nanos = 0;
        for (long end = after(stage, MEASURED); System.nanoTime() < end; joins += stage.many(ROOMS) * 10L) {
            nanos += round(stage, times);
        }
        stage.figure("joins", joins * 1e9 / nanos, "1/s", Goal.atLeast(3_000, 10_000));
        stage.latencies("join", times, null, null);
    }

    private static long after(Stage stage, Duration time) {
        return System.nanoTime() + stage.lasting(time).toNanos();
    }

    /// @return nanoseconds until all were in
    private static long round(Stage stage, Histogram times) throws Exception {
        long took;
        try (LoadLoop loop = stage.newLoop()) {
            long began = System.nanoTime();
            stage.openRooms(loop, stage.many(ROOMS), 10, 0, false);
            took = System.nanoTime() - began;
            times.add(loop.tally().join());
            stage.checkDeliveries(loop);
        }
        stage.rest(REST);
        return took;
    }
}
