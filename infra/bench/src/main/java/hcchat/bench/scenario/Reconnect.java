package hcchat.bench.scenario;

import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.FlatOut;
import hcchat.bench.load.LoadLoop;
import hcchat.bench.load.Member;
import hcchat.bench.server.Target;
import java.util.List;

/// Two thousand clients lose their sockets, miss a hundred messages each, and come back at one moment.
record Reconnect() implements Scenario {
    private static final int ROOMS = 200;
    private static final int MISSED = 100;

    @Override
    public String name() {
        return "reconnect";
    }

    @Override
    public boolean fits(Target target) {
        return target.remembers();
    }

    @Override
    public void run(Stage stage) throws Exception {
        try (LoadLoop loop = stage.newLoop()) {
            // One more than ten: somebody must stay and talk.
            stage.openRooms(loop, stage.many(ROOMS), 11, 1, false);
            int gone = cutAllButSpeakers(stage, loop, MISSED);
            loop.tally().reset();

            long began = System.nanoTime();
            stage.bringIn(loop, gone);
            double seconds = (System.nanoTime() - began) / 1e9;
            stage.figure("clients", gone, "");
            stage.figure("until all have everything", seconds * 1_000, "ms");
            stage.latencies("one client", loop.tally().join(), null, null);
            stage.figure("events replayed", loop.tally().deliveries() / seconds, "1/s");
            loop.settle(Stage.PATIENCE);
            stage.checkDeliveries(loop);
        }
    }

    /// Cuts the sockets of all but each room's first member, who then says `missed` messages.
    ///
    /// @return how many have lost their socket
    static int cutAllButSpeakers(Stage stage, LoadLoop loop, int missed) {
        loop.expectLoss();
        List<Member> leaving = loop.rooms().stream()
                .flatMap(room -> room.members().stream().skip(1))
                .toList();
        leaving.forEach(loop::cut);
        loop.drive(new FlatOut(Stage.senders(loop), 16, missed));
        long all = (long) missed * loop.rooms().size();
        stage.await("everything is acknowledged", loop, () -> loop.tally().acks() == all);
        return leaving.size();
    }
}
