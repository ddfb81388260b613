package hcchat.spec.doors;

import hcchat.harness.RestCaller.Reply;
import hcchat.harness.Speaker;
import java.util.UUID;

/// The doors of REST.
final class RestDoors {
    private static final String SOMEONES = "/rooms/{room}/members/" + Place.SOMEONE;
    private static final String SOMEONE = "{'author':'" + Place.SOMEONE + "'}";

    private final Stage stage;

    RestDoors(Stage stage) {
        this.stage = stage;
    }

    /// @return `ok`, or the code that is heard
    String knock(Place place, Who who, String door) {
        return switch (door) {
            case "list" -> ask(place, who, "GET", "/rooms", "");
            case "look" -> ask(place, who, "GET", "/rooms/{room}", "");
            case "members" -> ask(place, who, "GET", "/rooms/{room}/members", "");
            case "door" -> ask(place, who, "GET", "/rooms/{room}/door", "");
            case "past" -> ask(place, who, "GET", "/rooms/{room}/messages", "");
            case "post" -> ask(place, who, "POST", "/messages", posting());
            case "change" -> ask(place, who, "PATCH", "/rooms/{room}", "{'retentionDays':30}");
            case "lock" -> ask(place, who, "PATCH", "/rooms/{room}", "{'locked':true}");
            case "make a member" -> ask(place, who, "PUT", SOMEONES, "{'role':'member'}");
            case "make a keeper" -> ask(place, who, "PUT", SOMEONES, "{'role':'moderator'}");
            case "put out" -> ask(place, who, "DELETE", SOMEONES, "");
            case "kick" -> kick(place, who);
            case "ban" -> ask(place, who, "POST", "/rooms/{room}/ban", SOMEONE);
            case "mute" -> ask(place, who, "POST", "/rooms/{room}/mute", SOMEONE);
            case "invite" -> ask(place, who, "POST", "/rooms/{room}/invites", "{'uses':1}");
            case "use an invite" ->
                ask(place, who, "POST", "/invites", "{'code':'" + invite(place).text("code") + "'}");
            case "invites" -> ask(place, who, "GET", "/rooms/{room}/invites", "");
            case "withdraw an invite" ->
                ask(
                        place,
                        who,
                        "DELETE",
                        "/rooms/{room}/invites/" + invite(place).text("id"),
                        "");
            case "token" -> ask(place, who, "POST", "/chat/token", "{'channel':'{room}'}");
            case "token with proof" ->
                ask(place, who, "POST", "/chat/token", "{'channel':'{room}','door':'" + Place.PROOF + "'}");
            case "found again" -> ask(place, who, "POST", "/rooms", "{'kind':'open','channel':'{room}'}");
            case "own account" -> ask(place, who, "GET", "/auth/account", "");
            case "erase" -> ask(place, who, "DELETE", "/rooms/{room}", "");
            default -> throw new IllegalArgumentException("no such door: " + door);
        };
    }

    private String ask(Place place, Who who, String method, String path, String body) {
        String room = place.named(who);
        Reply reply =
                stage.rest.ask(place.token(who), method, path.replace("{room}", room), body.replace("{room}", room));
        return reply.went() ? "ok" : reply.code();
    }

    private static String posting() {
        return "{'room':'{room}','text':'" + Speaker.envelope("words") + "','id':'" + UUID.randomUUID() + "'}";
    }

    /// Somebody who is in is sent out, a new one each time.
    private String kick(Place place, Who who) {
        SocketDoors west = new SocketDoors(stage, stage.parts.west().socket());
        try (Visit bystander = west.guest(place)) {
            return ask(place, who, "POST", "/rooms/{room}/kick", "{'author':'" + bystander.author() + "'}");
        }
    }

    /// A new one that the room's moderator has made.
    private Reply invite(Place place) {
        return stage.as(Who.MODERATOR, "POST", "/rooms/" + place.channel + "/invites", "{'uses':1}")
                .done();
    }
}
