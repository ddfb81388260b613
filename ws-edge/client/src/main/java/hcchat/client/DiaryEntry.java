package hcchat.client;

import hcchat.room.RoomId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that a client writes down. None of it prints what was said, or a secret.
public sealed interface DiaryEntry {
    /// About one room.
    sealed interface OfRoom extends DiaryEntry {
        String channel();
    }

    /// @param key the server's, pinned at first sight: only the first counts
    record ServerKey(byte[] key) implements DiaryEntry {}

    /// @param token a secret
    record Token(String channel, @Nullable String token) implements OfRoom {
        @Override
        public String toString() {
            return "Token";
        }
    }

    /// The cursor, once the listener has heard all up to it.
    ///
    /// @param link of `seq`, or null if it isn't known
    record Place(String channel, RoomId room, int epoch, long seq, byte @Nullable [] link) implements OfRoom {
        @Override
        public String toString() {
            return "Place " + room + " " + epoch + "/" + seq;
        }
    }

    /// A head that the server signed and to which our own frames led: what it can be held to.
    record Proven(String channel, int epoch, long seq, byte[] link, byte[] sig) implements OfRoom {
        @Override
        public String toString() {
            return "Proven " + epoch + "/" + seq;
        }
    }

    /// The server showed another history, or isn't the one of before.
    ///
    /// @param forked else a head, a room or a key that isn't the server's
    record Doubt(String channel, boolean forked, int epoch, long seq) implements OfRoom {
        static Doubt of(String channel, HeadCheck why) {
            return switch (why) {
                case HeadCheck.Forked(int epoch, long seq) -> new Doubt(channel, true, epoch, seq);
                case HeadCheck.BadSignature(int epoch, long seq) -> new Doubt(channel, false, epoch, seq);
                default -> throw new IllegalArgumentException("no reason for doubt: " + why);
            };
        }

        HeadCheck why() {
            return forked ? new HeadCheck.Forked(epoch, seq) : new HeadCheck.BadSignature(epoch, seq);
        }

        @Override
        public String toString() {
            return "Doubt " + epoch + "/" + seq;
        }
    }

    /// A letter before its first try.
    ///
    /// @param since when it was written, milliseconds since 1970
    record Kept(String channel, Letter letter, long since) implements OfRoom {
        @Override
        public String toString() {
            return "Kept " + letter;
        }
    }

    /// It is known what became of the letter `id`: it is stored, or refused for good.
    record Settled(UUID id) implements DiaryEntry {}
}
