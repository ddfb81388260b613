package hcchat.client;

import hcchat.room.AuthorId;
import hcchat.room.RoomEvent;
import hcchat.room.RoomId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A frame from the server, as far as this client gives it a meaning.
///
/// Links, digests, keys and signatures are bytes.
sealed interface ServerFrame {
    /// @param key empty when the server couldn't say it
    /// @param salt of the room's passphrase
    record OnlineSet(
            RoomId room,
            AuthorId author,
            List<Person> people,
            int epoch,
            long seq,
            byte[] link,
            byte[] key,
            byte[] salt)
            implements ServerFrame {}

    record Session(String token) implements ServerFrame {}

    /// @param seq 0 where none was given
    record Ack(UUID id, long seq, int epoch, long time, boolean repeat) implements ServerFrame {}

    /// @param salt of the passphrase whose proof a room's door asks for, else null
    record Warn(@Nullable UUID ref, SendOutcome outcome, byte @Nullable [] salt, JsonNode frame)
            implements ServerFrame {}

    /// @param event null when the type is one that this client doesn't know; then there is a digest
    record Stored(
            long seq, String type, @Nullable RoomEvent event, byte @Nullable [] digest, String nick, boolean replay)
            implements ServerFrame {}

    /// @param digest of a single event, else null
    /// @param link link(to) of a range, else null
    record Gone(long from, long to, byte @Nullable [] digest, byte @Nullable [] link) implements ServerFrame {}

    record Replay(long from, long to, boolean truncated, byte[] linkBefore) implements ServerFrame {}

    /// @param ref the question that it answers, or null at the end of a replay
    record Synced(
            int epoch,
            long seq,
            byte[] link,
            byte[] sig,
            @Nullable UUID ref) implements ServerFrame {}

    record Resync(int epoch, long from) implements ServerFrame {}

    record Page(long before, byte[] linkBefore, boolean end) implements ServerFrame {}

    /// @param code why we were sent out, null where we asked for it
    record Left(@Nullable String code) implements ServerFrame {}

    /// What is told as it comes.
    record Moment(RoomSignal.Moment told) implements ServerFrame {}

    /// @param text an envelope, where there is a passphrase
    record Whisper(UUID id, AuthorId author, String nick, AuthorId whom, String whomNick, long time, String text)
            implements ServerFrame {}

    record Other(String cmd, JsonNode frame) implements ServerFrame {}
}
