package hcchat.client;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What was posted in a room and isn't known to be stored or refused. It is sent in its order, one at a time, so that
/// nothing overtakes what waits for another try; each as the same letter until the answer is definite. Guarded by the
/// client's lock.
final class Outbox {
    /// Things in one room's outbox.
    static final int MOST = 1_000;

    private static final Duration SOON = Duration.ofMillis(250);

    /// How letters are made, and how they leave. Called under the lock.
    interface Way {
        LetterOutcome write(UUID id, Saying saying);

        /// As it was written; as it travels, if it can't be opened.
        Saying reread(Letter letter);

        boolean isOpen();

        /// @param answer called under the lock, and never before this returns
        void send(Letter letter, Consumer<SendOutcome> answer);
    }

    private final String channel;
    private final Surroundings client;
    private final BackOff backOff;
    private final Consumer<RoomSignal> listener;
    private final Way way;
    private final Clock clock = Clock.systemUTC();
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private boolean underWay;
    private boolean waiting;
    private boolean closed;

    Outbox(String channel, Surroundings client, Consumer<RoomSignal> listener, Way way) {
        this.channel = channel;
        this.client = client;
        this.backOff = client.backOff();
        this.listener = listener;
        this.way = way;
        client.diary().room(channel).letters().forEach(left -> parcels.add(Parcel.of(left)));
    }

    Posting post(UUID id, Saying saying) {
        Parcel parcel = Parcel.of(id, saying, clock.millis());
        if (closed) {
            parcel.ends(client.turn(), new SendOutcome.Refused("not_joined"));
        } else if (parcels.size() >= MOST) {
            parcel.ends(client.turn(), new SendOutcome.TryLater("outbox_full", SOON));
        } else {
            parcels.add(parcel);
            seal(parcel, saying);
        }
        return parcel.posting();
    }

    /// All that is in it, oldest first.
    List<Unsent> unsent() {
        return parcels.stream().map(parcel -> parcel.asUnsent(way::reread)).toList();
    }

    /// The way is open (again).
    void opened() {
        for (Parcel parcel : List.copyOf(parcels)) {
            if (parcel.letter() == null) {
                seal(parcel, parcel.written(way::reread));
            }
        }
        sendNext();
    }

    private void seal(Parcel parcel, Saying saying) {
        switch (way.write(parcel.id(), saying)) {
            case LetterOutcome.Written(Letter letter) -> {
                parcel.becomes(letter);
                var _ = client.diary()
                        .keep(new DiaryEntry.Kept(channel, letter, parcel.since()))
                        .whenComplete((done, failure) -> client.turn().run(() -> kept(parcel, failure)));
            }
            case LetterOutcome.NotWritten(SendOutcome.Refused refused) -> refused(parcel, refused);
            // Not entered yet: sealed when it is.
            case LetterOutcome.NotWritten _ -> {}
        }
    }

    /// Not before it is in the diary: what was sent and then forgotten would be said again under another id.
    private void kept(Parcel parcel, @Nullable Throwable failure) {
        if (failure == null) {
            parcel.kept(client.turn());
            sendNext();
        } else {
            refused(parcel, new SendOutcome.Refused("not_kept"));
        }
    }

    private void sendNext() {
        Parcel next = parcels.peek();
        if (next == null || underWay || waiting || closed || !way.isOpen()) {
            return;
        }
        Letter letter = next.letter();
        if (letter != null && next.isKept()) {
            underWay = true;
            next.tried();
            way.send(letter, outcome -> answered(next, outcome));
        }
    }

    private void answered(Parcel parcel, SendOutcome outcome) {
        underWay = false;
        if (closed) {
            return;
        }
        switch (outcome) {
            case SendOutcome.Acked acked -> acked(parcel, acked);
            case SendOutcome.Refused refused -> refused(parcel, refused);
            case SendOutcome.TryLater later -> again(parcel, later, backOff.nextAfter(later.delay()));
            // Without a socket the next one is waited for, and nothing else.
            case SendOutcome.Unknown unknown when way.isOpen() -> again(parcel, unknown, backOff.next());
            case SendOutcome.Unknown _ -> {}
        }
        sendNext();
    }

    private void acked(Parcel parcel, SendOutcome.Acked acked) {
        parcels.remove(parcel);
        backOff.succeeded();
        // If this is lost, the letter is sent once more, and answered as a repeat.
        client.diary().note(new DiaryEntry.Settled(parcel.id()));
        listener.accept(new RoomSignal.Delivered(parcel.id(), acked));
        parcel.ends(client.turn(), acked);
    }

    /// Told only when it can't come back: what is refused may be said anew under another id.
    private void refused(Parcel parcel, SendOutcome.Refused refused) {
        parcels.remove(parcel);
        Unsent unsent = parcel.asUnsent(way::reread);
        var _ = client.diary()
                .keep(new DiaryEntry.Settled(parcel.id()))
                .whenComplete((done, failure) -> client.turn().run(() -> {
                    listener.accept(new RoomSignal.NotDelivered(unsent, refused.code()));
                    parcel.ends(client.turn(), refused);
                }));
    }

    private void again(Parcel parcel, SendOutcome why, Duration wait) {
        waiting = true;
        listener.accept(new RoomSignal.Delayed(parcel.id(), why, wait));
        Line.after(
                wait,
                () -> client.turn().run(() -> {
                    waiting = false;
                    sendNext();
                }));
    }

    /// Nothing leaves any more; what was kept stays in the diary.
    void close() {
        if (!closed) {
            closed = true;
            for (Parcel parcel : parcels) {
                parcel.ends(
                        client.turn(),
                        parcel.letter() == null
                                ? new SendOutcome.TryLater("offline", SOON)
                                : new SendOutcome.Unknown());
            }
        }
    }
}
