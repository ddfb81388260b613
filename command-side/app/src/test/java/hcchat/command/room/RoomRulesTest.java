package hcchat.command.room;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.rights.Rights;
import hcchat.command.room.Decide.KnownId;
import hcchat.command.room.Decide.Posed;
import hcchat.command.room.Decide.Target;
import hcchat.room.AuthorId;
import hcchat.room.Blind;
import hcchat.room.Decision;
import hcchat.room.Decision.Accepted;
import hcchat.room.Decision.Refused;
import hcchat.room.Decision.Repeated;
import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.Refusal;
import hcchat.room.RoomCommand;
import hcchat.room.RoomCommand.DeleteMessage;
import hcchat.room.RoomCommand.EditMessage;
import hcchat.room.RoomCommand.PostMessage;
import hcchat.room.RoomCommand.SetReaction;
import hcchat.room.RoomEvent;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.wire.chain.Chain;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomRulesTest {
    private static final RoomId LOBBY = new RoomId(1, 2);
    private static final AuthorId ALICE = new AuthorId(3, 4);
    private static final AuthorId BOB = new AuthorId(5, 6);
    private static final Blind BLIND = new Blind(7, 8);
    private static final long NOW = 1_767_225_600_000L;
    private static final int TODAY = (int) (NOW / 86_400_000);
    private static final UUID M1 = new UUID(1, 1);
    private static final UUID M2 = new UUID(2, 2);

    private AggregateTestFixture<Room> room = new AggregateTestFixture<>(Room.class);

    @BeforeEach
    void aRoom() {
        room = new AggregateTestFixture<>(Room.class);
        room.registerCommandTargetResolver(
                command -> new VersionedAggregateIdentifier((Object) LOBBY.toString(), null));
    }

    @Test
    void the_first_message_of_a_room_has_seq_1_and_begins_the_chain() {
        expectDecisions(when(post(M1, ALICE)), new Accepted(1, NOW)).expectEvents(posted(1, M1, ALICE, Chain.start()));
    }

    @Test
    void messages_of_one_batch_get_the_next_seqs_in_order() {
        expectDecisions(when(post(M1, ALICE), post(M2, BOB)), new Accepted(1, NOW), new Accepted(2, NOW));
    }

    @Test
    void the_next_message_goes_on_where_the_room_stands() {
        EventDecided first = posted(1, M1, ALICE, Chain.start());
        expectDecisions(room.given(first).when(decide(post(M2, BOB))), new Accepted(2, NOW))
                .expectEvents(posted(2, M2, BOB, first.link()));
    }

    @Test
    void a_message_sent_twice_in_one_batch_is_stored_once() {
        expectDecisions(when(post(M1, ALICE), post(M1, ALICE)), new Accepted(1, NOW), new Repeated(1))
                .expectEvents(posted(1, M1, ALICE, Chain.start()));
    }

    @Test
    void a_message_that_is_stored_already_is_acknowledged_again() {
        expectDecisions(
                        when(Map.of(M1, new KnownId(41, mark(post(M1, ALICE)))), Map.of(), post(M1, ALICE)),
                        new Repeated(41))
                .expectNoEvents();
    }

    @Test
    void an_id_with_another_content_is_a_conflict() {
        expectDecisions(
                        when(Map.of(M1, new KnownId(41, mark(post(M1, BOB)))), Map.of(), post(M1, ALICE)),
                        new Refused(Refusal.ID_CONFLICT, 41L))
                .expectNoEvents();
    }

    @Test
    void a_refusal_leaves_its_neighbours_alone() {
        expectDecisions(
                when(new EditMessage(M1, ALICE, 9, "text"), post(M2, BOB)),
                new Refused(Refusal.NO_SUCH_MESSAGE),
                new Accepted(1, NOW));
    }

    @Test
    void an_answer_to_what_does_not_exist_is_refused() {
        PostMessage answer = new PostMessage(M1, ALICE, EventType.CHAT, 2L, "text", null);
        expectDecisions(when(Map.of(), Map.of(), answer), new Refused(Refusal.NO_SUCH_MESSAGE))
                .expectNoEvents();
    }

    @Test
    void time_never_falls_within_a_room() {
        RoomEvent later = new RoomEvent.MessagePosted(
                new EventMeta(1, M1, NOW + 5_000, ALICE, BLIND), EventType.CHAT, null, "text", null);
        EventDecided ahead = new EventDecided(LOBBY, later, TODAY, 0, Chain.digest(later), Chain.start(), null);
        expectDecisions(room.given(ahead).when(decide(post(M2, BOB))), new Accepted(2, NOW + 5_000));
    }

    @Test
    void only_the_author_edits_and_deletes() {
        Map<Long, Target> target = Map.of(1L, new Target(ALICE, EventType.CHAT, TODAY, true));
        expectDecisions(
                when(
                        Map.of(),
                        target,
                        new EditMessage(M1, BOB, 1, "text"),
                        new DeleteMessage(M2, BOB, 1),
                        new EditMessage(new UUID(9, 9), ALICE, 1, "text")),
                new Refused(Refusal.NOT_THE_AUTHOR),
                new Refused(Refusal.NOT_THE_AUTHOR),
                new Accepted(2, NOW));
    }

    @Test
    void anybody_reacts() {
        Map<Long, Target> target = Map.of(1L, new Target(ALICE, EventType.CHAT, TODAY, true));
        expectDecisions(when(Map.of(), target, new SetReaction(M1, BOB, 1, "")), new Accepted(2, NOW));
    }

    @Test
    void what_was_deleted_in_the_same_batch_is_gone_for_the_rest_of_it() {
        Map<Long, Target> target = Map.of(1L, new Target(ALICE, EventType.CHAT, TODAY, true));
        expectDecisions(
                when(Map.of(), target, new DeleteMessage(M1, ALICE, 1), new SetReaction(M2, BOB, 1, "x")),
                new Accepted(2, NOW),
                new Refused(Refusal.GONE));
    }

    @Test
    void a_message_of_the_same_batch_can_be_edited() {
        expectDecisions(
                when(post(M1, ALICE), new EditMessage(M2, ALICE, 1, "better")),
                new Accepted(1, NOW),
                new Accepted(2, NOW));
    }

    @Test
    void an_edit_is_nothing_to_react_to() {
        expectDecisions(
                when(
                        post(M1, ALICE),
                        new EditMessage(M2, ALICE, 1, "better"),
                        new SetReaction(new UUID(3, 3), BOB, 2, "x")),
                new Accepted(1, NOW),
                new Accepted(2, NOW),
                new Refused(Refusal.NO_SUCH_MESSAGE));
    }

    @Test
    void an_edit_expires_with_its_message_and_a_deletion_never() {
        int longAgo = TODAY - 30;
        Map<Long, Target> target = Map.of(1L, new Target(ALICE, EventType.CHAT, longAgo, true));
        when(Map.of(), target, new EditMessage(M1, ALICE, 1, "text"), new DeleteMessage(M2, ALICE, 1))
                .expectEventsMatching(Matchers.payloadsMatching(
                        Matchers.exactSequenceOf(day(longAgo), day(StoredEvent.NEVER), Matchers.andNoMore())));
    }

    private static CustomTypeSafeMatcher<EventDecided> day(int day) {
        return new CustomTypeSafeMatcher<>("expires with day " + day) {
            @Override
            protected boolean matchesSafely(EventDecided decided) {
                return decided.day() == day;
            }
        };
    }

    private ResultValidator<Room> when(RoomCommand... commands) {
        return room.givenNoPriorActivity().when(decide(commands));
    }

    /// In a room of one message, whose id is none of the commands'.
    private ResultValidator<Room> when(Map<UUID, KnownId> ids, Map<Long, Target> targets, RoomCommand... commands) {
        return room.given(posted(1, new UUID(0, 1), ALICE, Chain.start())).when(decide(ids, targets, commands));
    }

    private static ResultValidator<Room> expectDecisions(ResultValidator<Room> result, Decision... decisions) {
        return result.expectSuccessfulHandlerExecution().expectResultMessagePayload(List.of(decisions));
    }

    private static Decide decide(RoomCommand... commands) {
        return decide(Map.of(), Map.of(), commands);
    }

    private static Decide decide(Map<UUID, KnownId> ids, Map<Long, Target> targets, RoomCommand... commands) {
        List<Posed> posed = Arrays.stream(commands)
                .map(command -> new Posed(command, BLIND, mark(command)))
                .toList();
        return new Decide(LOBBY, NOW, posed, ids, targets);
    }

    private static long mark(RoomCommand command) {
        return command.hashCode();
    }

    private static PostMessage post(UUID id, AuthorId author) {
        return new PostMessage(id, author, EventType.CHAT, null, "text", null);
    }

    private static EventDecided posted(long seq, UUID id, AuthorId author, byte[] before) {
        RoomEvent event = new RoomEvent.MessagePosted(
                new EventMeta(seq, id, NOW, author, BLIND), EventType.CHAT, null, "text", null);
        byte[] digest = Chain.digest(event);
        return new EventDecided(
                LOBBY, event, TODAY, mark(post(id, author)), digest, Chain.link(before, LOBBY, seq, digest), null);
    }

    @Test
    void a_room_loaded_at_its_head_decides_as_one_that_lived_through_its_history() {
        EventDecided first = posted(1, M1, ALICE, Chain.start());
        Room loaded = new Room(new RoomState(LOBBY, 1, first.link(), NOW, Rights.NONE, 0));
        assertThat(loaded.state().seq()).isEqualTo(1);
        assertThat(loaded.state().link()).isEqualTo(first.link());
    }
}
