package hcchat.command.store;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/// Axon's event store over our engine. Axon takes a snapshot that can't be read for one that isn't there, and goes on
/// with the events; here the state at the head is all there is, so that a store which is away would make every room an
/// empty one.
public final class RoomEventStore extends EmbeddedEventStore {
    public RoomEventStore(RoomEventEngine engine) {
        super(EmbeddedEventStore.builder().storageEngine(engine));
    }

    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(
            String aggregateIdentifier, Throwable failure) {
        throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
