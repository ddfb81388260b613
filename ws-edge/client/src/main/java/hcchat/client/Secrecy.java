package hcchat.client;

import hcchat.client.crypto.Opened;
import hcchat.client.crypto.Place;
import hcchat.client.crypto.Refusal;
import hcchat.client.crypto.RoomCipher;
import hcchat.client.crypto.Sealing;
import hcchat.room.AuthorId;
import hcchat.room.RoomEvent;
import hcchat.room.RoomEvent.MessageDeleted;
import hcchat.room.RoomEvent.MessageEdited;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomEvent.ReactionSet;
import hcchat.room.RoomEvent.StateChanged;
import hcchat.room.RoomId;
import hcchat.wire.Code;
import hcchat.wire.Envelope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a room's passphrase does to all that is said and told in it.
///
/// @param cipher null in a room that was joined without a passphrase: there texts pass as they are
record Secrecy(@Nullable RoomCipher cipher) {
    static final Secrecy NONE = new Secrecy(null);

    /// A piece of history as the room's listener is told it.
    Told told(RoomId room, ServerFrame piece) {
        return switch (piece) {
            case ServerFrame.Gone gone -> new Told.Gone(gone.from(), gone.to());
            case ServerFrame.Stored stored ->
                stored.event() == null
                        ? new Told.Unreadable(stored.seq(), stored.type(), stored.replay())
                        : new Told.Said(stored.event(), stored.nick(), stored.replay(), words(room, stored.event()));
            default -> throw new IllegalArgumentException("not a piece of history");
        };
    }

    private Words words(RoomId room, RoomEvent event) {
        String text = switch (event) {
            case MessagePosted posted -> posted.text();
            case MessageEdited edited -> edited.text();
            case ReactionSet reaction -> reaction.text();
            case MessageDeleted deleted -> null;
            case StateChanged changed -> null;
        };
        if (text == null) {
            return new Words.None();
        }
        return words(
                cipher == null
                        ? null
                        : cipher.open(Place.of(room, event), event.meta().seq(), text),
                text);
    }

    /// What a whisper says.
    Words whispered(RoomId room, ServerFrame.Whisper whisper) {
        Place place = Place.whisper(room, whisper.id(), whisper.author(), whisper.whom());
        return words(cipher == null ? null : cipher.open(place, 0, whisper.text()), whisper.text());
    }

    private static Words words(@Nullable Opened outcome, String asItCame) {
        return switch (outcome) {
            case null -> new Words.AsItCame(asItCame);
            case Opened.Text opened -> new Words.Opened(opened.text());
            case Opened.Refused refused -> new Words.Refused(refused.why());
        };
    }

    /// Makes what will travel under `id`.
    LetterOutcome write(RoomId room, AuthorId author, UUID id, Saying saying) {
        Sealable sealable = Sealable.of(saying);
        if (cipher == null || sealable == null) {
            return mayTravel(saying) ? written(id, author, saying) : notWritten(Code.ENCRYPT_IT);
        }
        return switch (cipher.seal(sealable.place(room, id, author), sealable.text())) {
            case Sealing.Sealed done -> written(id, author, sealable.around().put(done.envelope()));
            case Sealing.NotSealed(Refusal why) -> notWritten(why == Refusal.TOO_LONG ? Code.TOO_LARGE : Code.BAD_TEXT);
        };
    }

    /// What a letter of ours says; as it travels, if it can't be opened. Doesn't count as seeing its id.
    Saying reread(RoomId room, Letter letter) {
        Sealable sealed = Sealable.of(letter.saying());
        AuthorId author = letter.author();
        if (cipher == null || sealed == null || author == null) {
            return letter.saying();
        }
        return cipher.reopen(sealed.place(room, letter.id(), author), sealed.text()) instanceof Opened.Text opened
                ? sealed.around().put(opened.text())
                : letter.saying();
    }

    /// Whether all that a user wrote in it is sealed, where it has to be.
    boolean mayTravel(Saying saying) {
        if (cipher == null) {
            return true;
        }
        if (saying instanceof Saying.Other other) {
            Object text = other.fields().get("text");
            return text == null || (text instanceof String string && Envelope.is(string));
        }
        Sealable sealable = Sealable.of(saying);
        return sealable == null || Envelope.is(sealable.text());
    }

    private static LetterOutcome written(UUID id, AuthorId author, Saying saying) {
        return new LetterOutcome.Written(new Letter(id, author, saying));
    }

    private static LetterOutcome notWritten(Code why) {
        return new LetterOutcome.NotWritten(new SendOutcome.Refused(why.word()));
    }

    /// What stood above `seq` never was.
    void forgetAbove(long seq) {
        if (cipher != null) {
            cipher.forgetAbove(seq);
        }
    }

    void wipe() {
        if (cipher != null) {
            cipher.close();
        }
    }
}
