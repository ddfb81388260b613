package hcchat.command.owner;

import static hcchat.command.fixture.Edge.decide;
import static hcchat.command.fixture.Edge.outcomes;
import static hcchat.command.fixture.Edge.post;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Edge;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestPostgres;
import hcchat.intake.KeyClient.KeyId;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.RoomRequest;
import hcchat.intake.transport.Caller;
import hcchat.log.LogEntry;
import hcchat.log.memory.InMemoryBroker;
import hcchat.room.AuthorId;
import hcchat.room.EventBodyCodec;
import hcchat.room.Refusal;
import hcchat.room.RoomCommand.EditMessage;
import hcchat.room.RoomCommand.SetReaction;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.storage.seal.AeadKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final int PARTITIONS = 4;
    private static final int EVENTS_PER_KEY = 3;
    private static final RoomId LOBBY = new RoomId(0x1_0000_0000L, 1);
    private static final AuthorId ALICE = new AuthorId(1, 1);
    private static final AuthorId BOB = new AuthorId(2, 2);

    private final TestPostgres postgres = new TestPostgres();
    private final InMemoryBroker broker = new InMemoryBroker(PARTITIONS);
    private final List<UUID> ids =
            IntStream.range(0, 8).mapToObj(i -> UUID.randomUUID()).toList();
    private TestCommandSide side = start();
    private Edge edge = side.edge("edge");

    private TestCommandSide start() {
        return new TestCommandSide("one", postgres.settings(), broker.connect(), Duration.ofSeconds(1), EVENTS_PER_KEY);
    }

    @BeforeEach
    void ready() {
        side.owning(PARTITIONS);
        edge.reattach(List.of());
    }

    @AfterEach
    void end() {
        side.close();
    }

    @Test
    void a_room_gets_another_key_when_its_last_has_sealed_enough() {
        postAll();
        assertThat(kids()).containsExactly("1", "1", "1", "2", "2", "2", "3", "3");
        restart();
        assertThat(edge.outcome(post(LOBBY, BOB, UUID.randomUUID(), "the ninth")))
                .isInstanceOf(Stored.class);
        assertThat(edge.outcome(post(LOBBY, BOB, UUID.randomUUID(), "the tenth")))
                .isInstanceOf(Stored.class);
        assertThat(kids()).endsWith("3", "3", "3", "4");
        assertThat(postgres.column("select kid || ' from ' || first_seq from room_key order by kid"))
                .containsExactly("1 from 1", "2 from 4", "3 from 7", "4 from 10");
    }

    @Test
    void a_batch_keeps_the_key_with_which_it_went_on() {
        List<RoomRequest.Decide> batch = new ArrayList<>();
        ids.forEach(id -> batch.add(post(LOBBY, ALICE, id, "text")));
        outcomes(edge.ask(batch));
        edge.outcome(post(LOBBY, BOB, UUID.randomUUID(), "the next batch"));
        assertThat(kids()).endsWith("2").hasSize(9);
        assertThat(postgres.column("select count(*) from room_key")).containsExactly("2");
    }

    @Test
    void what_was_said_under_every_key_is_read_after_a_restart() {
        postAll();
        restart();
        List<StoredEvent> told = broker.records(LOBBY.partition(PARTITIONS)).stream()
                .flatMap(record -> record.entries().stream())
                .filter(LogEntry.Stored.class::isInstance)
                .map(entry -> ((LogEntry.Stored) entry).event())
                .toList();
        Map<KeyId, byte[]> keys = side.side()
                .keyOffice()
                .roomKeys(
                        Caller.WS_EDGE, told.stream().map(KeyRotationTest::key).collect(Collectors.toSet()));
        assertThat(keys).hasSize(3);
        assertThat(told.stream().map(event -> text(event, keys)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 8).mapToObj(i -> "text " + i).toList());
    }

    @Test
    void a_repeat_is_known_for_one_under_any_later_key_and_after_a_restart() {
        postAll();
        repeatsAreKnown();
        restart();
        repeatsAreKnown();
        assertThat(kids()).hasSize(8);
    }

    private void repeatsAreKnown() {
        for (int i = 0; i < ids.size(); i++) {
            int seq = i + 1;
            assertThat(edge.outcome(post(LOBBY, ALICE, ids.get(i), "text " + i)))
                    .isInstanceOfSatisfying(Stored.class, stored -> {
                        assertThat(stored.seq()).isEqualTo(seq);
                        assertThat(stored.repeat()).isTrue();
                        assertThat(stored.time()).isPositive();
                    });
            assertThat(edge.outcome(post(LOBBY, BOB, ids.get(i), "text " + i)))
                    .isEqualTo(new Outcome.Refused(Refusal.ID_CONFLICT, (long) seq));
        }
    }

    @Test
    void what_stands_under_an_older_key_is_still_its_authors_to_edit() {
        postAll();
        restart();
        assertThat(edge.outcome(decide(LOBBY, new EditMessage(UUID.randomUUID(), BOB, 1, "not mine"))))
                .isEqualTo(new Outcome.Refused(Refusal.NOT_THE_AUTHOR, null));
        assertThat(edge.outcome(decide(LOBBY, new EditMessage(UUID.randomUUID(), ALICE, 1, "better"))))
                .isInstanceOf(Stored.class);
    }

    @Test
    void a_key_made_for_a_command_that_was_refused_seals_nothing_that_is_stored() {
        assertThat(edge.outcome(decide(LOBBY, new SetReaction(UUID.randomUUID(), ALICE, 1, "+"))))
                .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_MESSAGE, null));
        edge.outcome(post(LOBBY, ALICE, ids.getFirst(), "text 0"));
        assertThat(postgres.column("select kid from room_key")).containsExactly("1");
        restart();
        assertThat(edge.outcome(decide(LOBBY, new EditMessage(UUID.randomUUID(), ALICE, 1, "better"))))
                .isInstanceOf(Stored.class);
    }

    private void postAll() {
        for (int i = 0; i < ids.size(); i++) {
            edge.outcome(post(LOBBY, ALICE, ids.get(i), "text " + i));
        }
        broker.settle(Duration.ofSeconds(20));
    }

    private void restart() {
        side.close();
        side = start().owning(PARTITIONS);
        edge = side.edge("edge");
        edge.reattach(List.of());
    }

    private List<String> kids() {
        return postgres.column("select kid from event order by seq");
    }

    private static KeyId key(StoredEvent event) {
        return new KeyId(event.room(), event.kid());
    }

    private static @Nullable String text(StoredEvent event, Map<KeyId, byte[]> keys) {
        AeadKey key = new AeadKey(Objects.requireNonNull(keys.get(key(event))));
        byte[] plain = key.open(event.associatedData(), Objects.requireNonNull(event.body()));
        return ((MessagePosted) EventBodyCodec.decode(event.seq(), event.of(), plain)).text();
    }
}
