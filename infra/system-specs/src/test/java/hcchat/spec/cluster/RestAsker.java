package hcchat.spec.cluster;

import hcchat.harness.Await;
import hcchat.harness.RestCaller;
import hcchat.harness.RestCaller.Reply;
import hcchat.harness.cluster.Cluster;
import hcchat.harness.cluster.OwnerSide;
import hcchat.room.RoomId;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Asks REST of one command-side about rooms that it owns and rooms that it doesn't, again and again, while owners come
/// and go; and notes what was neither the right answer nor one that says to ask again.
final class RestAsker implements AutoCloseable {
    private static final Set<String> ASK_AGAIN = Set.of("unavailable", "overloaded", "unknown");
    private static final int MOST_ROOMS = 100;

    private final RestCaller rest;
    private final String token;
    private final List<String> channels = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofVirtual().unstarted(this::askOn);
    private volatile boolean over;

    /// @param side owns some of the rooms, but not all
    RestAsker(OwnerSide side) {
        rest = new RestCaller(side.rest());
        token = rest.register("asker" + System.nanoTime() % 1_000_000).text("accessToken");
        boolean own = false;
        boolean others = false;
        for (int i = 0; i < MOST_ROOMS && !(own && others); i++) {
            Reply made = rest.ask(token, "POST", "/rooms", "{'kind':'members'}").done();
            channels.add(made.text("channel"));
            RoomId room = Objects.requireNonNull(RoomId.parse(made.text("room")));
            boolean isOwn = side.isNamedFor(room.partition(Cluster.PARTITIONS));
            own |= isOwn;
            others |= !isOwn;
        }
        thread.start();
    }

    private void askOn() {
        while (!over) {
            for (String channel : channels) {
                try {
                    note(look(channel));
                } catch (UncheckedIOException broken) {
                    if (!over) {
                        wrong.add(broken.toString());
                    }
                }
            }
        }
    }

    private void note(Reply reply) {
        if (!isRight(reply) && !(reply.status() == 503 && ASK_AGAIN.contains(reply.code()))) {
            wrong.add(reply.status() + " " + reply.body());
        }
    }

    private Reply look(String channel) {
        return rest.ask(token, "GET", "/rooms/" + channel, "");
    }

    private static boolean isRight(Reply reply) {
        return reply.went()
                && reply.text("role").equals("owner")
                && reply.text("kind").equals("members")
                && reply.body().path("seq").longValue(0) == 1;
    }

    /// Waits until each room is answered rightly, and stops.
    ///
    /// @return what was wrong until then
    List<String> end() {
        Await.until(
                "REST knows all rooms again",
                OnOneCluster.PATIENCE,
                () -> channels.stream().allMatch(channel -> isRight(look(channel))));
        over = true;
        return List.copyOf(wrong);
    }

    @Override
    public void close() {
        over = true;
        rest.close();
    }
}
