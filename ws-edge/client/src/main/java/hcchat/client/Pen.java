package hcchat.client;

import hcchat.room.AuthorId;
import hcchat.wire.Code;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes what a room's member says into letters, and looks over what leaves. Guarded by the client's lock.
final class Pen {
    private static final Duration SOON = Duration.ofMillis(250);

    private final Keyring keys;

    Pen(Keyring keys) {
        this.keys = keys;
    }

    /// What will travel of `saying`.
    ///
    /// @param timeline null before the room was entered, as `author`
    LetterOutcome write(@Nullable Timeline timeline, @Nullable AuthorId author, UUID id, Saying saying) {
        if (keys.secrecy().cipher() == null && !keys.isLocked()) {
            return new LetterOutcome.Written(new Letter(id, null, saying));
        }
        if (timeline == null || author == null) {
            return new LetterOutcome.NotWritten(new SendOutcome.TryLater("offline", SOON));
        }
        return keys.secrecy().write(timeline.room(), author, id, saying);
    }

    /// Why the server must not get a letter from us, or null.
    SendOutcome.@Nullable Refused objection(@Nullable AuthorId author, Letter letter) {
        if (!keys.secrecy().mayTravel(letter.saying())) {
            return new SendOutcome.Refused(Code.ENCRYPT_IT.word());
        }
        boolean ours = keys.secrecy().cipher() == null || (author != null && author.equals(letter.author()));
        return ours ? null : new SendOutcome.Refused("other_author");
    }
}
