package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.server.Restartable;
import hcchat.bench.server.Target;
import java.time.Duration;

/// How long the second start takes, and what the server needs when nobody is there.
record Restart() implements Scenario {
    @Override
    public String name() {
        return "restart";
    }

    @Override
    public boolean fits(Target target) {
        return target instanceof Restartable;
    }

    @Override
    public void run(Stage stage) throws Exception {
        Restartable server = (Restartable) stage.target();
        stage.figure("first start", (double) server.lastStart().toMillis(), "ms");
        long began = System.nanoTime();
        server.stop();
        stage.figure("clean stop", (System.nanoTime() - began) / 1e6, "ms", Goal.atMost(10_000, 10_000));
        server.start();
        stage.figure("second start", (double) server.lastStart().toMillis(), "ms", Goal.atMost(8_000, 3_500));
        stage.rest(Duration.ofSeconds(30));
        double mebibytes = server.processes().residentBytes() / (double) (1 << 20);
        stage.figure("memory when idle, with PostgreSQL and Kafka", mebibytes, "MiB", Goal.atMost(700, 450));
    }
}
