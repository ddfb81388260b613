package hcchat.command.rooms;

import hcchat.intake.IntakeClient;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest;
import java.util.List;
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
        return begin(request).join();
    }

    /// Asks for many rooms at once; waits for the answers, ten seconds at most.
    ///
    /// @return the answers in the order of the requests
    public List<Outcome> askAll(List<? extends RoomRequest> requests) {
        List<CompletableFuture<Outcome>> answers =
                requests.stream().map(this::begin).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Outcome> begin(RoomRequest request) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        client.ask(request, answer::complete);
        return answer.completeOnTimeout(new Outcome.Unknown(), PATIENCE_MS, TimeUnit.MILLISECONDS);
    }
}
