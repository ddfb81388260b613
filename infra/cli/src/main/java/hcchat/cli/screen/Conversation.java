package hcchat.cli.screen;

import hcchat.cli.room.Happening;
import hcchat.cli.room.Happening.Deleted;
import hcchat.cli.room.Happening.Edited;
import hcchat.cli.room.Happening.Posted;
import hcchat.cli.room.Happening.Reacted;
import hcchat.cli.room.Happening.Stored;
import hcchat.cli.room.Person;
import hcchat.cli.room.Sentences;
import hcchat.cli.screen.Item.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// All that is to be seen of a room, whatever the screen: items in order, and what became of the messages. One thread.
final class Conversation {
    // A screen is a few dozen; more can be fetched again.
    private static final int MOST_ITEMS = 20_000;
    private static final Fortune UNTOUCHED = new Fortune();

    private final LongSupplier clock;
    private final TreeMap<Spot, Item> items = new TreeMap<>();
    private final Map<Long, Fortune> fortunes = new HashMap<>();
    private final People people = new People();
    private @Nullable Person self;
    private @Nullable Spot unread;
    private long head;
    private long turns;
    private @Nullable Long oldest;
    private boolean atBeginning;

    /// @param clock milliseconds since 1970
    Conversation(LongSupplier clock) {
        this.clock = clock;
    }

    /// Something happens now.
    ///
    /// @param onScreen whether a message is to be seen at this moment: what changes in one that isn't is told in a
    /// line
    void happens(Happening happening, LongPredicate onScreen) {
        switch (happening) {
            case Stored stored -> {
                take(stored);
                head = Math.max(head, last(stored));
                mention(stored, onScreen);
                limit();
            }
            case Happening.Entered entered -> entered(entered);
            case Happening.CaughtUp caught -> {}
            case Happening.Came came -> {
                if (people.put(came.who())) {
                    notice(Kind.QUIET, came.who().nick() + " came in");
                }
            }
            case Happening.Went went -> {
                people.remove(went.who());
                notice(Kind.QUIET, went.who().nick() + " left");
            }
            case Happening.Changed changed -> changed(changed.who());
            case Happening.Typing typing -> people.typing(typing.who(), clock.getAsLong());
            case Happening.Whispered whispered -> whispered(whispered);
            case Happening.Invited invited ->
                notice(
                        Kind.PLAIN,
                        invited.by().nick() + " invites " + invited.to().nick() + " to the channel "
                                + invited.channel());
            case Happening.Seen seen -> people.hasRead(seen.who(), seen.read());
            case Happening.LeftOver left ->
                notice(
                        Kind.PLAIN,
                        left.many() == 1
                                ? "One message from last time is still to be sent: it goes now."
                                : left.many() + " messages from last time are still to be sent: they go now.");
            case Happening.NotSaid refused -> notice(Kind.TROUBLE, "Not said, of last time's: " + refused.sentence());
            case Happening.Lost lost -> people.set(List.of());
            case Happening.Restored restored -> {
                forgetAbove(restored.from());
                notice(
                        Kind.TROUBLE,
                        "The server was restored from a backup: what stood above number " + restored.from()
                                + " is lost there. What follows is fetched again.");
            }
            case Happening.Missed missed -> missed(missed);
            case Happening.Doubt doubt -> notice(Kind.TROUBLE, doubt.sentence());
            case Happening.Warned warned -> notice(Kind.TROUBLE, "The server says: " + warned.text());
            case Happening.Ended ended -> {}
        }
    }

    /// A page of the past.
    ///
    /// @param end nothing older can be read
    void remembers(List<Stored> events, long first, boolean end) {
        events.forEach(this::take);
        oldest = oldest == null ? first : Math.min(oldest, first);
        events.forEach(event -> head = Math.max(head, last(event)));
        atBeginning |= end || first <= 1;
    }

    private static long last(Stored stored) {
        return stored instanceof Happening.Gone gone ? gone.to() : stored.seq();
    }

    private void take(Stored stored) {
        Spot spot = new Spot(stored.seq(), 0);
        switch (stored) {
            case Posted posted -> {
                items.put(spot, new Item.Message(posted));
                people.typedSomething(posted.by());
            }
            case Edited edited -> fortune(edited.of()).take(edited);
            case Deleted deleted -> fortune(deleted.of()).take(deleted);
            case Reacted reacted -> fortune(reacted.of()).take(reacted);
            case Happening.Gone gone -> gone(gone);
            case Happening.Decided decided ->
                items.put(
                        spot,
                        new Item.Notice(Kind.PLAIN, decided.time(), decided.by().nick() + " " + decided.sentence()));
            case Happening.Strange strange ->
                items.put(
                        spot,
                        new Item.Notice(
                                Kind.QUIET,
                                0,
                                "something that a later version of this client can show (" + strange.type() + ")"));
        }
    }

