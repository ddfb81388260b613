package hcchat.command.rest.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.RoomCast;
import hcchat.command.fixture.TestRest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every door of REST to a room with a passphrase, and who is let in: `ok`, or the code of the refusal. A row is a
/// door:
/// to add one, say what is asked and what each caller is to hear.
///
/// `stranger` has an account and names the channel; `knowsId` has one and names the room's id alone; `expired` and
/// `revoked` are the member's tokens; `roomToken` is a stranger's, from `/chat/token` with the passphrase; `otherRoom`
/// one that was made for another room.
public class RoomDoorsTest {
    // callers:          nobody          stranger       knowsId        member     moderator  owner      banned     muted
    //      expired        revoked    roomToken  otherRoom
    private static final String DOORS = """
        list           | token_required | ok            | ok            | ok         | ok         | ok         | ok         | ok         | token_expired | token_revoked  | forbidden  | forbidden
        look           | token_required | door_required | no_such_room  | ok         | ok         | ok         | banned     | ok         | token_expired | token_revoked | ok         | forbidden
        members        | token_required | door_required | no_such_room  | ok         | ok         | ok         | banned     | ok         | token_expired | token_revoked | ok         | forbidden
        door           | ok             | ok            | no_such_room  | ok         | ok         | ok         | ok         | ok         | ok            | ok         | ok         | ok
        change         | token_required | door_required | no_such_room  | forbidden  | forbidden  | ok         | banned     | forbidden  | token_expired | token_revoked | forbidden  | forbidden
        lock           | token_required | door_required | no_such_room  | forbidden  | ok         | ok         | banned     | forbidden  | token_expired | token_revoked | forbidden  | forbidden
        make a member  | token_required | forbidden     | no_such_room  | forbidden  | ok         | ok         | banned     | forbidden  | token_expired | token_revoked | forbidden  | forbidden
        make a keeper  | token_required | forbidden     | no_such_room  | forbidden  | forbidden  | ok         | banned     | forbidden  | token_expired | token_revoked | forbidden  | forbidden
        put out        | token_required | forbidden     | no_such_room  | forbidden  | ok         | ok         | banned     | forbidden  | token_expired | token_revoked | forbidden  | forbidden
        kick           | token_required | forbidden     | no_such_room  | forbidden  | no_such_user | no_such_user | forbidden | forbidden | token_expired | token_revoked | forbidden | forbidden
        ban            | token_required | forbidden     | no_such_room  | forbidden  | ok         | ok         | banned     | forbidden  | token_expired | token_revoked | forbidden  | forbidden
        mute           | token_required | forbidden     | no_such_room  | forbidden  | ok         | ok         | banned     | forbidden  | token_expired | token_revoked | forbidden  | forbidden
        invite         | token_required | forbidden     | no_such_room  | forbidden  | ok         | ok         | forbidden  | forbidden  | token_expired | token_revoked | forbidden  | forbidden
        invites        | token_required | forbidden     | no_such_room  | forbidden  | ok             | ok             | forbidden | forbidden | token_expired | token_revoked | forbidden | forbidden
        withdraw       | token_required | forbidden     | no_such_room  | forbidden  | no_such_invite | no_such_invite | forbidden | forbidden | token_expired | token_revoked | forbidden | forbidden
        token          | token_required | door_required | no_such_room  | ok         | ok         | ok         | banned     | ok         | token_expired | token_revoked | forbidden  | forbidden
        with proof     | token_required | ok            | no_such_room  | ok         | ok         | ok         | banned     | ok         | token_expired | token_revoked | forbidden  | forbidden
        erase          | token_required | forbidden     | no_such_room  | forbidden  | forbidden  | ok         | forbidden  | forbidden  | token_expired | token_revoked | forbidden  | forbidden
        """;

    private static final TestRest REST = TestRest.open();
    private static final RoomCast CAST = new RoomCast(REST, "cast");

    @AfterAll
    static void stop() {
        REST.close();
    }

    static Stream<List<String>> doors() {
        return DOORS.lines()
                .map(row -> Arrays.stream(row.split("\\|")).map(String::strip).toList());
    }

    @ParameterizedTest
    @MethodSource("doors")
    void each_door_lets_in_whom_it_should(List<String> row) {
        String door = row.getFirst();
        CAST.room("passphrase");
        List<String> expected = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < RoomCast.CALLERS.size(); i++) {
            String caller = RoomCast.CALLERS.get(i);
            Reply reply = knock(CAST, caller, door);
            expected.add(caller + ": " + row.get(i + 1));
            heard.add(caller + ": " + (reply.status() < 300 ? "ok" : reply.text("code")));
            if (door.equals("erase") && reply.status() < 300) {
                // Whoever comes next finds a room again.
                CAST.room("passphrase");
            }
        }
        assertThat(heard).as(door).isEqualTo(expected);
    }

    /// Goes through a door.
    public static Reply knock(RoomCast cast, String caller, String door) {
        // Somebody who is none of the callers.
        String someone = "AAAAAAAAAAAAAAAAAAAAAQ";
        String whom = "{'author':'" + someone + "'}";
        return switch (door) {
            case "list" -> cast.ask(caller, "GET", "/rooms", "");
            case "look" -> cast.ask(caller, "GET", "/rooms/{room}", "");
            case "members" -> cast.ask(caller, "GET", "/rooms/{room}/members", "");
            case "door" -> cast.ask(caller, "GET", "/rooms/{room}/door", "");
            case "change" -> cast.ask(caller, "PATCH", "/rooms/{room}", "{'retentionDays':30}");
            case "lock" -> cast.ask(caller, "PATCH", "/rooms/{room}", "{'locked':true}");
            case "make a member" -> cast.ask(caller, "PUT", "/rooms/{room}/members/" + someone, "{'role':'member'}");
            case "make a keeper" -> cast.ask(caller, "PUT", "/rooms/{room}/members/" + someone, "{'role':'moderator'}");
            case "put out" -> cast.ask(caller, "DELETE", "/rooms/{room}/members/" + someone, "");
            case "kick" -> cast.ask(caller, "POST", "/rooms/{room}/kick", whom);
            case "ban" -> cast.ask(caller, "POST", "/rooms/{room}/ban", whom);
            case "mute" -> cast.ask(caller, "POST", "/rooms/{room}/mute", whom);
            case "invite" -> cast.ask(caller, "POST", "/rooms/{room}/invites", "{'uses':1}");
            case "invites" -> cast.ask(caller, "GET", "/rooms/{room}/invites", "");
            case "withdraw" -> cast.ask(caller, "DELETE", "/rooms/{room}/invites/none", "");
            case "token" -> cast.ask(caller, "POST", "/chat/token", "{'channel':'{room}'}");
            case "with proof" ->
                cast.ask(caller, "POST", "/chat/token", "{'channel':'{room}','door':'" + RoomCast.PROOF + "'}");
            case "erase" -> cast.ask(caller, "DELETE", "/rooms/{room}", "");
            default -> throw new IllegalArgumentException("no such door: " + door);
        };
    }
}
