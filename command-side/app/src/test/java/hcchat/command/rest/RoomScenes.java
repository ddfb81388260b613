package hcchat.command.rest;

import hcchat.command.app.CommandSide;
import hcchat.command.fixture.Edge;
import hcchat.command.fixture.Reply;
import hcchat.command.fixture.RoomCast;
import hcchat.command.fixture.RoomDoors;
import hcchat.command.fixture.TestRest;
import java.util.List;
import java.util.UUID;

/// All that can happen in rooms, for the document to be held against.
final class RoomScenes {
    // What changes nothing for those who knock later comes first.
    private static final List<String> DOORS = List.of(
            "door",
            "look",
            "members",
            "token",
            "with proof",
            "invite",
            "invites",
            "withdraw",
            "kick",
            "make a member",
            "make a keeper",
            "mute",
            "change",
            "lock",
            "put out",
            "ban",
            "erase");
    private static final String ID = UUID.randomUUID().toString();

    private final TestRest rest;
    private final RoomCast cast;

    private RoomScenes(TestRest rest) {
        this.rest = rest;
        this.cast = new RoomCast(rest, "scene");
    }

    static void play(TestRest rest) {
        RoomScenes scenes = new RoomScenes(rest);
        scenes.cast.room("passphrase");
        DOORS.forEach(door -> RoomCast.CALLERS.forEach(caller -> RoomDoors.knock(scenes.cast, caller, door)));
        scenes.closedRooms();
        scenes.names();
        scenes.founding();
        scenes.ids();
        scenes.invites();
        scenes.comingAndGoing();
    }

    private void closedRooms() {
        cast.room("members");
        List.of("look", "members", "token", "change").forEach(door -> RoomDoors.knock(cast, "stranger", door));
        cast.room("open").ask("owner", "PATCH", "/rooms/{room}", "{'locked':true}");
        List.of("look", "members", "token", "change").forEach(door -> RoomDoors.knock(cast, "stranger", door));
    }

    /// A channel that can't be one, at every door.
    private void names() {
        String none = "x".repeat(121);
        String whom = "/members/" + cast.author("member");
        String author = "{'author':'" + cast.author("member") + "'}";
        cast.as("owner", "POST", "/rooms", "{'kind':'open','channel':'" + none + "'}");
        cast.as("owner", "POST", "/chat/token", "{'channel':'" + none + "'}");
        cast.as("owner", "GET", "/rooms/" + none, "");
        cast.as("owner", "PATCH", "/rooms/" + none, "{}");
        cast.as("owner", "DELETE", "/rooms/" + none, "");
        cast.as("owner", "GET", "/rooms/" + none + "/door", "");
        cast.as("owner", "GET", "/rooms/" + none + "/members", "");
        cast.as("owner", "PUT", "/rooms/" + none + whom, "{'role':'member'}");
        cast.as("owner", "DELETE", "/rooms/" + none + whom, "");
        List.of("kick", "ban", "mute", "invites")
                .forEach(what -> cast.as("owner", "POST", "/rooms/" + none + "/" + what, author));
        cast.as("owner", "DELETE", "/rooms/" + none + "/invites/none", "");
        cast.as("owner", "GET", "/rooms/" + none + "/invites", "");
        cast.ask("owner", "PATCH", "/rooms/{room}", "{'kind':'secret'}");
        cast.ask("owner", "POST", "/rooms/{room}/invites", "{'uses':0}");
        cast.ask("owner", "PUT", "/rooms/{room}/members/nobody", "{'role':'member'}");
        cast.ask("owner", "DELETE", "/rooms/{room}/members/nobody", "");
    }

    private void founding() {
        cast.as("owner", "POST", "/rooms", "{'kind':'direct','with':'nobody_at_all'}");
        cast.as("owner", "POST", "/rooms", "{'kind':'open','channel':'" + cast.channel() + "'}");
        String body = "{'kind':'open','channel':'founded','id':'" + ID + "'}";
        cast.as("owner", "POST", "/rooms", body).is(201);
        cast.as("owner", "POST", "/rooms", body).is(200);
        cast.as("owner", "POST", "/rooms", body.replace("'open'", "'members'")).isProblem(409, "id_conflict");
    }

    private void ids() {
        cast.room("open");
        String id = "'id':'" + ID + "'";
        String author = "'author':'" + cast.author("member") + "'";
        cast.ask("owner", "POST", "/rooms/{room}/mute", "{" + author + "," + id + "}")
                .is(200);
        cast.ask("owner", "POST", "/rooms/{room}/mute", "{" + author + ",'until':0," + id + "}");
        cast.ask("owner", "POST", "/rooms/{room}/ban", "{" + author + "," + id + "}");
        cast.ask("owner", "PATCH", "/rooms/{room}", "{'kind':'members'," + id + "}");
        String member = "/rooms/{room}/members/" + cast.author("member");
        cast.ask("owner", "PUT", member, "{'role':'member'," + id + "}");
    }

    private void invites() {
        cast.room("members");
        Reply invite = cast.ask("owner", "POST", "/rooms/{room}/invites", "{}").is(201);
        String shown = "{'code':'" + invite.text("code") + "'}";
        cast.as("stranger", "POST", "/invites", shown).is(200);
        cast.as("banned", "POST", "/invites", shown).isProblem(403, "banned");
        cast.ask("owner", "POST", "/rooms/{room}/ban", "{'author':'" + cast.author("moderator") + "'}")
                .is(200);
        cast.ask("moderator", "POST", "/rooms/{room}/invites", "{}").isProblem(403, "banned");
        cast.ask("moderator", "GET", "/rooms/{room}/invites", "").isProblem(403, "banned");
        cast.ask("owner", "GET", "/rooms/{room}/invites", "").is(200);
        String withdrawn = "/rooms/{room}/invites/" + invite.text("id");
        cast.ask("moderator", "DELETE", withdrawn, "").isProblem(403, "banned");
        cast.ask("owner", "DELETE", withdrawn, "").is(204);
        cast.as("stranger", "POST", "/invites", shown).isProblem(404, "no_such_invite");
    }

    private void comingAndGoing() {
        cast.room("open");
        Edge edge = new Edge("scene", rest.bean(CommandSide.class).office());
        edge.outcome(Edge.enter(cast.room(), cast.author("stranger"), "stranger"));
        cast.ask("owner", "POST", "/rooms/{room}/kick", "{'author':'" + cast.author("stranger") + "'}")
                .is(204);
        edge.breakOff();
        cast.ask("stranger", "DELETE", "/rooms/{room}/members/" + cast.author("stranger"), "")
                .is(204);
    }
}
