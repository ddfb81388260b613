package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.FlatOut;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.server.OwnServer;
import hcchat.bench.server.StoredBytes;
import hcchat.bench.server.Target;
import java.time.Duration;
import java.util.Map;

/// What PostgreSQL keeps of a message: all tables and indexes, without the text itself.
record Stored() implements Scenario {
    private static final int EACH = 3_000;
    private static final int TEXT = 93;

    @Override
    public String name() {
        return "stored";
    }

    @Override
    public boolean fits(Target target) {
        return target instanceof OwnServer;
    }

    @Override
    public void run(Stage stage) throws Exception {
        OwnServer server = (OwnServer) stage.target();
        try (LoadLoop loop = stage.newLoop()) {
            stage.openRooms(loop, 100, 2, 1, false);
            StoredBytes bytes = StoredBytes.in(server.data());
            Map<String, Long> before = bytes.byTable();
            int each = stage.options().quick() ? EACH / 10 : EACH;
            long all = 100L * each;
            loop.drive(new FlatOut(Stage.senders(loop), 64, each));
            stage.await("everything is acknowledged", loop, () -> loop.tally().acks() == all);
            loop.settle(Stage.PATIENCE);
            // The index follows; it has time.
            stage.rest(Duration.ofSeconds(20));
            double total = 0;
            for (Map.Entry<String, Long> table : bytes.byTable().entrySet()) {
                double grown = table.getValue() - before.getOrDefault(table.getKey(), 0L);
                total += grown;
                if (grown / all >= 1) {
                    stage.figure(table.getKey(), grown / all, "B a message");
                }
            }
            stage.figure("overhead", total / all - TEXT, "B a message", Goal.atMost(600, 400));
            stage.checkDeliveries(loop);
        }
    }
}
