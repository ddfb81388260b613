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
        };
        if (text == null) {
            return new Words.None();
        }
        if (cipher == null) {
            return new Words.AsItCame(text);
        }
        return switch (cipher.open(Place.of(room, event), event.meta().seq(), text)) {
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
        Place place = new Place(room, sealable.type(), id, author, sealable.of(), sealable.re(), null);
        return switch (cipher.seal(place, sealable.text())) {
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
        Place place = new Place(room, sealed.type(), letter.id(), author, sealed.of(), sealed.re(), null);
        return cipher.reopen(place, sealed.text()) instanceof Opened.Text opened
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
