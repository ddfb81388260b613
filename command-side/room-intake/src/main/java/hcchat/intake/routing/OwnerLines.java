package hcchat.intake.routing;

import hcchat.intake.LiveRecord;
import hcchat.intake.Outcome;
import hcchat.intake.OwnerOffice.OwnerMap;
import hcchat.intake.RoomRequest;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What carries requests: gRPC, or a method call. Used by one thread; its call-backs come on any.
public interface OwnerLines extends AutoCloseable {
    /// Asks the instance at `address` who owns what. `answer` is called once, soon, with null when it can't be
    /// asked.
    void askOwners(String address, Consumer<@Nullable OwnerMap> answer);

    /// Begins to talk to the instance at `address`; that it can't be reached shows as a break.
    Line open(String address, LineEvents events);

    @Override
    void close();

    /// One conversation with one owner.
    interface Line {
        /// Whether a message would go out now rather than wait in memory; when that turns true,
        /// [LineEvents#ready] is called.
        boolean isReady();

        /// Hands a message over: first the attachments, then the requests.
        void send(List<Attachment> attachments, List<Numbered> requests);

        /// One batch of [LineEvents#answered] has been used: the next may come.
        void release();

        /// Hangs up. Call-backs that come later are without meaning.
        void close();
    }

    /// What a line tells, on any thread, in order; must be taken without blocking.
    interface LineEvents {
        void ready();

        void answered(List<Answered> batch);

        /// What the owner feeds. Taken on the line's own thread, with nothing to release.
        void heard(List<LiveRecord> records);

        /// The last of all.
        void broken();
    }

    /// @param present [RoomRequest.Enter] only
    record Attachment(int partition, List<Numbered> present) {}

    /// @param number correlates the answer
    record Numbered(long number, RoomRequest request, long remainingMs) {}

    /// @param outcome null: not the owner
    record Answered(long number, @Nullable Outcome outcome) {}
}
