package hcchat.intake;

import hcchat.intake.routing.RoutingSettings;
import java.util.List;

/// How a test's offices and clients are joined.
interface World extends AutoCloseable {
    /// An office that can be reached; it owns nothing yet.
    ScriptedOffice office(Realm realm);

    /// A client that knows the addresses of all offices there are.
    IntakeClient client(RoutingSettings settings, Presence presence, LiveFeed feed);

    default IntakeClient client(RoutingSettings settings, Presence presence) {
        return client(settings, presence, LiveFeed.NOBODY);
    }

    List<String> addresses();

    @Override
    void close();
}
