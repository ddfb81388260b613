package hcchat.intake.grpc;

import com.google.protobuf.UnsafeByteOperations;
import hcchat.intake.Look;
import hcchat.intake.RoomRequest;
import hcchat.intake.Visa;
import hcchat.intake.v1.IntakeWire;
import hcchat.room.AddressTag;
import hcchat.room.AuthorId;
import hcchat.room.DoorMac;
import hcchat.room.Marker;
import hcchat.room.RoomId;

/// Requests as messages.
final class RequestWire {
    private static final IntakeWire.Head HEAD = IntakeWire.Head.getDefaultInstance();

    private RequestWire() {}

    static IntakeWire.Request write(long number, RoomRequest request, long remainingMs) {
        IntakeWire.Request.Builder out = IntakeWire.Request.newBuilder()
                .setNumber(number)
                .setRemainingMs((int) Math.min(remainingMs, Integer.MAX_VALUE))
                .setRoomHi(request.room().hi())
                .setRoomLo(request.room().lo());
        return switch (request) {
            case RoomRequest.Decide decide ->
                out.setDecide(CommandWire.write(decide.command(), decide.who(), decide.admitted()))
                        .build();
            case RoomRequest.Enter enter ->
                out.setEnter(IntakeWire.Enter.newBuilder()
                                .setMember(MemberWire.write(enter.member()))
                                .setClaimedAt(enter.claimedAt())
                                .setVisa(write(enter.visa())))
                        .build();
            case RoomRequest.Leave leave ->
                out.setLeave(IntakeWire.Leave.newBuilder()
                                .setAuthorHi(leave.author().hi())
                                .setAuthorLo(leave.author().lo()))
                        .build();
            case RoomRequest.Change change -> out.setChange(write(change)).build();
            case RoomRequest.Tell tell -> out.setTell(AsideWire.write(tell)).build();
            case RoomRequest.Mark mark -> out.setMark(write(mark)).build();
            case RoomRequest.Expel expel -> out.setExpel(write(expel)).build();
            case RoomRequest.Erase erase ->
                out.setErase(IntakeWire.Erase.newBuilder()
                                .setByHi(erase.by().hi())
                                .setByLo(erase.by().lo()))
                        .build();
            case RoomRequest.Describe describe ->
                out.setDescribe(IntakeWire.Describe.newBuilder()
                                .setAuthorHi(describe.author().hi())
                                .setAuthorLo(describe.author().lo())
                                .setVisa(write(describe.visa()))
                                .setPeople(describe.people()))
                        .build();
            case RoomRequest.Head head -> out.setHead(HEAD).build();
        };
    }

    static RoomId room(IntakeWire.Request in) {
        return new RoomId(in.getRoomHi(), in.getRoomLo());
    }

