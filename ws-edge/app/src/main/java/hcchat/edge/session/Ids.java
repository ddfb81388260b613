package hcchat.edge.session;

import hcchat.room.AuthorId;
import hcchat.wire.ClientFrame;
import hcchat.wire.MessageIds;
import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Message ids.
final class Ids {
    private static final int CHANNEL_CHARS = 8;
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    // Who could guess the channel would be there first.
    private static final SecureRandom CHANCE = new SecureRandom();

    private Ids() {}

    /// The id that a client sent, a fresh one when it sent none, or null when it isn't a UUID in its usual form.
    static @Nullable UUID of(ClientFrame frame) {
        return frame.id() == null ? fresh(System.currentTimeMillis()) : parse(frame.id());
    }

    /// The same for what a client must send.
    static @Nullable UUID parse(String text) {
        return MessageIds.parse(text);
    }

    /// The author that a client named, or null when it can't be one.
    static @Nullable AuthorId author(String text) {
        try {
            return AuthorId.parse(text);
        } catch (IllegalArgumentException noAuthor) {
            return null;
        }
    }

    /// A channel that nobody is in, as hack.chat makes them up for invitations.
    static String channel() {
        StringBuilder name = new StringBuilder(CHANNEL_CHARS);
        for (int i = 0; i < CHANNEL_CHARS; i++) {
            name.append(LETTERS.charAt(CHANCE.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /// One for a client that sent none.
    static UUID fresh(long millis) {
        return MessageIds.fresh(millis);
    }
}
