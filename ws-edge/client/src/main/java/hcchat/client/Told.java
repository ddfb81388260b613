package hcchat.client;

import hcchat.room.RoomEvent;

/// A piece of a room's stored history. Live, the pieces of a room arrive once each, in order, without a hole but where
/// [RoomSignal.Missed] names one.
public sealed interface Told extends RoomSignal {
    /// The first seq that it covers.
    long from();

    /// The last seq that it covers.
    long to();

    /// @param event as the chain covers it: in an encrypted room its text is an envelope
    /// @param nick how the author is called today
    /// @param replay whether it was said before this session began
    /// @param words its text as far as we may read it
    record Said(RoomEvent event, String nick, boolean replay, Words words) implements Told {
        @Override
        public long from() {
            return event.meta().seq();
        }

        @Override
        public long to() {
            return event.meta().seq();
        }

        @Override
        public String toString() {
            return "Said " + event;
        }
    }

    /// An event of a type that this client is too old for; the chain goes through its digest.
    record Unreadable(long seq, String type, boolean replay) implements Told {
        @Override
        public long from() {
            return seq;
        }

        @Override
        public long to() {
            return seq;
        }
    }

    /// Bodies that were deleted or have expired, from the first to the last seq.
    record Gone(long from, long to) implements Told {}
}
