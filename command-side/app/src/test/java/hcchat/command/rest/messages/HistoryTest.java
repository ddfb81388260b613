package hcchat.command.rest.messages;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Keeper;
import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestRest;
import hcchat.room.DoorKind;
import hcchat.room.DoorMac;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import hcchat.room.StateChange;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.RoleGiven;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HistoryTest {
    private static final TestRest REST = TestRest.open();
    private static final String START = "A".repeat(43);
    private static final Reply ALICE = REST.register("alice");
    private static final Reply BOB = REST.register("bob");
    private static final Keeper KEEPER = new Keeper(REST, ALICE);

    @BeforeAll
    static void ready() {
        TestCommandSide.await(() -> REST.get("/readyz").status() == 200);
    }

    @AfterAll
    static void stop() {
        REST.close();
    }

    private static Reply get(Reply who, String address) {
        return REST.get("/rooms/" + address, "Authorization", "Bearer " + who.text("accessToken"));
    }

    /// Waits until query-side knows as much.
    private static void known(String channel, long head) {
        TestCommandSide.await(() -> REST.history()
                        .forward(KEEPER.room(channel), head, 1, 1, 0)
                        .join()
                        .head()
                == head);
    }

    private static void posts(String channel, int count) {
        for (int i = 0; i < count; i++) {
            REST.post(
                            "/messages",
                            "{'room':'" + channel + "','text':'E2EE:AAAA'}",
                            "Authorization",
                            "Bearer " + ALICE.text("accessToken"))
                    .is(201);
        }
    }

    private static List<Long> seqs(Reply page) {
        return page.json()
                .path("events")
                .valueStream()
                .map(event -> event.path("seq").longValue())
                .toList();
    }

    @Test
    void pages_touch_each_other_both_ways_in_place_and_link() {
        posts("paged", 7);
        known("paged", 7);
        Reply newest = get(BOB, "paged/messages?limit=3").is(200);
        Reply middle = get(BOB, "paged/messages?limit=3&before=5").is(200);
        Reply oldest = get(BOB, "paged/messages?limit=3&before=2").is(200);

        assertThat(List.of(seqs(oldest), seqs(middle), seqs(newest)))
                .containsExactly(List.of(1L), List.of(2L, 3L, 4L), List.of(5L, 6L, 7L));
        assertThat(oldest.text("linkBefore")).isEqualTo(START);
        assertThat(oldest.text("linkAfter")).isEqualTo(middle.text("linkBefore"));
        assertThat(middle.text("linkAfter")).isEqualTo(newest.text("linkBefore"));
        assertThat(oldest.json().path("end").booleanValue()).isTrue();
        assertThat(middle.json().path("end").booleanValue()).isFalse();
        assertThat(newest.json().path("head").longValue()).isEqualTo(7);

        Reply forward = get(BOB, "paged/messages?after=1&limit=3").is(200);
        assertThat(forward.json().path("events")).isEqualTo(middle.json().path("events"));
        assertThat(forward.text("linkAfter")).isEqualTo(newest.text("linkBefore"));
        Reply last = get(BOB, "paged/messages?after=4").is(200);
        assertThat(seqs(last)).containsExactly(5L, 6L, 7L);
        assertThat(last.json().path("end").booleanValue()).isTrue();
    }

    @Test
    void an_event_is_told_as_its_frame_would_tell_it() {
        UUID id = UUID.randomUUID();
        REST.post(
                        "/messages",
                        "{'room':'told','id':'" + id + "','text':'E2EE:AAAA'}",
                        "Authorization",
                        "Bearer " + ALICE.text("accessToken"))
                .is(201);
        known("told", 1);
        JsonNode event =
                get(ALICE, "told/messages").is(200).json().path("events").path(0);

        assertThat(event.propertyNames())
                .containsExactly("cmd", "channel", "seq", "id", "time", "author", "nick", "text", "blind");
        assertThat(event.path("cmd").stringValue()).isEqualTo("chat");
        assertThat(event.path("channel").stringValue()).isEqualTo("told");
        assertThat(event.path("id").stringValue()).isEqualTo(id.toString());
        assertThat(event.path("author").stringValue())
                .isEqualTo(KEEPER.author(ALICE, "told").toString());
        assertThat(event.path("text").stringValue()).isEqualTo("E2EE:AAAA");
    }

    @Test
    void a_room_without_events_has_an_empty_page() {
        Reply page = get(ALICE, "empty/messages").is(200);
        assertThat(seqs(page)).isEmpty();
        assertThat(page.text("linkBefore")).isEqualTo(START);
        assertThat(page.json().path("end").booleanValue()).isTrue();
    }

    @Test
    void where_the_past_begins_with_membership_nobody_reads_further_back() {
        KEEPER.makes("since", new DoorSet(DoorKind.OPEN, null, HistoryRule.SINCE_JOIN, null));
        posts("since", 2);
        KEEPER.makes("since", new RoleGiven(KEEPER.author(BOB, "since"), Role.MEMBER));
        posts("since", 2);
        known("since", 6);

        Reply page = get(BOB, "since/messages").is(200);
        assertThat(seqs(page)).containsExactly(5L, 6L);
        assertThat(page.json().path("end").booleanValue()).isTrue();
        Reply forward = get(BOB, "since/messages?after=0").is(200);
        assertThat(seqs(forward)).containsExactly(5L, 6L);
        assertThat(forward.text("linkBefore")).isEqualTo(page.text("linkBefore"));
        assertThat(seqs(get(BOB, "since/messages?before=5").is(200))).isEmpty();
        assertThat(seqs(get(REST.register("carol"), "since/messages").is(200))).isEmpty();
    }

    @Test
    void who_may_not_come_in_reads_nothing() {
        KEEPER.makes("door", new DoorSet(DoorKind.PASSPHRASE, new DoorMac(new byte[32]), HistoryRule.ALL, null));
        KEEPER.makes("members", new DoorSet(DoorKind.MEMBERS, null, HistoryRule.ALL, null));
        KEEPER.makes("banned", new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null));
        KEEPER.makes("banned", new StateChange.Banned(KEEPER.author(BOB, "banned"), StateChange.FOREVER, null));
        get(BOB, "door/messages").isProblem(403, "door_required");
        get(BOB, "members/messages").isProblem(403, "members_only");
        get(BOB, "banned/messages").isProblem(403, "banned");
        get(BOB, KEEPER.room("door") + "/messages").isProblem(404, "no_such_room");
        get(ALICE, KEEPER.room("door") + "/messages").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "after=-1", "before=0", "after=1&before=2", "before="})
    void numbers_out_of_bounds_are_refused(String asked) {
        get(ALICE, "numbers/messages?" + asked).isProblem(400, "bad_field");
    }

    @Test
    void a_past_that_cannot_be_read_now_is_unavailable() {
        REST.history().unavailable(true);
        try {
            Reply refused = get(ALICE, "away/messages").isProblem(503, "unavailable");
            assertThat(refused.header("retry-after")).isEqualTo("1");
        } finally {
            REST.history().unavailable(false);
        }
    }
}
