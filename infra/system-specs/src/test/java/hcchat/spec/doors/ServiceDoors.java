package hcchat.spec.doors;

import hcchat.harness.Speaker;
import hcchat.intake.v1.IntakeWire;
import hcchat.intake.v1.KeysWire;
import hcchat.intake.v1.RoomIntakeGrpc;
import hcchat.intake.v1.RoomKeysGrpc;
import hcchat.replay.v1.ReplayWire;
import hcchat.replay.v1.RoomReplayGrpc;
import hcchat.room.AuthorId;
import hcchat.room.EventType;
import hcchat.room.RoomId;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/// The doors of the services that deployables offer each other: keys, the owners of rooms, replay.
final class ServiceDoors {
    private final Stage stage;

    ServiceDoors(Stage stage) {
        this.stage = stage;
    }

    /// @return `ok`, the code that is heard, the status of a call that wasn't taken, or `withheld`
    String knock(Place place, Deployable who, String door) {
        RoomId room = Objects.requireNonNull(RoomId.parse(place.id));
        AuthorId owner = AuthorId.parse(place.author(Who.OWNER));
        String address = door.startsWith("replay") ? stage.parts.cluster().queryService() : stage.ownerOf(room);
        try (Deployable.Way way = who.to(address, stage)) {
            return switch (door) {
                case "keys: what signs heads" -> secret(way.channel(), "sign"::equals);
                case "keys: what names authors" -> secret(way.channel(), "author"::equals);
                case "keys: what opens the log" -> secret(way.channel(), name -> name.startsWith("transport."));
                case "keys: a room's key" -> roomKey(way.channel(), room);
                case "owners: who owns what" -> owners(way.channel());
                case "owners: head" -> new Talk(way.channel(), room).asks(ask -> ask.setHead(head()));
                case "owners: post as anybody" -> new Talk(way.channel(), room).asks(ask -> ask.setDecide(post(owner)));
                case "owners: describe" ->
                    new Talk(way.channel(), room)
                            .asks(ask -> ask.setDescribe(IntakeWire.Describe.newBuilder()
                                    .setAuthorHi(owner.hi())
                                    .setAuthorLo(owner.lo())));
                case "owners: erase" ->
                    new Talk(way.channel(), room)
                            .asks(ask -> ask.setErase(IntakeWire.Erase.newBuilder()
                                    .setByHi(owner.hi())
                                    .setByLo(owner.lo())));
                default -> replay(RoomReplayGrpc.newBlockingStub(way.channel()), room, owner, door);
            };
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().getCode().name().toLowerCase(Locale.ROOT);
        }
    }

    private static String secret(Channel channel, Predicate<String> which) {
        KeysWire.ServerSecretsReply reply =
                RoomKeysGrpc.newBlockingStub(channel).serverSecrets(KeysWire.ServerSecretsRequest.getDefaultInstance());
        return reply.getSecretsMap().keySet().stream().anyMatch(which) ? "ok" : "withheld";
    }

    private static String roomKey(Channel channel, RoomId room) {
        KeysWire.KeyId id = KeysWire.KeyId.newBuilder()
                .setRoomHi(room.hi())
                .setRoomLo(room.lo())
                .setKid(1)
                .build();
        KeysWire.DataKeysReply reply = RoomKeysGrpc.newBlockingStub(channel)
                .dataKeys(KeysWire.DataKeysRequest.newBuilder().addIds(id).build());
        return reply.getKeysCount() == 1 ? "ok" : "withheld";
    }

    private static String owners(Channel channel) {
        IntakeWire.OwnerMap map =
                RoomIntakeGrpc.newBlockingStub(channel).owners(IntakeWire.OwnersRequest.getDefaultInstance());
        return map.getAddressesCount() > 0 ? "ok" : "withheld";
    }

    private static IntakeWire.Head head() {
        return IntakeWire.Head.getDefaultInstance();
    }

    private static IntakeWire.Decide post(AuthorId author) {
        UUID id = UUID.randomUUID();
        return IntakeWire.Decide.newBuilder()
                .setType(EventType.CHAT.code())
                .setIdHi(id.getMostSignificantBits())
                .setIdLo(id.getLeastSignificantBits())
                .setAuthorHi(author.hi())
                .setAuthorLo(author.lo())
                .setText(Speaker.envelope("words"))
                .build();
    }

    private static String replay(
            RoomReplayGrpc.RoomReplayBlockingStub reader, RoomId id, AuthorId author, String door) {
        ReplayWire.Room room =
                ReplayWire.Room.newBuilder().setHi(id.hi()).setLo(id.lo()).build();
        int size = 1 << 20;
        switch (door) {
            case "replay: forward" ->
                reader.forward(ReplayWire.ForwardRequest.newBuilder()
                        .setRoom(room)
                        .setLimit(1)
                        .setMaxBytes(size)
                        .build());
            case "replay: backward" ->
                reader.backward(ReplayWire.BackwardRequest.newBuilder()
                        .setRoom(room)
                        .setBefore(2)
                        .setLimit(1)
                        .setMaxBytes(size)
                        .build());
            case "replay: positions" ->
                reader.positions(ReplayWire.PositionsRequest.newBuilder()
                        .setFrom(1)
                        .setTo(1)
                        .build());
            case "replay: names" ->
                reader.names(ReplayWire.NamesRequest.newBuilder()
                        .setRoom(room)
                        .addAuthors(ReplayWire.Author.newBuilder()
                                .setHi(author.hi())
                                .setLo(author.lo()))
                        .build());
            case "replay: kept since" ->
                reader.keptSince(ReplayWire.KeptSinceRequest.newBuilder()
                        .setRoom(room)
                        .setEpoch(1)
                        .build());
            default -> throw new IllegalArgumentException("no such door: " + door);
        }
        return "ok";
    }
}
