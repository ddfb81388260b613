package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.ComeBack;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.load.OpenLoop;
import hcchat.bench.server.Restartable;
import hcchat.bench.server.Target;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/// SIGKILL under load and a start at once: until every room has acknowledged something again, with everything there
/// that was acknowledged before.
record Kill() implements Scenario {
    private static final int ROOMS = 100;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public boolean fits(Target target) {
        return target instanceof Restartable;
    }

    @Override
    public void run(Stage stage) throws Exception {
        Restartable server = (Restartable) stage.target();
        try (LoadLoop loop = stage.newLoop();
                var starting = Executors.newVirtualThreadPerTaskExecutor()) {
            stage.openRooms(loop, ROOMS, 3, 1, false);
            loop.drive(new OpenLoop(Stage.senders(loop), 500, System.nanoTime()));
            loop.run(() -> false, stage.lasting(Duration.ofSeconds(30)));

            loop.expectLoss();
            server.kill();
            long killed = System.nanoTime();
            stage.await("every socket is gone", loop, () -> loop.live() == 0);
            CompletableFuture<Void> start = CompletableFuture.runAsync(() -> start(server), starting);
            ComeBack comeBack = new ComeBack(loop);
            loop.drive(comeBack);
            stage.await("every room has acknowledged something", loop, comeBack::isAcknowledgedEverywhere);
            double millis = (System.nanoTime() - killed) / 1e6;
            start.join();

            stage.figure("kill -9 to the first ack of every room", millis, "ms", Goal.atMost(15_000, 8_000));
            stage.figure("of it until ready", (double) server.lastStart().toMillis(), "ms");
            int all = loop.members().size();
            stage.await("everybody is back", loop, () -> loop.live() == all);
            loop.settle(Stage.PATIENCE);
            stage.checkDeliveries(loop);
        }
    }

    private static void start(Restartable server) {
        try {
            server.start();
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
