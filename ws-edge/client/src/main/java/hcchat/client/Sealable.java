package hcchat.client;

import hcchat.client.crypto.Place;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The text of a saying, the place that its envelope is bound to, and the same saying around another text.
record Sealable(
        String text,
        String type,
        @Nullable Long of,
        @Nullable Long re,
        @Nullable AuthorId to,
        Around around) {
    Place place(RoomId room, UUID id, AuthorId author) {
        return new Place(room, type, id, author, of, re, to);
    }

    interface Around {
        Saying put(String envelope);
    }

    /// Null where there is nothing that could be sealed.
    static @Nullable Sealable of(Saying saying) {
        return switch (saying) {
            case Saying.Chat(var text, var re) ->
                new Sealable(text, "chat", null, re, null, envelope -> new Saying.Chat(envelope, re));
            case Saying.Emote(var text) -> new Sealable(text, "emote", null, null, null, Saying.Emote::new);
            case Saying.File(var attachment, var text) ->
                text == null
                        ? null
                        : new Sealable(
                                text,
                                "attachment",
                                null,
                                null,
                                null,
                                envelope -> new Saying.File(attachment, envelope));
            case Saying.Edit(var of, var text) ->
                new Sealable(text, "edit", of, null, null, envelope -> new Saying.Edit(of, envelope));
            // Also one that is taken back: else the server could take back anybody's.
            case Saying.React(var of, var text) ->
                new Sealable(text, "react", of, null, null, envelope -> new Saying.React(of, envelope));
            case Saying.Whisper(var to, var text) ->
                new Sealable(text, "whisper", null, null, to, envelope -> new Saying.Whisper(to, envelope));
            case Saying.Delete _, Saying.Other _ -> null;
        };
    }
}