    /// Neighbours that are gone are one item.
    private void gone(Happening.Gone gone) {
        long from = gone.seq();
        long to = gone.to();
        Map.Entry<Spot, Item> before = items.lowerEntry(new Spot(from, 0));
        if (before != null && before.getValue() instanceof Item.Gone run && run.to() == from - 1) {
            from = run.seq();
            items.remove(before.getKey());
        }
        Spot next = new Spot(to + 1, 0);
        if (items.get(next) instanceof Item.Gone run) {
            to = run.to();
            items.remove(next);
        }
        items.put(new Spot(from, 0), new Item.Gone(from, to));
    }

    private Fortune fortune(long of) {
        return fortunes.computeIfAbsent(of, _ -> new Fortune());
    }

    private void mention(Stored stored, LongPredicate onScreen) {
        switch (stored) {
            case Edited edited
            when !onScreen.test(edited.of()) ->
                notice(Kind.QUIET, edited.by().nick() + " changed message " + edited.of());
            case Deleted deleted
            when !onScreen.test(deleted.of()) ->
                notice(Kind.QUIET, deleted.by().nick() + " deleted message " + deleted.of());
            case Reacted reacted when !onScreen.test(reacted.of()) -> notice(Kind.QUIET, Reactions.sentence(reacted));
            default -> {}
        }
    }

    private void entered(Happening.Entered entered) {
        if (self == null) {
            head = entered.seq();
        }
        self = entered.self();
        people.set(entered.people());
    }

    /// Fetching goes on from there: what lies behind it is put in its place a second time.
    private void missed(Happening.Missed missed) {
        if (missed.readable()) {
            oldest = missed.to() + 1;
            atBeginning = false;
        }
        notice(Kind.PLAIN, Sentences.missed(missed));
    }

    private void changed(Person who) {
        String before = people.nickOf(who.author());
        people.put(who);
        if (self != null && who.author().equals(self.author())) {
            self = who;
        }
        if (before != null && !before.equals(who.nick())) {
            notice(Kind.QUIET, before + " is now " + who.nick());
        }
    }

    private void whispered(Happening.Whispered whispered) {
        String who = whispered.ours()
                ? "you whisper to " + whispered.to().nick()
                : whispered.by().nick() + " whispers";
        notice(Kind.WHISPER, who + ": " + Reactions.text(whispered.text()));
    }

    /// A sentence at the end of what is there.
    void notice(Kind kind, String text) {
        items.put(new Spot(head, ++turns), new Item.Notice(kind, clock.getAsLong(), text));
        limit();
    }

    private void limit() {
        while (items.size() > MOST_ITEMS) {
            Map.Entry<Spot, Item> first = items.pollFirstEntry();
            fortunes.remove(first.getKey().seq());
            oldest = first.getKey().seq() + 1;
            atBeginning = false;
        }
    }

    /// The server went back: what is above `seq` never was.
    private void forgetAbove(long seq) {
        items.tailMap(new Spot(seq, Long.MAX_VALUE), false).values().removeIf(item -> !(item instanceof Item.Notice));
        fortunes.values().forEach(fortune -> fortune.forgetAbove(seq));
        head = Math.min(head, seq);
    }

    /// Draws the line: what comes after `seq` is new to the user.
    void markUnread(long seq) {
        clearUnread();
        unread = new Spot(seq, Long.MAX_VALUE);
        items.put(unread, new Item.Unread());
    }

    void clearUnread() {
        if (unread != null) {
            items.remove(unread);
            unread = null;
        }
    }

    /// How many messages are behind the line.
    long unreadCount() {
        return unread == null
                ? 0
                : items.tailMap(unread, false).values().stream()
                        .filter(Item.Message.class::isInstance)
                        .count();
    }

    NavigableMap<Spot, Item> items() {
        return items;
    }

    /// What became of a message so far.
    Fortune fortuneOf(long seq) {
        return fortunes.getOrDefault(seq, UNTOUCHED);
    }

    @Nullable
    Posted message(long seq) {
        return items.get(new Spot(seq, 0)) instanceof Item.Message message ? message.posted() : null;
    }

    People people() {
        return people;
    }

    @Nullable
    Person self() {
        return self;
    }

    /// The highest number heard of.
    long head() {
        return head;
    }

    /// The first number that is here, or null when no past was fetched yet.
    @Nullable
    Long oldest() {
        return oldest;
    }

    /// Whether nothing older can be read.
    boolean atBeginning() {
        return atBeginning;
    }
}
