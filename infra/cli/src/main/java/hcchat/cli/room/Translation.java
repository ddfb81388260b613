package hcchat.cli.room;

import hcchat.client.HeadCheck;
import hcchat.client.JoinOutcome;
import hcchat.client.RoomSignal;
import hcchat.client.Told;
import hcchat.client.Words;
import hcchat.client.crypto.Refusal;
import hcchat.client.file.FileNote;
import hcchat.room.Attachment;
import hcchat.room.AuthorId;
import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.RoomEvent.MessageDeleted;
import hcchat.room.RoomEvent.MessageEdited;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomEvent.ReactionSet;
import hcchat.room.RoomEvent.StateChanged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The library's signals → [Happening]s. Remembers how people look, since stored events don't say their colour, also
/// of those who have left. One thread at a time.
final class Translation {
    private final Map<AuthorId, Person> looks = new HashMap<>();
    private @Nullable AuthorId self;
    private boolean anyOpened;
    private boolean suspected;
    private boolean saidSo;

    List<Happening> of(RoomSignal signal) {
        return switch (signal) {
            case Told told -> {
                Happening stored = stored(told);
                Happening.Doubt suspicion = suspicion();
                yield suspicion == null ? List.of(stored) : List.of(stored, suspicion);
            }
            case RoomSignal.Entered entered -> List.of(entered(entered.as()));
            case RoomSignal.Synced synced -> synced(synced.head());
            case RoomSignal.Missed missed ->
                List.of(new Happening.Missed(missed.from(), missed.to(), missed.pageable()));
            case RoomSignal.Resynced back -> List.of(new Happening.Restored(back.from()));
            case RoomSignal.Distrusted distrusted -> List.of(doubt(distrusted.why()));
            case RoomSignal.Lost lost -> List.of(new Happening.Lost(lost.nextTry()));
            case RoomSignal.Ended ended -> List.of(new Happening.Ended(ended.code()));
            case RoomSignal.OutOfTurn disorder ->
                List.of(new Happening.Doubt(
                        "out_of_turn",
                        "The server sent message " + disorder.got() + " where " + disorder.expected()
                                + " had to come: asking again."));
            case RoomSignal.Replaying replaying -> List.of();
            // Whoever said it is told by its fate.
            case RoomSignal.Delivery delivery -> List.of();
            case RoomSignal.Moment moment -> moment(moment);
        };
    }

    Happening.Stored stored(Told told) {
        return switch (told) {
            case Told.Gone gone -> new Happening.Gone(gone.from(), gone.to());
            case Told.Unreadable strange -> new Happening.Strange(strange.seq(), 0, strange.type());
            case Told.Said said -> said(said);
        };
    }

    /// Once: that the passphrase may be a wrong one, since what was told last can't be opened and nothing ever
    /// could.
    Happening.@Nullable Doubt suspicion() {
        if (!suspected || anyOpened || saidSo) {
            return null;
        }
        saidSo = true;
        return new Happening.Doubt(
                "other_passphrase",
                "Nothing here opens with your passphrase: it is probably another one than the others have. What you say"
                        + " they can't read either. Leave, and start again with the right one.");
    }

    private Happening.Stored said(Told.Said said) {
        EventMeta meta = said.event().meta();
        Person by = person(meta.author(), said.nick());
        Reading text = reading(said.words());
        return switch (said.event()) {
            case MessagePosted posted
            when posted.attachment() != null -> file(meta, by, posted, posted.attachment(), text);
            case MessagePosted posted ->
                new Happening.Posted(
                        meta.seq(),
                        meta.time(),
                        meta.id().toString(),
                        by,
                        posted.type() == EventType.EMOTE,
                        posted.re(),
                        null,
                        text);
            case MessageEdited edited -> new Happening.Edited(meta.seq(), meta.time(), by, edited.of(), text);
            case MessageDeleted deleted -> new Happening.Deleted(meta.seq(), meta.time(), by, deleted.of());
            case ReactionSet reaction -> new Happening.Reacted(meta.seq(), meta.time(), by, reaction.of(), text);
            case StateChanged changed ->
                new Happening.Decided(
                        meta.seq(),
                        meta.time(),
                        meta.author().isSomebody() ? by : Decisions.OPERATOR,
                        changed.type().word(),
                        Decisions.sentence(changed, this::name));
        };
    }

    /// What the sender wrote is the note about the file, with a caption in it; from another client perhaps a
    /// caption
    /// alone.
    private static Happening.Posted file(
            EventMeta meta, Person by, MessagePosted posted, Attachment attachment, Reading text) {
        FileNote note = text instanceof Reading.Open open ? FileNote.read(open.text()) : null;
        return new Happening.Posted(
                meta.seq(),
                meta.time(),
                meta.id().toString(),
                by,
                false,
                posted.re(),
                note == null
                        ? new FileShown(null, attachment.mime(), attachment.bytes())
                        : new FileShown(note.name(), attachment.mime(), note.bytes()),
                note == null ? text : new Reading.Open(note.caption()));
    }

