package hcchat.client;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One thing in an outbox, and who waits for what becomes of it. Guarded by the client's lock.
final class Parcel {
    private final UUID id;
    private final long since;
    private final @Nullable Saying saying;
    private final Posting posting;
    private @Nullable Letter letter;
    private boolean kept;
    private boolean tried;

    private Parcel(UUID id, long since, @Nullable Saying saying, @Nullable Letter letter) {
        this.id = id;
        this.since = since;
        this.saying = saying;
        this.letter = letter;
        this.posting = new Posting(id, new CompletableFuture<>(), new CompletableFuture<>());
    }

    static Parcel of(UUID id, Saying saying, long now) {
        return new Parcel(id, now, saying, null);
    }

    /// What an earlier program, or room session, left.
    static Parcel of(DiaryEntry.Kept left) {
        Parcel parcel = new Parcel(left.letter().id(), left.since(), null, left.letter());
        parcel.kept = true;
        return parcel;
    }

    Posting posting() {
        return posting;
    }

    UUID id() {
        return id;
    }

    long since() {
        return since;
    }

    /// Null until it could be sealed.
    @Nullable
    Letter letter() {
        return letter;
    }

    /// As it is, and will be, in the diary.
    void becomes(Letter written) {
        letter = written;
    }

    boolean isKept() {
        return kept;
    }

    void kept(Turn turn) {
        kept = true;
        turn.afterwards(() -> posting.kept().complete(null));
    }

    void tried() {
        tried = true;
    }

    void ends(Turn turn, SendOutcome outcome) {
        turn.afterwards(() -> {
            posting.kept().cancel(false);
            posting.outcome().complete(outcome);
        });
    }

    Unsent asUnsent(Function<Letter, Saying> reread) {
        return new Unsent(id, since, written(reread), tried);
    }

    /// What was said, if it wasn't said by an earlier program: then what can be read of it.
    Saying written(Function<Letter, Saying> reread) {
        Letter left = letter;
        if (saying != null || left == null) {
            return Objects.requireNonNull(saying);
        }
        return reread.apply(left);
    }
}
