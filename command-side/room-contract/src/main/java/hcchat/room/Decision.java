package hcchat.room;

import org.jspecify.annotations.Nullable;

/// What a room answers to one command.
public sealed interface Decision {
    /// It becomes the event `seq`, once its batch is committed.
    record Accepted(long seq, long time) implements Decision {}

    /// It was stored before, as `seq`.
    record Repeated(long seq) implements Decision {}

    /// @param known the seq that has the command's id already, or null
    record Refused(Refusal reason, @Nullable Long known) implements Decision {
        public Refused(Refusal reason) {
            this(reason, null);
        }
    }
}
