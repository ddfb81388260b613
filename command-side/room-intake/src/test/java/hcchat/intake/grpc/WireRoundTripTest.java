package hcchat.intake.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import hcchat.intake.Look;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Why;
import hcchat.intake.RoomFacts;
import hcchat.intake.RoomRequest;
import hcchat.intake.Standing;
import hcchat.intake.Visa;
import hcchat.intake.v1.IntakeWire;
import hcchat.room.AddressTag;
import hcchat.room.Aside;
import hcchat.room.Attachment;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.DoorMac;
import hcchat.room.EventType;
import hcchat.room.HistoryRule;
import hcchat.room.Marker;
import hcchat.room.Member;
import hcchat.room.Refusal;
import hcchat.room.Role;
import hcchat.room.RoomCommand;
import hcchat.room.RoomCommand.DeleteMessage;
import hcchat.room.RoomCommand.EditMessage;
import hcchat.room.RoomCommand.PostMessage;
import hcchat.room.RoomCommand.SetReaction;
import hcchat.room.RoomId;
import hcchat.room.UpdateMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class WireRoundTripTest {
    private static final RoomId ROOM = new RoomId(-1, Long.MIN_VALUE);
    private static final AuthorId ALICE = new AuthorId(Long.MAX_VALUE, -2);
    private static final UUID ID = new UUID(-3, 4);
    private static final Member FULL =
            new Member(ALICE, "alice", 42, "trip42", "00ff00", "flair", 100, "user", "hash", false);
    private static final Member BARE = new Member(ALICE, "", 0, "", null, null, 0, "", "", null);

    static List<RoomRequest> requests() {
        Attachment.Encryption encryption = new Attachment.Encryption("secretstream", "aGVhZGVy", 65_536);
        Attachment bare = new Attachment("rooms/k", "image/png", 1L << 40, encryption, null);
        Attachment full = new Attachment(
                "rooms/k", "image/png", 5, encryption, new Attachment.Thumbnail("rooms/t", "image/webp", 320, 200, 9));
        Attachment inText = new Attachment(
                "rooms/k", "image/png", 5, encryption, new Attachment.Thumbnail(null, "image/webp", 320, 200, 9));
        List<RoomRequest> all = new ArrayList<>();
        Stream.<RoomCommand>of(
                        new PostMessage(ID, ALICE, EventType.CHAT, null, "hello ü \u0000", null),
                        new PostMessage(ID, ALICE, EventType.CHAT, 0L, "", null),
                        new PostMessage(ID, ALICE, EventType.EMOTE, 7L, "waves", null),
                        new PostMessage(ID, ALICE, EventType.ATTACHMENT, null, null, bare),
                        new PostMessage(ID, ALICE, EventType.ATTACHMENT, 9L, "caption", full),
                        new PostMessage(ID, ALICE, EventType.ATTACHMENT, null, null, inText),
                        new EditMessage(ID, ALICE, 41, "better"),
                        new DeleteMessage(ID, ALICE, 41),
                        new SetReaction(ID, ALICE, 41, ""))
                .forEach(command -> all.add(new RoomRequest.Decide(ROOM, command, null)));
        all.add(new RoomRequest.Enter(ROOM, FULL, 0));
        all.add(new RoomRequest.Enter(ROOM, BARE, 1_767_225_600_000L));
        all.add(new RoomRequest.Leave(ROOM, ALICE));
        all.add(new RoomRequest.Change(ROOM, ALICE, new Look.Nick("carol")));
        all.add(new RoomRequest.Change(ROOM, ALICE, new Look.Color("FF00AA")));
        all.add(new RoomRequest.Change(ROOM, ALICE, new Look.Color(null)));
        all.add(new RoomRequest.Tell(ROOM, ALICE, new Aside.Whisper(new AuthorId(8, 9), ID, "psst \u00FC")));
        all.add(new RoomRequest.Tell(ROOM, ALICE, new Aside.Invite(new AuthorId(8, 9), "elsewhere")));
        all.add(new RoomRequest.Tell(ROOM, ALICE, new Aside.Typing()));
        for (UpdateMode mode : UpdateMode.values()) {
            all.add(new RoomRequest.Tell(ROOM, ALICE, new Aside.Update("abc", mode, "more \u00FC")));
        }
        all.add(new RoomRequest.Mark(ROOM, ALICE, new Marker(1L << 40, 7)));
        AddressTag address = new AddressTag(5, -6);
        all.add(new RoomRequest.Describe(ROOM, ALICE, new Visa(true, address, new DoorMac(new byte[32]), 7), true));
        all.add(new RoomRequest.Describe(ROOM, ALICE, Visa.NONE, false));
        all.add(new RoomRequest.Head(ROOM));
        return all;
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_comes_out_as_it_went_in(RoomRequest request) throws InvalidProtocolBufferException {
        IntakeWire.Request sent = RequestWire.write(1, request, 10_000);

        IntakeWire.Request come = IntakeWire.Request.parseFrom(sent.toByteArray());

        assertThat(RequestWire.read(come)).isEqualTo(request);
        assertThat(come.getNumber()).isEqualTo(1);
        assertThat(come.getRemainingMs()).isEqualTo(10_000);
    }

    @Test
    void the_authors_appearance_travels_beside_the_command() {
        byte[] who = {1, 2, 3};
        RoomRequest.Decide decide = new RoomRequest.Decide(ROOM, new DeleteMessage(ID, ALICE, 1), who);

        RoomRequest come = RequestWire.read(RequestWire.write(1, decide, 1));

        assertThat(come)
                .isInstanceOfSatisfying(
                        RoomRequest.Decide.class, it -> assertThat(it.who()).isEqualTo(who));
    }

    static List<Outcome> outcomes() {
        byte[] none = {};
        return List.of(
                new Outcome.Stored(Long.MAX_VALUE, 3, 1_767_225_600_000L, true),
                new Outcome.Stored(1, 1, 0, false),
                new Outcome.Done(),
                new Outcome.Entered(
                        List.of(FULL, BARE),
                        4,
                        5,
                        6,
                        0,
                        none,
                        1,
                        8,
                        new Standing(Role.MODERATOR, HistoryRule.SINCE_JOIN, 9, 3)),
                new Outcome.SignedHead(1, 2, none, none),
                new Outcome.Described(
                        DoorKind.PASSPHRASE,
                        null,
                        new Standing(Role.OWNER, HistoryRule.ALL, 1, 1),
                        true,
                        true,
                        new RoomFacts(
                                9,
                                true,
                                HistoryRule.ALL,
                                true,
                                30,
                                List.of(new RoomFacts.Place(ALICE, Role.OWNER, 1)),
                                Map.of(new AuthorId(1, 2), 3L),
                                Map.of(new AuthorId(4, 5), 6L))),
                new Outcome.Described(
                        DoorKind.MEMBERS,
                        Refusal.MEMBERS_ONLY,
                        new Standing(Role.NONE, HistoryRule.SERVER, 0, 0),
                        false,
                        false,
                        null),
                new Outcome.Refused(Refusal.ID_CONFLICT, 12L),
                new Outcome.Refused(Refusal.GONE, null),
                new Outcome.Unknown());
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void an_outcome_comes_out_as_it_went_in(Outcome outcome) throws InvalidProtocolBufferException {
        assertThat(throughTheWire(outcome)).usingRecursiveComparison().isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void every_refusal_has_a_name_on_the_wire(Refusal reason) throws InvalidProtocolBufferException {
        assertThat(throughTheWire(new Outcome.Refused(reason, null))).isEqualTo(new Outcome.Refused(reason, null));
    }

    @ParameterizedTest
    @EnumSource(Why.class)
    void every_reason_to_wait_has_a_number_on_the_wire(Why why) throws InvalidProtocolBufferException {
        assertThat(throughTheWire(new Outcome.TryLater(why, 900))).isEqualTo(new Outcome.TryLater(why, 900));
    }

    @Test
    void not_the_owner_is_no_outcome() throws InvalidProtocolBufferException {
        assertThat(throughTheWire(null)).isNull();
    }

    @Test
    void an_outcome_of_a_later_version_is_unknown() {
        assertThat(OutcomeWire.read(IntakeWire.Answer.newBuilder().setNumber(1).build()))
                .isEqualTo(new Outcome.Unknown());
        assertThat(OutcomeWire.read(IntakeWire.Answer.newBuilder()
                        .setRefused(IntakeWire.Refused.newBuilder().setReason("LATER_VERSION"))
                        .build()))
                .isEqualTo(new Outcome.Refused(Refusal.INTERNAL_ERROR, null));
    }

    private static @Nullable Outcome throughTheWire(@Nullable Outcome outcome) throws InvalidProtocolBufferException {
        return OutcomeWire.read(
                IntakeWire.Answer.parseFrom(OutcomeWire.write(1, outcome).toByteArray()));
    }
}
