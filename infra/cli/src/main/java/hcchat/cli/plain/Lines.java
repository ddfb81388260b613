package hcchat.cli.plain;

import hcchat.cli.room.Happening;
import hcchat.cli.room.Person;
import hcchat.cli.room.Reading;
import hcchat.cli.room.Sentences;
import hcchat.cli.text.Shown;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What happens, each in a line of its own that names the message it is about.
final class Lines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final ZoneId zone;

    Lines(ZoneId zone) {
        this.zone = zone;
    }

    /// Empty for what isn't worth a line.
    List<String> of(Happening happening) {
        return switch (happening) {
            case Happening.Posted posted -> posted(posted);
            case Happening.Edited edited ->
                said(edited, nick(edited.by()) + " changed message " + edited.of() + ": ", edited.text());
            case Happening.Deleted deleted ->
                List.of(begin(deleted) + nick(deleted.by()) + " deleted message " + deleted.of());
            case Happening.Reacted reacted ->
                said(reacted, nick(reacted.by()) + " reacted to message " + reacted.of() + ": ", reacted.text());
            case Happening.Decided decided ->
                List.of(begin(decided) + "· " + nick(decided.by()) + " " + Shown.line(decided.sentence()));
            case Happening.Strange strange ->
                List.of(begin(strange) + "something that a later version of this client can show");
            case Happening.Gone gone ->
                List.of(begin(gone) + "(deleted or expired" + (gone.to() > gone.seq() ? ", to number " + gone.to() : "")
                        + ")");
            case Happening.Entered entered -> List.of("· here: " + nicks(entered.people()));
            case Happening.CaughtUp caught -> List.of();
            case Happening.Came came -> List.of("· " + nick(came.who()) + " came in");
            case Happening.Went went -> List.of("· " + nick(went.who()) + " left");
            case Happening.Changed changed -> List.of();
            case Happening.Typing typing -> List.of();
            case Happening.Whispered whispered -> whispered(whispered);
            case Happening.Invited invited ->
                List.of("· " + nick(invited.by()) + " invites " + nick(invited.to()) + " to the channel "
                        + Shown.line(invited.channel()));
            case Happening.Seen seen -> List.of();
            case Happening.LeftOver left -> List.of("· still to be sent from last time: " + left.many());
            case Happening.NotSaid refused -> List.of("· Not said, of last time's: " + refused.sentence());
            case Happening.Lost lost -> List.of("· connection lost, coming back");
            case Happening.Restored restored ->
                List.of("· The server was restored from a backup: what stood above number " + restored.from()
                        + " is lost there.");
            case Happening.Missed missed -> List.of("· " + Sentences.missed(missed));
            case Happening.Doubt doubt -> List.of("· " + doubt.sentence());
            case Happening.Warned warned -> List.of("· The server says: " + Shown.line(warned.text()));
            case Happening.Ended ended -> List.of();
        };
    }

    private List<String> posted(Happening.Posted posted) {
        String who = posted.emote() ? "* " + nick(posted.by()) + " " : nick(posted.by()) + ": ";
        String re = posted.re() == null ? "" : "(to " + posted.re() + ") ";
        String file = posted.file() == null
                ? ""
                : "[file: " + Shown.line(posted.file().text()) + "] ";
        return said(posted, who + re + file, posted.text());
    }

    private List<String> whispered(Happening.Whispered whispered) {
        String who = whispered.ours()
                ? "you whisper to " + nick(whispered.to()) + ": "
                : nick(whispered.by()) + " whispers: ";
        return List.of("· " + who + Shown.line(text(whispered.text())));
    }

    private List<String> said(Happening.Stored stored, String before, Reading text) {
        List<String> lines = Shown.lines(text(text));
        String begin = begin(stored);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> (i == 0 ? begin + before : " ".repeat(begin.length())) + lines.get(i))
                .toList();
    }

    private static String text(Reading reading) {
        return switch (reading) {
            case Reading.Open open -> open.text();
            case Reading.Closed closed -> "[" + closed.sentence() + "]";
        };
    }

    private String begin(Happening.Stored stored) {
        String time = stored.time() == 0
                ? "     "
                : TIME.format(Instant.ofEpochMilli(stored.time()).atZone(zone));
        return String.format("%5d %s ", stored.seq(), time);
    }

    private static String nicks(List<Person> people) {
        return people.stream().map(Lines::nick).collect(Collectors.joining(", "));
    }

    private static String nick(Person person) {
        return Shown.line(person.nick());
    }
}
