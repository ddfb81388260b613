package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.FlatOut;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.load.LoadRoom;
import hcchat.bench.load.Sender;
import hcchat.bench.server.Restartable;
import hcchat.bench.server.Target;
import java.time.Duration;
import java.util.List;

/// A room of a million events that a server has just found on its disk: how long its first command takes.
record Million() implements Scenario {
    private static final int EVENTS = 1_000_000;
    private static final int SENDERS = 10;
    private static final Duration FILLED_WITHIN = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "million";
    }

    @Override
    public boolean fits(Target target) {
        return target instanceof Restartable;
    }

    @Override
    public void run(Stage stage) throws Exception {
        Restartable server = (Restartable) stage.target();
        String channel = stage.newChannel();
        int each = stage.many(EVENTS) / SENDERS;
        long filled = fill(stage, channel, each);
        server.stop();
        server.start();
        try (LoadLoop loop = stage.newLoop()) {
            // Other rooms first: what a young JVM costs isn't what a long room costs.
            stage.openRooms(loop, 20, 2, 1, false);
            loop.drive(new FlatOut(Stage.senders(loop), 4, 200));
            stage.await("the server is warm", loop, () -> loop.tally().acks() == 4_000);
            loop.tally().reset();

            LoadRoom room = loop.room(channel, 1, 1, false);
            stage.bringIn(loop, 1);
            stage.check("the room is whole", room.members().getFirst().cursor() == filled);
            Sender sender = room.senders().getFirst();
            long began = System.nanoTime();
            loop.send(sender, 1, began);
            stage.await("the room answers", loop, () -> loop.tally().acks() == 1);
            stage.figure("events", (double) filled, "");
            stage.figure("join", loop.tally().join().getMaxValue() / 1_000.0, "ms");
            double first = loop.tally().ack().getMaxValue() / 1_000.0;
            stage.figure("first command", first, "ms", Goal.atMost(50, 10));
            loop.settle(Stage.PATIENCE);
            stage.checkDeliveries(loop);
        }
    }

    private static long fill(Stage stage, String channel, int each) {
        try (LoadLoop loop = stage.newLoop()) {
            LoadRoom room = loop.room(channel, SENDERS, SENDERS, false);
            stage.bringIn(loop, SENDERS);
            List<Sender> senders = room.senders();
            loop.drive(new FlatOut(senders, 512, each));
            long all = (long) each * SENDERS;
            boolean full = loop.run(() -> loop.tally().acks() == all, FILLED_WITHIN);
            stage.check("the room could be filled", full);
            loop.settle(Stage.PATIENCE);
            stage.checkDeliveries(loop);
            return room.highest();
        }
    }
}
