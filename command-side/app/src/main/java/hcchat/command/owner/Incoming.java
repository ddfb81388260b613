package hcchat.command.owner;

import hcchat.intake.Outcome;
import hcchat.intake.OwnerOffice.Asked;
import hcchat.intake.RoomRequest;
import hcchat.room.RoomId;
import org.jspecify.annotations.Nullable;

/// One request with the edge that asks.
record Incoming(String edge, Asked asked) {
    RoomRequest request() {
        return asked.request();
    }

    RoomId room() {
        return asked.request().room();
    }

    boolean expired(long nowNanos) {
        return nowNanos - asked.deadlineNanos() >= 0;
    }

    /// Null: this instance doesn't own the room and did nothing.
    void answer(@Nullable Outcome outcome) {
        asked.answer().take(outcome);
    }
}