    private Reading reading(Words words) {
        return switch (words) {
            case Words.Opened opened -> {
                anyOpened = true;
                yield new Reading.Open(opened.text());
            }
            case Words.AsItCame came -> asItCame(came.text());
            case Words.Refused refused -> {
                suspected |= refused.why() == Refusal.NOT_AUTHENTIC;
                yield closed(refused.why().word());
            }
            case Words.None none -> new Reading.Open("");
        };
    }

    private static Reading asItCame(String text) {
        return text.startsWith("E2EE:") ? closed("no_passphrase") : new Reading.Open(text);
    }

    private static Reading closed(String code) {
        return new Reading.Closed(code, Sentences.closed(code));
    }

    private Happening entered(JoinOutcome.Joined as) {
        self = as.author();
        List<Person> people = as.people().stream().map(this::look).toList();
        return new Happening.Entered(person(as.author(), ""), people, as.epoch(), as.seq());
    }

    private static List<Happening> synced(HeadCheck head) {
        return switch (head) {
            case HeadCheck.Proven proven -> List.of(new Happening.CaughtUp(proven.seq()));
            case HeadCheck.Ahead ahead -> List.of(new Happening.CaughtUp(ahead.seq()));
            case HeadCheck.Unprovable unprovable -> List.of(new Happening.CaughtUp(unprovable.seq()));
            // Told as distrust as well.
            case HeadCheck.Forked _, HeadCheck.BadSignature _, HeadCheck.None _ -> List.of();
        };
    }

    private static Happening doubt(HeadCheck why) {
        return switch (why) {
            case HeadCheck.BadSignature bad ->
                new Happening.Doubt(
                        "bad_signature",
                        "WARNING: the history up to number " + bad.seq() + " isn't signed with the key that this server"
                                + " had before. It may be another server, or one that lies: don't trust it before you"
                                + " asked its operator. If that was meant to be, another --state begins anew.");
            case HeadCheck.Forked forked ->
                new Happening.Doubt(
                        "forked",
                        "WARNING: the history doesn't verify at number " + forked.seq() + ": the server shows another"
                                + " one than before. Something was changed, left out or put in.");
            default -> new Happening.Doubt("distrusted", "WARNING: the history doesn't verify.");
        };
    }

    private List<Happening> moment(RoomSignal.Moment moment) {
        return switch (moment) {
            case RoomSignal.Came came -> List.of(new Happening.Came(look(came.who())));
            case RoomSignal.Went went -> List.of(new Happening.Went(look(went.who())));
            case RoomSignal.Changed changed -> List.of(new Happening.Changed(look(changed.now())));
            case RoomSignal.Typing typing ->
                typing.author().equals(self)
                        ? List.of()
                        : List.of(new Happening.Typing(person(typing.author(), typing.nick())));
            case RoomSignal.Whispered whispered -> List.of(whispered(whispered));
            case RoomSignal.Invited invited ->
                List.of(new Happening.Invited(
                        person(invited.author(), invited.nick()),
                        person(invited.whom(), invited.whomNick()),
                        invited.channel()));
            case RoomSignal.Seen seen ->
                seen.author().equals(self)
                        ? List.of()
                        : List.of(new Happening.Seen(person(seen.author(), seen.nick()), seen.read()));
            case RoomSignal.Passing passing -> passing(passing.cmd(), passing.frame());
        };
    }

    private Happening whispered(RoomSignal.Whispered whispered) {
        return new Happening.Whispered(
                whispered.time(),
                person(whispered.author(), whispered.nick()),
                person(whispered.whom(), whispered.whomNick()),
                whispered.author().equals(self),
                reading(whispered.words()));
    }

    private static List<Happening> passing(String cmd, JsonNode frame) {
        return cmd.equals("warn") ? List.of(new Happening.Warned(text(frame, "code"), text(frame, "text"))) : List.of();
    }

    private Person look(hcchat.client.Person seen) {
        Person person = new Person(seen.author().toString(), seen.nick(), seen.color(), seen.trip());
        looks.put(seen.author(), person);
        return person;
    }

    /// The nick, or where nobody knows one the author itself.
    private String name(AuthorId author) {
        Person known = looks.get(author);
        return known == null ? author.toString() : known.nick();
    }

    /// Somebody who is or was here by nick, in this order, or named as an author; null for nobody.
    @Nullable
    AuthorId called(String nick) {
        for (Map.Entry<AuthorId, Person> one : looks.entrySet()) {
            if (one.getValue().nick().equalsIgnoreCase(nick)) {
                return one.getKey();
            }
        }
        try {
            return AuthorId.parse(nick);
        } catch (IllegalArgumentException noAuthor) {
            return null;
        }
    }

    /// As they look today, or with the nick that was told.
    private Person person(AuthorId author, String nick) {
        Person known = looks.get(author);
        return known == null
                ? new Person(author.toString(), nick, null, null)
                : new Person(known.author(), nick.isEmpty() ? known.nick() : nick, known.color(), known.trip());
    }

    private static String text(JsonNode frame, String name) {
        return frame.path(name).stringValue("");
    }
}
