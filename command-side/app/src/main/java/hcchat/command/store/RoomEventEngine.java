package hcchat.command.store;

import hcchat.command.rights.Rights;
import hcchat.command.room.EventDecided;
import hcchat.command.room.Room;
import hcchat.command.room.RoomState;
import hcchat.room.EventBodyCodec;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.storage.seal.AeadKey;
import hcchat.storage.seal.SealBroken;
import hcchat.wire.chain.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/// Axon's view of the store. What a unit of work decided goes to the owner's sink as one batch, inside the unit of
/// work: if it isn't committed Axon rolls back and forgets the rooms. A room is loaded as its state at its head, which
/// follows from at most 256 digests, so that a long history costs nothing.
///
/// Belongs to the owner's thread. Readers of events don't come here: they follow the log.
public final class RoomEventEngine implements EventStorageEngine {
    private final RoomTable rooms;
    private final KeyLookup keys;
    private final Sink sink;

    public RoomEventEngine(RoomTable rooms, KeyLookup keys, Sink sink) {
        this.rooms = rooms;
        this.keys = keys;
        this.sink = sink;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        List<EventDecided> batch = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            batch.add((EventDecided) event.getPayload());
        }
        try {
            sink.write(batch);
        } catch (StoreFailure failure) {
            throw new StoreUnavailable(failure);
        }
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        RoomId room = RoomId.parse(aggregateIdentifier);
        if (room == null) {
            throw new IllegalArgumentException("not a room");
        }
        try {
            RoomState state = state(room, rooms.tail(room));
            return state.seq() == 0
                    ? Optional.empty()
                    : Optional.of(new GenericDomainEventMessage<>(
                            Room.class.getSimpleName(), aggregateIdentifier, state.seq() - 1, new Room(state)));
        } catch (StoreFailure unreachable) {
            throw new StoreUnavailable(unreachable);
        }
    }

    private RoomState state(RoomId room, List<RoomTable.Tail> tail) throws StoreFailure {
        RoomState state = RoomState.empty(room);
        for (RoomTable.Tail step : tail) {
            StoredEvent event = step.event();
            byte[] kept = step.link();
            byte[] link = kept != null ? kept : Chain.link(state.link(), room, event.seq(), event.digest());
            state = new RoomState(room, event.seq(), link, time(event), rights(room, step), step.erased());
        }
        return state;
    }

    /// Only the head brings them.
    private Rights rights(RoomId room, RoomTable.Tail step) throws StoreFailure {
        byte[] row = step.rights();
        if (row == null) {
            return Rights.NONE;
        }
        AeadKey key = keys.key(room, SealedRights.kid(row));
        if (key == null) {
            // An erased room begins anew, with nobody's rights.
            return Rights.NONE;
        }
        return SealedRights.open(room, step.rightsSeq(), key, row);
    }

    private long time(StoredEvent event) throws StoreFailure {
        byte[] body = event.body();
        AeadKey key = body == null ? null : keys.key(event.room(), event.kid());
        if (body == null || key == null) {
            return 0;
        }
        try {
            return EventBodyCodec.decode(event.seq(), event.of(), key.open(event.associatedData(), body))
                    .meta()
                    .time();
        } catch (SealBroken | IllegalArgumentException unreadable) {
            return 0;
        }
    }

    /// The state at the head says it all.
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("a room's state follows from its events");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        throw new UnsupportedOperationException("readers follow the log");
    }

    /// Where a batch goes; returns once it is committed.
    public interface Sink {
        void write(List<EventDecided> batch) throws StoreFailure;
    }

    /// How the engine gets at keys; null for an erased one.
    public interface KeyLookup {
        @Nullable
        AeadKey key(RoomId room, int kid) throws StoreFailure;
    }

    /// Carries a store failure through Axon.
    public static final class StoreUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient StoreFailure failure;

        StoreUnavailable(StoreFailure failure) {
            super("the store failed", failure);
            this.failure = failure;
        }

        public StoreFailure failure() {
            return failure;
        }
    }
}
