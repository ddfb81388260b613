package hcchat.room;

/// What a room answers to one command.
public sealed interface Decision {
    /// It becomes the event `seq`, once its batch is committed.
    record Accepted(long seq, long time) implements Decision {}

    /// It was stored before, as `seq`.
    record Repeated(long seq) implements Decision {}

    record Refused(Refusal reason) implements Decision {}
}
