package hcchat.intake;

import hcchat.intake.memory.InMemoryKeyClient;
import hcchat.intake.transport.Caller;

final class InMemoryKeyClientTest extends KeyClientContract {
    @Override
    KeyClient client(Caller caller) {
        return new InMemoryKeyClient(office, caller);
    }
}
