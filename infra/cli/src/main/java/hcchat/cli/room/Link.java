package hcchat.cli.room;

import hcchat.client.ChatClient;
import hcchat.client.ClientSettings;
import hcchat.client.HistoryOutcome;
import hcchat.client.JoinRequest;
import hcchat.client.Room;
import hcchat.client.RoomSignal;
import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The one place that talks to the client library: one room of one server. Calls return at once.
public final class Link implements AutoCloseable {
    private final Translation translation = new Translation();
    private final Consumer<Happening> listener;
    private final ChatClient client;
    private final Room room;
    private final Post post;

    private Link(Wish wish, Consumer<Happening> listener) {
        this.listener = listener;
        this.client = ChatClient.open(
                ClientSettings.of(wish.server()).withRetry(Duration.ofMillis(250), Duration.ofSeconds(10)));
        JoinRequest request = JoinRequest.of(wish.channel(), wish.nick());
        this.room = client.join(
                wish.passphrase() == null ? request : request.withPassphrase(wish.passphrase()), this::heard);
        this.post = new Post(room);
    }

    /// Begins to enter the room and goes on trying until closed.
    ///
    /// @param listener hears what happens, one at a time, on the client's threads; must not block
    public static Link open(Wish wish, Consumer<Happening> listener) {
        return new Link(wish, listener);
    }

    private void heard(RoomSignal signal) {
        synchronized (translation) {
            translation.of(signal).forEach(listener);
        }
    }

    /// Says it as soon as there is a way, in the order of the calls, until its fate is known.
    public CompletableFuture<Fate> say(Saying saying) {
        return post.send(saying);
    }

    /// Whispers to who is called so now. Told once, stored nowhere.
    public CompletableFuture<Fate> whisper(String nick, String text) {
        return tell("whisper", Map.of("nick", nick, "text", text));
    }

    public CompletableFuture<Fate> changeNick(String nick) {
        return tell("changenick", Map.of("nick", nick));
    }

    public CompletableFuture<Fate> changeColor(String color) {
        return tell("changecolor", Map.of("color", color));
    }

    /// Lets the others know that something is being typed.
    public void typing() {
        var _ = tell("typing", Map.of());
    }

    private CompletableFuture<Fate> tell(String cmd, Map<String, Object> fields) {
        return room.say(new Saying.Other(cmd, fields)).thenApply(Link::fate);
    }

    static Fate fate(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Acked acked -> new Fate.Done(acked.seq());
            case SendOutcome.Refused refused -> failed(refused.code());
            case SendOutcome.TryLater later -> failed(later.code());
            case SendOutcome.Unknown unknown -> failed("timeout");
        };
    }

    static Fate failed(String code) {
        return new Fate.Failed(code, Sentences.refused(code));
    }

    /// A page of older events.
    ///
    /// @param events oldest first
    /// @param first ask with it for the page before
    /// @param end nothing older can be read
    /// @param failure why there is no page, or empty
    public record Older(List<Happening.Stored> events, long first, boolean end, String failure) {}

    /// The events before `before`.
    public CompletableFuture<Older> older(long before, int limit) {
        return room.history(before, limit).thenApply(outcome -> switch (outcome) {
            case HistoryOutcome.Page page -> {
                synchronized (translation) {
                    List<Happening.Stored> events =
                            page.told().stream().map(translation::stored).toList();
                    Happening suspicion = translation.suspicion();
                    if (suspicion != null) {
                        listener.accept(suspicion);
                    }
                    yield new Older(events, page.first(), page.end(), "");
                }
            }
            case HistoryOutcome.NoPage none ->
                new Older(
                        List.of(), before, false, fate(none.why()) instanceof Fate.Failed failed ? failed.code() : "");
        });
    }

    /// How far our own frames were proven by a signed head, or 0.
    public long provenTo() {
        return room.provenTo();
    }

    @Override
    public void close() {
        post.close();
        client.close();
    }
}
