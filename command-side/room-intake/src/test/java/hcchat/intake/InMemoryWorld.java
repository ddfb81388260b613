package hcchat.intake;

import hcchat.intake.memory.InMemoryIntakeClient;
import hcchat.intake.routing.RoutingSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Offices as objects.
final class InMemoryWorld implements World {
    private final Map<String, ScriptedOffice> offices = new LinkedHashMap<>();
    private final List<AutoCloseable> clients = new ArrayList<>();

    @Override
    public ScriptedOffice office(Realm realm) {
        String address = "office" + offices.size();
        ScriptedOffice office = new ScriptedOffice(realm, address);
        offices.put(address, office);
        return office;
    }

    @Override
    public IntakeClient client(RoutingSettings settings, Presence presence, LiveFeed feed) {
        IntakeClient client = new InMemoryIntakeClient(settings, offices::get, presence, feed);
        clients.add(client);
        return client;
    }

    @Override
    public List<String> addresses() {
        return List.copyOf(offices.keySet());
    }

    @Override
    public void close() {
        clients.forEach(client -> ((IntakeClient) client).close());
        offices.values().forEach(ScriptedOffice::close);
    }
}
