package hcchat.command.room;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import hcchat.command.rights.Keeping;
import hcchat.command.rights.Rights;
import hcchat.command.room.Decide.KnownId;
import hcchat.command.room.Decide.Posed;
import hcchat.command.room.Decide.Target;
import hcchat.room.AuthorId;
import hcchat.room.Decision;
import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.Refusal;
import hcchat.room.RoomCommand;
import hcchat.room.RoomCommand.ChangeState;
import hcchat.room.RoomCommand.DeleteMessage;
import hcchat.room.RoomCommand.EditMessage;
import hcchat.room.RoomCommand.FoundRoom;
import hcchat.room.RoomCommand.PostMessage;
import hcchat.room.RoomCommand.SetReaction;
import hcchat.room.RoomEvent;
import hcchat.room.RoomEvent.MessageDeleted;
import hcchat.room.RoomEvent.MessageEdited;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomEvent.ReactionSet;
import hcchat.room.RoomEvent.StateChanged;
import hcchat.room.StoredEvent;
import hcchat.wire.chain.Chain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// The one who gives a room's seqs. A replayed batch decides the same.
public class Room {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private String id = "";

    private @Nullable RoomState state;

    /// For Axon, which makes a room before its first event.
    protected Room() {}

    public Room(RoomState state) {
        this.state = state;
        this.id = state.room().toString();
    }

    /// One decision a command, in order. A refusal is a value: it leaves no event and doesn't touch its neighbours.
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    public List<Decision> decide(Decide batch) {
        if (state == null) {
            state = RoomState.empty(batch.room());
            id = batch.room().toString();
        }
        Map<UUID, KnownId> ids = new HashMap<>(batch.ids());
        Map<Long, Target> targets = new HashMap<>(batch.targets());
        List<Decision> decisions = new ArrayList<>(batch.posed().size());
        for (Posed posed : batch.posed()) {
            decisions.add(decide(posed, batch.now(), ids, targets));
        }
        return decisions;
    }

    private Decision decide(Posed posed, long now, Map<UUID, KnownId> ids, Map<Long, Target> targets) {
        RoomCommand command = posed.command();
        KnownId known = ids.get(command.id());
        if (known != null) {
            // Before any right is looked at: what was acknowledged stays acknowledged.
            return known.mark() == posed.mark()
                    ? new Decision.Repeated(known.seq())
                    : new Decision.Refused(Refusal.ID_CONFLICT, known.seq());
        }
        Refusal refusal = refusal(posed, now, targets);
        if (refusal != null) {
            return new Decision.Refused(refusal);
        }
        RoomState before = state();
        long seq = before.seq() + 1;
        long time = Math.max(now, before.time());
        RoomEvent event = event(command, new EventMeta(seq, command.id(), time, command.author(), posed.blind()));
        int day = dayOf(command, time, targets);
        byte[] digest = Chain.digest(event);
        byte[] link = Chain.link(before.link(), before.room(), seq, digest);
        Rights rights = event instanceof StateChanged changed ? before.rights().after(changed) : null;
        apply(new EventDecided(before.room(), event, day, posed.mark(), digest, link, rights));
        ids.put(command.id(), new KnownId(seq, posed.mark()));
        remember(command, seq, day, targets);
        return new Decision.Accepted(seq, time);
    }

    private @Nullable Refusal refusal(Posed posed, long now, Map<Long, Target> targets) {
        RoomCommand command = posed.command();
        Rights rights = state().rights();
        AuthorId author = command.author();
        if (command instanceof ChangeState change) {
            // The operator's word needs no role.
            return author.isSomebody() ? Keeping.changing(rights, author, change.change(), now) : null;
        }
        if (command instanceof FoundRoom) {
            return state().isUsed() || !posed.inside() ? Refusal.ROOM_EXISTS : null;
        }
        Refusal silenced = Keeping.writing(rights, author, posed.inside(), posed.admitted(), now);
        // Who was silenced may still take back what they said.
        boolean takesBack = silenced == Refusal.MUTED && command instanceof DeleteMessage;
        return silenced == null || takesBack ? refusal(command, now, targets) : silenced;
    }

    /// Why what may be written at all may not be about this message, or null.
    private @Nullable Refusal refusal(RoomCommand command, long now, Map<Long, Target> targets) {
        if (command instanceof PostMessage post) {
            Long re = post.re();
            return re != null && (re < 1 || re > state().seq()) ? Refusal.NO_SUCH_MESSAGE : null;
        }
        Target target = targets.get(command.of());
        if (target == null) {
            return Refusal.NO_SUCH_MESSAGE;
        }
        if (!target.bodyThere()) {
            return Refusal.GONE;
        }
        if (!target.type().isMessage()) {
            return Refusal.NO_SUCH_MESSAGE;
        }
        boolean authorsOnly = command instanceof EditMessage
                || (command instanceof DeleteMessage && !Keeping.maySilence(state().rights(), command.author(), now));
        return authorsOnly && !target.author().equals(command.author()) ? Refusal.NOT_THE_AUTHOR : null;
    }

    private static RoomEvent event(RoomCommand command, EventMeta meta) {
        return switch (command) {
            case PostMessage post -> new MessagePosted(meta, post.type(), post.re(), post.text(), post.attachment());
            case EditMessage edit -> new MessageEdited(meta, edit.of(), edit.text());
            case DeleteMessage delete -> new MessageDeleted(meta, delete.of());
            case SetReaction reaction -> new ReactionSet(meta, reaction.of(), reaction.text());
            case ChangeState change -> new StateChanged(meta, change.change());
            case FoundRoom found -> new StateChanged(meta, found.door());
        };
    }

    private static int dayOf(RoomCommand command, long time, Map<Long, Target> targets) {
        if (command instanceof PostMessage) {
            return (int) (time / DAY_MS);
        }
        if (command.type().isState()) {
            return StoredEvent.NEVER;
        }
        Target target = targets.get(command.of());
        return command instanceof DeleteMessage || target == null ? StoredEvent.NEVER : target.day();
    }

    private static void remember(RoomCommand command, long seq, int day, Map<Long, Target> targets) {
        if (command instanceof PostMessage) {
            targets.put(seq, new Target(command.author(), command.type(), day, true));
        } else if (command instanceof DeleteMessage delete) {
            targets.computeIfPresent(delete.of(), (of, target) -> Target.gone(target.day()));
        } else {
            targets.put(seq, new Target(command.author(), EventType.EDIT, day, true));
        }
    }

    @EventSourcingHandler
    void on(EventDecided decided) {
        id = decided.room().toString();
        EventMeta meta = decided.event().meta();
        Rights before = state == null ? Rights.NONE : state.rights();
        Rights rights = decided.rights() == null ? before : decided.rights();
        long erased = state == null ? 0 : state.erased();
        state = new RoomState(decided.room(), meta.seq(), decided.link(), meta.time(), rights, erased);
    }

    /// @throws IllegalStateException before the room's first event or command
    public RoomState state() {
        if (state == null) {
            throw new IllegalStateException("a room without a state");
        }
        return state;
    }
}
