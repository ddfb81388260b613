package hcchat.intake;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a command-side process does for the edges that call it; the transport calls it, command-side implements it.
public interface OwnerOffice {
    /// An edge begins to talk (or talks again after a break). Its requests come in order; several edges come at
    /// once.
    EdgeDesk attach(String edge);

    /// Which instance owns which partition, as far as this one knows.
    OwnerMap owners();

    /// One edge's end of the conversation.
    interface EdgeDesk {
        /// What gathered since the last call. Must not block long: a full queue is answered [Outcome.TryLater].
        void take(List<Asked> batch);

        /// Everybody whom this edge says is there, told after a break, for the partitions that this process
        /// owns.
        void reattach(Collection<RoomRequest.Enter> present, IntakeClient.Answer[] answers);

        /// The stream broke: its people stay for a while, then they leave.
        void detach();
    }

    /// One request with the time that is left for it.
    ///
    /// @param deadlineNanos of [System#nanoTime()]
    /// @param answer called once; null means "this instance doesn't own the room"
    record Asked(RoomRequest request, long deadlineNanos, Answer answer) {}

    interface Answer {
        void take(@Nullable Outcome outcome);
    }

    /// @param addresses by partition; null where nobody is known
    record OwnerMap(int partitions, List<@Nullable String> addresses) {}
}
