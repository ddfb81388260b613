package hcchat.command.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeletedAccountsTest {
    private static final TestRest REST = TestRest.open();
    private static final Duration LAST_TOKEN = Duration.ofMinutes(11);
    private static final List<String> CHANNELS = List.of("one", "two", "three");

    private final RoomNames names = REST.bean(RoomNames.class);
    private final DeletedAccounts deleted = REST.bean(DeletedAccounts.class);
    private final Reply alice = REST.register("alice" + System.nanoTime() % 1_000_000);
    private final Reply bob = REST.register("bob" + System.nanoTime() % 1_000_000);

    @AfterAll
    static void stop() {
        REST.close();
    }

    @BeforeEach
    void everybodySpeaksEverywhere() {
        for (String channel : CHANNELS) {
            for (Reply who : List.of(alice, bob)) {
                REST.post("/messages", "{'room':'" + channel + "','text':'E2EE:AAAA'}", "Authorization", bearer(who))
                        .is(201);
                REST.postgres().execute("insert into marker values (" + place(channel, who) + ", 1, 1)");
            }
        }
    }

    private static String bearer(Reply who) {
        return "Bearer " + who.text("accessToken");
    }

    private String place(String channel, Reply who) {
        RoomId room = names.room(channel);
        AuthorId author = names.author(room, UUID.fromString(who.text("account")));
        return "'" + new UUID(room.hi(), room.lo()) + "', '" + new UUID(author.hi(), author.lo()) + "'";
    }

    private Stream<String> kept(String table, Reply who) {
        return CHANNELS.stream()
                .flatMap(channel -> REST
                        .postgres()
                        .column("select '" + channel + "' from " + table + " where (room, author) = ("
                                + place(channel, who) + ")")
                        .stream());
    }

    private void aliceGoes() {
        REST.send("DELETE", "/auth/account", "{'password':'" + TestRest.PASSWORD + "'}", "Authorization", bearer(alice))
                .is(204);
    }

    @Test
    void whose_account_is_deleted_has_no_name_left_in_any_room() {
        REST.postgres()
                .execute("insert into author select gen_random_uuid(), gen_random_uuid(), ''"
                        + " from generate_series(1, 2500)");
        List<String> authors = REST.postgres().column("select count(*) from author");
        aliceGoes();
        REST.clock().pass(LAST_TOKEN);

        deleted.sweep();

        for (String table : List.of("author", "marker")) {
            assertThat(kept(table, alice)).as(table).isEmpty();
            assertThat(kept(table, bob)).as(table).containsExactlyElementsOf(CHANNELS);
        }
        assertThat(REST.postgres().column("select count(*) + 3 from author")).isEqualTo(authors);
        assertThat(REST.postgres().column("select account from deleted_account"))
                .isEmpty();
        // What was said stays.
        assertThat(REST.postgres().column("select seq from event where body is not null"))
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void what_may_be_under_way_is_waited_for() {
        aliceGoes();

        deleted.sweep();
        REST.clock().pass(Duration.ofMinutes(10));
        deleted.sweep();

        // A socket that couldn't be told has its last token until now.
        assertThat(kept("author", alice)).containsExactlyElementsOf(CHANNELS);
        assertThat(REST.postgres().column("select account from deleted_account"))
                .containsExactly(alice.text("account"));
        REST.clock().pass(LAST_TOKEN);
        deleted.sweep();
        assertThat(kept("author", alice)).isEmpty();
    }
}
