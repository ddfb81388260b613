package hcchat.command.ops;

import hcchat.intake.LiveFeed;
import hcchat.intake.Outcome;
import hcchat.intake.OwnerOffice;
import hcchat.intake.OwnerOffice.Asked;
import hcchat.intake.OwnerOffice.EdgeDesk;
import hcchat.intake.OwnerOffice.OwnerMap;
import hcchat.intake.RoomRequest;
import hcchat.room.RoomId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The rooms that this process owns, asked with the operator's word: that is taken from within the process alone, never
/// from the network.
final class OwnRooms {
    private static final long PATIENCE_MS = 10_000;

    private final OwnerOffice office;

    OwnRooms(OwnerOffice office) {
        this.office = office;
    }

    /// Waits for the answer, ten seconds at most.
    ///
    /// @throws IllegalArgumentException if another process owns the room, or nobody answers
    Outcome ask(RoomRequest request) {
        OwnerMap owners = office.owners();
        int partition = request.room().partition(owners.partitions());
        EdgeDesk desk = office.attach(OwnerOffice.ASKS_ONLY + "operator." + UUID.randomUUID(), LiveFeed.NOBODY);
        try {
            CompletableFuture<Optional<Outcome>> answer = new CompletableFuture<>();
            desk.reattach(List.of(partition), List.of());
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
            desk.take(List.of(new Asked(request, deadline, outcome -> answer.complete(Optional.ofNullable(outcome)))));
            return answer.completeOnTimeout(Optional.of(new Outcome.Unknown()), PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .join()
                    .orElseThrow(
                            () -> elsewhere(request.room(), owners.addresses().get(partition)));
        } finally {
            desk.detach();
        }
    }

    private static IllegalArgumentException elsewhere(RoomId room, @Nullable String address) {
        return new IllegalArgumentException(
                address == null
                        ? "nobody owns " + room + " at this moment: ask again"
                        : room + " is in the hands of " + address + ": ask there");
    }
}
