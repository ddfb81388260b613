package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.server.Target;

/// Sockets that connect and join rooms of ten, 64 on their way at a time.
record Joins() implements Scenario {
    private static final int ROOMS = 500;
    private static final int ROUNDS = 3;

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
        double best = 0;
        // The first rounds warm up; what counts is what can be kept up.
        for (int round = 0; round < ROUNDS; round++) {
            try (LoadLoop loop = stage.newLoop()) {
                long began = System.nanoTime();
                stage.openRooms(loop, stage.many(ROOMS), 10, 0, false);
                best = Math.max(best, loop.live() * 1e9 / (System.nanoTime() - began));
                if (round == ROUNDS - 1) {
                    stage.figure("joins", best, "1/s", Goal.atLeast(3_000, 10_000));
                    stage.latencies("join", loop.tally().join(), null, null);
                }
                stage.checkDeliveries(loop);
            }
        }
    }
}
