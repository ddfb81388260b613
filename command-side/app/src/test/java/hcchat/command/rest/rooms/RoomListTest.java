package hcchat.command.rest.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.RoomCast;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestRest;
import hcchat.command.rooms.AccountRooms;
import hcchat.command.rooms.RoomNames;
import hcchat.room.AuthorId;
import hcchat.room.Marker;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RoomListTest {
    private static final TestRest REST = TestRest.open();
    private static final RoomCast CAST = new RoomCast(REST, "lists");

    @AfterAll
    static void stop() {
        REST.close();
    }

    @Test
    void a_list_tells_where_one_is_and_what_is_unread_there() {
        Reply reader = REST.register("list_reader");
        String channel = CAST.room("open").channel();
        said(3);
        took(reader, channel);
        AuthorId me = REST.bean(RoomNames.class).author(CAST.room(), UUID.fromString(reader.text("account")));
        long head = CAST.as("owner", "GET", "/rooms/" + channel, "")
                .json()
                .path("seq")
                .longValue();
        REST.history().mark(CAST.room(), me, new Marker(head - 1, head - 2));
        TestCommandSide.await(() -> listed(reader).getFirst().path("head").longValue() == head);

        JsonNode room = listed(reader).getFirst();
        assertThat(room.path("channel").stringValue()).isEqualTo(channel);
        assertThat(room.path("author").stringValue()).isEqualTo(me.toString());
        assertThat(room.path("kind").stringValue()).isEqualTo("open");
        assertThat(room.path("role").stringValue()).isEqualTo("none");
        assertThat(List.of("unread", "delivered", "read"))
                .extracting(field -> room.path(field).longValue())
                .containsExactly(2L, head - 1, head - 2);
    }

    @Test
    void what_is_not_told_of_one_room_keeps_back_no_other() {
        Reply reader = REST.register("list_banned");
        String closed = CAST.room("open").channel();
        took(reader, closed);
        AuthorId me = REST.bean(RoomNames.class).author(CAST.room(), UUID.fromString(reader.text("account")));
        CAST.ask("owner", "POST", "/rooms/{room}/ban", "{'author':'" + me + "'}")
                .is(200);
        String open = CAST.room("open").channel();
        took(reader, open);

        assertThat(listed(reader))
                .extracting(
                        room -> room.path("channel").stringValue(),
                        room -> room.path("refused").asString(""))
                .containsExactlyInAnyOrder(tuple(open, ""), tuple(closed, "banned"));
        assertThat(listed(reader).getLast().has("head")).isFalse();
    }

    @Test
    void a_list_of_many_rooms_comes_whole_and_without_query_side_says_so() {
        Reply reader = REST.register("list_many");
        for (int i = 0; i < 120; i++) {
            took(reader, "many" + i);
        }
        assertThat(listed(reader))
                .hasSize(120)
                .allMatch(room -> room.path("unread").longValue(-1) == 0);
        REST.history().unavailable(true);
        try {
            assertThat(listed(reader))
                    .hasSize(120)
                    .allMatch(room -> room.path("refused").asString("").equals("unavailable"));
        } finally {
            REST.history().unavailable(false);
        }
    }

    @Test
    void who_leaves_a_direct_room_forgets_it_and_finds_it_again() {
        Reply one = REST.register("direct_one");
        Reply other = REST.register("direct_other");
        String bearer = "Bearer " + one.text("accessToken");
        Reply room = REST.post("/rooms", "{'kind':'direct','with':'direct_other'}", "Authorization", bearer)
                .is(201);
        assertThat(listed(other)).hasSize(1);
        String leaving = "/rooms/" + room.text("room") + "/members/";
        REST.send("DELETE", leaving + room.text("author"), null, "Authorization", bearer)
                .is(204);
        assertThat(listed(one)).isEmpty();

        Reply again = REST.post("/rooms", "{'kind':'direct','with':'direct_other'}", "Authorization", bearer)
                .is(200);
        assertThat(again.text("role")).isEqualTo("owner");
    }

    @Test
    void what_others_make_pushes_out_nothing_that_one_took_oneself() {
        Reply victim = REST.register("list_victim");
        took(victim, "dear");
        UUID account = UUID.fromString(victim.text("account"));
        AccountRooms rooms = REST.bean(AccountRooms.class);
        for (int i = 0; i < AccountRooms.MOST + 5; i++) {
            rooms.putFor(account, REST.bean(RoomNames.class).room("spam" + i), "spam" + i);
        }

        assertThat(rooms.of(account))
                .hasSize(AccountRooms.MOST)
                .anyMatch(room -> room.channel().equals("dear"));
    }

    private static void said(int messages) {
        for (int i = 0; i < messages; i++) {
            CAST.as("owner", "POST", "/messages", "{'room':'" + CAST.channel() + "','text':'E2EE:AAAA'}")
                    .is(201);
        }
    }

    private static void took(Reply who, String channel) {
        REST.post("/chat/token", "{'channel':'" + channel + "'}", "Authorization", "Bearer " + who.text("accessToken"))
                .is(200);
    }

    private static List<JsonNode> listed(Reply who) {
        return REST.get("/rooms", "Authorization", "Bearer " + who.text("accessToken"))
                .is(200)
                .json()
                .path("rooms")
                .valueStream()
                .toList();
    }
}
