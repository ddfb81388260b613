package hcchat.command.owner;

import hcchat.command.room.Decide;
import hcchat.command.room.Room;
import hcchat.command.room.RoomState;
import hcchat.command.store.RoomEventEngine;
import hcchat.command.store.RoomEventStore;
import hcchat.command.store.StoreFailure;
import hcchat.room.Decision;
import hcchat.room.RoomId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;

/// Axon, as the owner uses it: one command a room and batch, all of a batch in one unit of work whose commit is the
/// store's.
final class RoomDecider {
    private final RoomEventStore events;
    private final CachingEventSourcingRepository<Room> rooms;
    private final RoomCache cache;
    private final SimpleCommandBus bus;

    RoomDecider(RoomEventEngine engine, int cachedRooms) {
        cache = new RoomCache(cachedRooms);
        events = new RoomEventStore(engine);
        // One thread writes: locks would only cost.
        rooms = EventSourcingRepository.builder(Room.class)
                .eventStore(events)
                .cache(cache)
                .lockFactory(NullLockFactory.INSTANCE)
                .build();
        bus = SimpleCommandBus.builder().build();
        bus.subscribe(Decide.class.getName(), message -> decide((Decide) message.getPayload()));
    }

    private List<Decision> decide(Decide batch) throws Exception {
        return rooms.loadOrCreate(batch.room().toString(), () -> new Room(RoomState.empty(batch.room())))
                .invoke(room -> room.decide(batch));
    }

    /// Decides and commits. The decisions of each room, in the order asked.
    ///
    /// @throws StoreFailure if the batch isn't known to be committed; nothing is remembered of it then
    /// @throws RuntimeException if deciding itself broke, which is about the batch's content
    List<List<Decision>> decide(List<Decide> batch, Decided beforeCommit) throws StoreFailure {
        UnitOfWork<?> root = DefaultUnitOfWork.startAndGet(null);
        try {
            List<List<Decision>> decisions = new ArrayList<>(batch.size());
            for (Decide room : batch) {
                decisions.add(dispatch(room));
            }
            beforeCommit.are(decisions);
            root.commit();
            return decisions;
        } catch (RuntimeException failure) {
            if (root.isActive()) {
                root.rollback(failure);
            }
            throw unwrapped(failure);
        }
    }

    private static RuntimeException unwrapped(Throwable failure) throws StoreFailure {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RoomEventEngine.StoreUnavailable store) {
                throw store.failure();
            }
        }
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }

    @SuppressWarnings("unchecked")
    private List<Decision> dispatch(Decide room) {
        List<List<Decision>> answer = new ArrayList<>(1);
        List<Throwable> failure = new ArrayList<>(1);
        bus.dispatch(
                GenericCommandMessage.asCommandMessage(room),
                (CommandMessage<?> asked, CommandResultMessage<?> result) -> {
                    if (result.isExceptional()) {
                        failure.add(result.exceptionResult());
                    } else {
                        answer.add((List<Decision>) result.getPayload());
                    }
                });
        if (!failure.isEmpty()) {
            Throwable cause = failure.getFirst();
            throw cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
        }
        return answer.getFirst();
    }

    /// The room as it stands after the last commit; a room without events is an empty one.
    RoomState state(RoomId room) throws StoreFailure {
        RoomState empty = cache.knownEmpty(room);
        if (empty != null) {
            return empty;
        }
        UnitOfWork<?> look = DefaultUnitOfWork.startAndGet(null);
        try {
            RoomState state = rooms.load(room.toString()).invoke(Room::state);
            look.commit();
            return state;
        } catch (AggregateNotFoundException none) {
            look.rollback(none);
            return cache.rememberEmpty(room);
        } catch (RuntimeException failure) {
            look.rollback(failure);
            throw unwrapped(failure);
        }
    }

    void forget(Predicate<RoomId> which) {
        cache.forget(which);
    }

    void close() {
        events.shutDown();
    }

    /// What was decided, told before the commit is tried: after a commit without an answer it is all that is left.
    interface Decided {
        void are(List<List<Decision>> decisions);
    }
}