    /// @throws IllegalArgumentException if it is no request that this version knows
    static RoomRequest read(IntakeWire.Request in) {
        RoomId room = room(in);
        return switch (in.getAskCase()) {
            case DECIDE -> {
                IntakeWire.Decide decide = in.getDecide();
                byte[] who = decide.hasWho() ? decide.getWho().toByteArray() : null;
                yield new RoomRequest.Decide(room, CommandWire.read(decide), who, decide.getAdmitted());
            }
            case ENTER -> {
                IntakeWire.Enter enter = in.getEnter();
                yield new RoomRequest.Enter(
                        room, MemberWire.read(enter.getMember()), enter.getClaimedAt(), read(enter.getVisa()));
            }
            case LEAVE -> {
                IntakeWire.Leave leave = in.getLeave();
                yield new RoomRequest.Leave(room, new AuthorId(leave.getAuthorHi(), leave.getAuthorLo()));
            }
            case CHANGE -> {
                IntakeWire.Change change = in.getChange();
                AuthorId author = new AuthorId(change.getAuthorHi(), change.getAuthorLo());
                yield new RoomRequest.Change(room, author, look(change));
            }
            case TELL -> AsideWire.read(room, in.getTell());
            case MARK -> {
                IntakeWire.Mark mark = in.getMark();
                AuthorId author = new AuthorId(mark.getAuthorHi(), mark.getAuthorLo());
                yield new RoomRequest.Mark(room, author, new Marker(mark.getDelivered(), mark.getRead()));
            }
            case EXPEL -> {
                IntakeWire.Expel expel = in.getExpel();
                yield new RoomRequest.Expel(
                        room,
                        new AuthorId(expel.getByHi(), expel.getByLo()),
                        new AuthorId(expel.getWhomHi(), expel.getWhomLo()));
            }
            case ERASE -> {
                AuthorId by =
                        new AuthorId(in.getErase().getByHi(), in.getErase().getByLo());
                if (!by.isSomebody()) {
                    throw new IllegalArgumentException("the operator doesn't come this way");
                }
                yield new RoomRequest.Erase(room, by);
            }
            case DESCRIBE -> {
                IntakeWire.Describe describe = in.getDescribe();
                AuthorId author = new AuthorId(describe.getAuthorHi(), describe.getAuthorLo());
                yield new RoomRequest.Describe(room, author, read(describe.getVisa()), describe.getPeople());
            }
            case HEAD -> new RoomRequest.Head(room);
            case ASK_NOT_SET -> throw new IllegalArgumentException("an unknown request");
        };
    }

    private static IntakeWire.Visa write(Visa visa) {
        IntakeWire.Visa.Builder out =
                IntakeWire.Visa.newBuilder().setVouched(visa.vouched()).setAdmitted(visa.admitted());
        AddressTag address = visa.address();
        if (address != null) {
            out.setAddress(UnsafeByteOperations.unsafeWrap(address.bytes()));
        }
        DoorMac door = visa.door();
        if (door != null) {
            out.setDoor(UnsafeByteOperations.unsafeWrap(door.bytes()));
        }
        return out.build();
    }

    private static Visa read(IntakeWire.Visa in) {
        if (in.hasAddress() && in.getAddress().size() != AddressTag.BYTES) {
            throw new IllegalArgumentException(
                    "an address of " + in.getAddress().size() + " bytes");
        }
        AddressTag address = in.hasAddress() ? AddressTag.of(in.getAddress().toByteArray()) : null;
        DoorMac door = in.hasDoor() ? new DoorMac(in.getDoor().toByteArray()) : null;
        return new Visa(in.getVouched(), address, door, in.getAdmitted());
    }

    private static IntakeWire.Expel.Builder write(RoomRequest.Expel expel) {
        return IntakeWire.Expel.newBuilder()
                .setByHi(expel.by().hi())
                .setByLo(expel.by().lo())
                .setWhomHi(expel.whom().hi())
                .setWhomLo(expel.whom().lo());
    }

    private static IntakeWire.Mark.Builder write(RoomRequest.Mark mark) {
        return IntakeWire.Mark.newBuilder()
                .setAuthorHi(mark.author().hi())
                .setAuthorLo(mark.author().lo())
                .setDelivered(mark.marker().delivered())
                .setRead(mark.marker().read());
    }

    private static IntakeWire.Change write(RoomRequest.Change change) {
        IntakeWire.Change.Builder out = IntakeWire.Change.newBuilder()
                .setAuthorHi(change.author().hi())
                .setAuthorLo(change.author().lo());
        return switch (change.look()) {
            case Look.Nick nick -> out.setNick(nick.nick()).build();
            case Look.Color color ->
                out.setColor(color.color() == null ? "" : color.color()).build();
        };
    }

    private static Look look(IntakeWire.Change in) {
        return switch (in.getLookCase()) {
            case NICK -> new Look.Nick(in.getNick());
            case COLOR -> new Look.Color(in.getColor().isEmpty() ? null : in.getColor());
            case LOOK_NOT_SET -> throw new IllegalArgumentException("an unknown change");
        };
    }
}
