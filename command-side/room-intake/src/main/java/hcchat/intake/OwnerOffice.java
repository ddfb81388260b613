package hcchat.intake;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a command-side process does for the edges that call it; the transport calls it, command-side implements it.
public interface OwnerOffice {
    /// How the name of an edge begins that asks but never has anybody in a room, such as REST: it is told
    /// nothing of what happens, and nobody waits for it.
    String ASKS_ONLY = "asks.";

    /// An edge begins to talk (or talks again after a break: the transport never uses its earlier desk again, and
    /// has called [EdgeDesk#detach] on it). Its requests come in order; several edges come at once.
    ///
    /// @param feed hands records to this edge until the desk is detached; from then on it drops them
    EdgeDesk attach(String edge, LiveFeed feed);

    /// Which instance owns which partition, as far as this one knows. Must not block.
    OwnerMap owners();

    /// One edge's end of the conversation. Calls to one desk never overlap.
    interface EdgeDesk {
        /// What gathered since the last call. Must not block: a full queue is answered [Outcome.TryLater].
        void take(List<Asked> batch);

        /// Everybody whom this edge says is there, in all rooms of these partitions: whoever else of this edge
        /// an owner still has in them has left. Comes before any request of these partitions, and again
        /// whenever the edge has found them here anew. Answered with [Outcome.Entered] (perhaps under another
        /// nick), [Outcome.Refused], or null for a room that this instance doesn't own.
        ///
        /// @param present [RoomRequest.Enter] only, with the time that an owner gave each claim
        void reattach(Collection<Integer> partitions, List<Asked> present);

        /// The stream broke: its people stay for a while, then they leave. The last call.
        void detach();
    }

    /// One request with the time that is left for it.
    ///
    /// @param deadlineNanos of [System#nanoTime()]
    /// @param answer called once, on any thread, at best many in a row: what gathers travels together. Null means
    /// "this
    ///     instance doesn't own the room", and that it did nothing
    record Asked(RoomRequest request, long deadlineNanos, Answer answer) {
        /// Whether it may be done still. To be asked when it is about to be done, on the thread that decides:
        /// false when an earlier request of the partition was answered null, even if the partition is owned
        /// again by now. It would overtake: answer null and do nothing, both will be asked again in their
        /// order.
        public boolean stands() {
            return answer.stands();
        }
    }

    interface Answer {
        void take(@Nullable Outcome outcome);

        /// See [Asked#stands].
        default boolean stands() {
            return true;
        }
    }

    /// @param partitions how many the log has, the same for ever
    /// @param addresses by partition; null where nobody is known
    record OwnerMap(int partitions, List<@Nullable String> addresses) {}
}
