package hcchat.bench.scenario;

import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.Drive;
import hcchat.bench.load.FlatOut;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.load.OpenLoop;
import hcchat.bench.load.Sender;
import hcchat.bench.server.Target;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// What a server does all day, in half a minute: people come, talk at their pace and as fast as they can, lose their
/// sockets and come back, in both dialects. Measures nothing: the JVM learns from it what will be hot.
record Training() implements Scenario {
    private static final int ROOMS = 150;
    private static final int RATE = 1_000;
    private static final int WINDOW = 16;
    private static final int MISSED = 20;
    private static final Duration TALK = Duration.ofSeconds(8);

    @Override
    public String name() {
        return "training";
    }

    @Override
    public boolean fits(Target target) {
        return target.remembers();
    }

    @Override
    public void run(Stage stage) throws Exception {
        try (LoadLoop loop = stage.newLoop()) {
            stage.openRooms(loop, ROOMS, 10, 1, true);
            talk(stage, loop, senders -> new FlatOut(senders, WINDOW));
        }
        try (LoadLoop loop = stage.newLoop()) {
            stage.openRooms(loop, ROOMS, 10, 1, false);
            talk(stage, loop, senders -> new OpenLoop(senders, RATE, System.nanoTime()));
            talk(stage, loop, senders -> new FlatOut(senders, WINDOW));
        }
        try (LoadLoop loop = stage.newLoop()) {
            stage.openRooms(loop, ROOMS, 10, 1, false);
            Reconnect.cutAllButSpeakers(stage, loop, MISSED);
            stage.bringIn(loop, ROOMS);
            loop.settle(Stage.PATIENCE);
            stage.checkDeliveries(loop);
        }
    }

    private static void talk(Stage stage, LoadLoop loop, Function<List<Sender>, Drive> how) {
        loop.drive(how.apply(Stage.senders(loop)));
        loop.run(() -> false, TALK);
        loop.settle(Stage.PATIENCE);
        stage.checkDeliveries(loop);
    }
}
