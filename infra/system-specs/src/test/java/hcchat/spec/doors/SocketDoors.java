package hcchat.spec.doors;

import hcchat.harness.Speaker;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The doors of an edge. Whoever knocks at one behind the first has tried to join before, with all that they have.
final class SocketDoors {
    private final Stage stage;
    private final URI edge;

    SocketDoors(Stage stage, URI edge) {
        this.stage = stage;
        this.edge = edge;
    }

    /// @return `ok`, or the code that is heard
    String knock(Place place, Who who, String door) {
        @Nullable String proof = place.knowsProof(who) ? Place.PROOF : null;
        try (Visit visit = new Visit(stage.visitors, edge, place.named(who), place.token(who), proof)) {
            return switch (door) {
                case "join" -> visit.joined();
                case "join with proof" -> withProof(place, who);
                case "chat" -> visit.ask(saying("chat"));
                case "emote" -> visit.ask(saying("emote"));
                case "react" -> visit.ask(about("react", place.said(Who.OWNER)));
                case "edit one's own" -> visit.ask(about("edit", own(place, who, visit)));
                case "edit another's" -> visit.ask(about("edit", another(place, who)));
                case "delete one's own" -> visit.ask(about("delete", own(place, who, visit)));
                case "delete another's" -> visit.ask(about("delete", another(place, who)));
                case "whisper" ->
                    visit.ask("{'cmd':'whisper','whom':'" + visit.author() + "','text':'" + text() + "'}");
                case "invite aside" -> visit.ask("{'cmd':'invite','whom':'" + visit.author() + "','to':'attic'}");
                case "typing" -> visit.askWithoutAnswer("{'cmd':'typing'}");
                case "seen" -> visit.askWithoutAnswer("{'cmd':'seen','read':1}");
                case "history" -> visit.ask("{'cmd':'history','before':100}");
                case "head" -> visit.ask("{'cmd':'head'}");
                case "door" -> visit.ask("{'cmd':'door','kind':'passphrase','door':'" + Place.PROOF + "'}");
                case "make a member" -> visit.ask("{'cmd':'role','role':'member',%s}".formatted(someone()));
                case "make a keeper" -> visit.ask("{'cmd':'role','role':'moderator',%s}".formatted(someone()));
                case "ban" -> visit.ask("{'cmd':'ban',%s}".formatted(someone()));
                case "mute" -> visit.ask("{'cmd':'mute',%s}".formatted(someone()));
                case "ban the owner" -> visit.ask("{'cmd':'ban','whom':'" + place.author(Who.OWNER) + "'}");
                case "kick" -> kick(place, visit);
                case "lock" -> visit.ask("{'cmd':'lock','locked':true}");
                case "key" -> visit.ask("{'cmd':'key','text':'wrapped'}");
                case "expire" -> visit.ask("{'cmd':'expire','days':30}");
                default -> throw new IllegalArgumentException("no such door: " + door);
            };
        }
    }

    private String withProof(Place place, Who who) {
        try (Visit visit = new Visit(stage.visitors, edge, place.named(who), place.token(who), Place.PROOF)) {
            return visit.joined();
        }
    }

    /// Somebody who is in is sent out, a new one each time.
    private String kick(Place place, Visit visit) {
        try (Visit bystander = guest(place)) {
            return visit.ask("{'cmd':'kick','whom':'" + bystander.author() + "'}");
        }
    }

    /// Somebody without an account who comes in.
    Visit guest(Place place) {
        @Nullable String proof = place.knowsProof(Who.ANONYMOUS) ? Place.PROOF : null;
        return new Visit(stage.visitors, edge, place.channel, null, proof);
    }

    private static long own(Place place, Who who, Visit visit) {
        if (place.hasSpoken(who)) {
            return place.said(who);
        }
        visit.ask(saying("chat"));
        return visit.acked();
    }

    private static long another(Place place, Who who) {
        return place.said(who == Who.OWNER ? Who.MEMBER : Who.OWNER);
    }

    private static String about(String cmd, long of) {
        return "{'cmd':'" + cmd + "','of':" + of + ",'text':'" + text() + "'}";
    }

    private static String saying(String cmd) {
        return "{'cmd':'" + cmd + "','text':'" + text() + "'}";
    }

    private static String text() {
        return Speaker.envelope("words");
    }

    private static String someone() {
        return "'whom':'" + Place.SOMEONE + "'";
    }
}
