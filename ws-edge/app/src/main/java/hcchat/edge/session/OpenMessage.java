package hcchat.edge.session;

import hcchat.intake.RoomRequest.Decide;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import org.jspecify.annotations.Nullable;

/// A message that its sender named and may still change. Guarded by [OpenMessages], whose clock its times are of.
final class OpenMessage {
    final Name name;
    final long sent;
    String text;
    /// 0 until it is stored.
    long seq;

    /// Its text isn't what is stored.
    boolean changed;
    long changedAt;
    /// How its author looked when it was changed, encoded.
    byte[] who = {};
    boolean complete;
    long completedAt;
    /// Nobody can change it any more.
    boolean closed;

    /// The edit under way, or one of which nobody knows what became of it.
    @Nullable
    Decide attempt;

    OpenMessage(Name name, long sent, String text) {
        this.name = name;
        this.sent = sent;
        this.text = text;
    }

    /// @param customId not unique: who uses one again changes the oldest message that isn't complete
    record Name(RoomId room, AuthorId author, String customId) {
        @Override
        public String toString() {
            return "Name in " + room;
        }
    }
}
