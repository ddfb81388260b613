package hcchat.command.rooms;

import hcchat.intake.IntakeClient;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The way to the owners of rooms, in this process or another, for who waits for the answer.
public final class RoomOwners {
    // The client answers within its own patience; this only keeps a thread from waiting for a bug.
    private static final long PATIENCE_MS = 2 * IntakeClient.PATIENCE_MS;

    private final IntakeClient client;

    public RoomOwners(IntakeClient client) {
        this.client = client;
    }

    /// Waits for the owner's answer, ten seconds at most.
    public Outcome ask(RoomRequest request) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        client.ask(request, answer::complete);
        return answer.completeOnTimeout(new Outcome.Unknown(), PATIENCE_MS, TimeUnit.MILLISECONDS)
                .join();
    }
}
