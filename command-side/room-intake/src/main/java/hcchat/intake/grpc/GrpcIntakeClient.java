package hcchat.intake.grpc;

import hcchat.intake.IntakeClient;
import hcchat.intake.LiveFeed;
import hcchat.intake.Presence;
import hcchat.intake.RoomRequest;
import hcchat.intake.routing.RoutingIntakeClient;
import hcchat.intake.routing.RoutingSettings;
import hcchat.intake.transport.Channels;

/// The client as edges and REST use it: one stream to each owner, found by asking any of the seeds.
public final class GrpcIntakeClient implements IntakeClient {
    private final IntakeClient client;

    /// @param channels best with `Runnable::run` as their executor: call-backs only hand over
    /// @param presence who is here, for owners that must hear it anew; [Presence#NOBODY] for who has no sockets
    /// @param feed hears on the network's threads what owners tell the log, until this is closed
    public GrpcIntakeClient(RoutingSettings settings, Channels channels, Presence presence, LiveFeed feed) {
        this.client = new RoutingIntakeClient(settings, new GrpcOwnerLines(settings.edge(), channels), presence, feed);
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
