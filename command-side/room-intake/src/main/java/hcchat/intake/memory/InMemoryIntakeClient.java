package hcchat.intake.memory;

import hcchat.intake.IntakeClient;
import hcchat.intake.LiveFeed;
import hcchat.intake.OwnerOffice;
import hcchat.intake.Presence;
import hcchat.intake.RoomRequest;
import hcchat.intake.routing.RoutingIntakeClient;
import hcchat.intake.routing.RoutingSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The client straight onto owners' offices: the same routing, order and patience, and nothing in between.
public final class InMemoryIntakeClient implements IntakeClient {
    private static final String HERE = "here";

    private final IntakeClient client;

    /// One office that owns all rooms; whatever address it gives for itself is this one.
    public InMemoryIntakeClient(OwnerOffice office) {
        this(RoutingSettings.of("edge", List.of(HERE)), address -> office, Presence.NOBODY, LiveFeed.NOBODY);
    }

    /// @param offices by address, null for one that can't be reached now; asked at each connection
    /// @param feed hears on the offices' threads what they feed, until this is closed
    public InMemoryIntakeClient(
            RoutingSettings settings,
            Function<String, @Nullable OwnerOffice> offices,
            Presence presence,
            LiveFeed feed) {
        this.client = new RoutingIntakeClient(settings, new DirectLines(settings.edge(), offices), presence, feed);
    }

    /// @param offices by address
    public InMemoryIntakeClient(String edge, Map<String, OwnerOffice> offices, Presence presence, LiveFeed feed) {
        this(RoutingSettings.of(edge, List.copyOf(offices.keySet())), offices::get, presence, feed);
    }

    @Override
    public void ask(RoomRequest request, Answer answer) {
        client.ask(request, answer);
    }

    @Override
    public void close() {
        client.close();
    }
}
