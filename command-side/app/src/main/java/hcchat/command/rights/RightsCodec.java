package hcchat.command.rights;

import hcchat.command.rights.Rights.Ban;
import hcchat.command.rights.Rights.Place;
import hcchat.room.AuthorId;
import hcchat.room.EventType;
import hcchat.room.Role;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.RetentionSet;
import hcchat.room.StateChange.RoleGiven;
import hcchat.room.StateChangeCodec;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// Rights as they stand beside the events from which they follow, so that a room is loaded without reading them all: a
/// version (1 B), then the changes that are still in force, each seq (8 B), type (1 B) and the change as
/// [StateChangeCodec] writes it.
public final class RightsCodec {
    private static final byte VERSION = 1;

    private RightsCodec() {}

    public static byte[] encode(Rights rights) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        DoorSet door = rights.door();
        if (door != null) {
            write(rights.doorSeq(), door, out);
        }
        rights.places().forEach((author, place) -> write(place.since(), new RoleGiven(author, place.role()), out));
        rights.bans().forEach((author, ban) -> write(0, new Banned(author, ban.until(), ban.address()), out));
        rights.mutes().forEach((author, until) -> write(0, new Muted(author, until), out));
        if (rights.locked()) {
            write(0, new Locked(true), out);
        }
        if (rights.days() != 0) {
            write(0, new RetentionSet(rights.days()), out);
        }
        return out.toByteArray();
    }

    private static void write(long seq, StateChange change, ByteArrayOutputStream out) {
        byte[] bytes = StateChangeCodec.encode(change);
        ByteBuffer entry = ByteBuffer.allocate(8 + 1 + bytes.length)
                .putLong(seq)
                .put((byte) change.type().code())
                .put(bytes);
        out.writeBytes(entry.array());
    }

    /// @throws IllegalArgumentException if the bytes aren't what [#encode] writes
    public static Rights decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("rights of version " + version);
            }
            Reading reading = new Reading();
            while (in.hasRemaining()) {
                long seq = in.getLong();
                reading.take(seq, StateChangeCodec.decode(EventType.ofCode(in.get()), in));
            }
            return reading.rights();
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("cut rights", cut);
        }
    }

    private static final class Reading {
        private final Map<AuthorId, Place> places = new HashMap<>();
        private final Map<AuthorId, Ban> bans = new HashMap<>();
        private final Map<AuthorId, Long> mutes = new HashMap<>();
        private Rights rest = Rights.NONE;

        void take(long seq, StateChange change) {
            switch (change) {
                case DoorSet door ->
                    rest = new Rights(door, seq, Map.of(), Map.of(), Map.of(), rest.locked(), rest.days());
                case RoleGiven(AuthorId whom, Role role) -> places.put(whom, new Place(role, seq));
                case Banned banned -> bans.put(banned.whom(), new Ban(banned.until(), banned.address()));
                case Muted muted -> mutes.put(muted.whom(), muted.until());
                case Locked locked ->
                    rest = new Rights(
                            rest.door(), rest.doorSeq(), Map.of(), Map.of(), Map.of(), locked.locked(), rest.days());
                case RetentionSet retention ->
                    rest = new Rights(
                            rest.door(), rest.doorSeq(), Map.of(), Map.of(), Map.of(), rest.locked(), retention.days());
                case StateChange.Rekeyed key -> throw new IllegalArgumentException("keys aren't rights");
            }
        }

        Rights rights() {
            return new Rights(rest.door(), rest.doorSeq(), places, bans, mutes, rest.locked(), rest.days());
        }
    }
}
