package hcchat.cli.screen;

import hcchat.cli.room.Happening.Posted;
import hcchat.cli.room.Person;
import hcchat.cli.room.Reading;
import hcchat.cli.text.Shown;
import hcchat.cli.text.Wrap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Items → rows of a width: number, time, nick, text; what belongs to a message stands below it.
final class Layout {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM", Locale.ROOT);
    private static final int NUMBER = 5;
    // Below that the time is left out.
    private static final int NARROW = 50;

    private final Palette palette;
    private final ZoneId zone;
    private final LongSupplier clock;

    /// @param clock milliseconds since 1970
    Layout(Palette palette, ZoneId zone, LongSupplier clock) {
        this.palette = palette;
        this.zone = zone;
        this.clock = clock;
    }

    /// @param width columns, at least 20
    List<AttributedString> rows(Conversation conversation, Item item, int width) {
        return switch (item) {
            case Item.Message message -> message(conversation, message.posted(), width);
            case Item.Gone gone -> simple(gone.seq(), 0, "(" + gone(gone) + ")", palette.faint(), width);
            case Item.Notice notice -> notice(notice, width);
            case Item.Unread unread -> List.of(line(" new ", palette.unread(), width));
        };
    }

    private static String gone(Item.Gone gone) {
        long many = gone.to() - gone.seq() + 1;
        return many == 1 ? "deleted or expired" : many + " deleted or expired, to number " + gone.to();
    }

    private List<AttributedString> notice(Item.Notice notice, int width) {
        AttributedStyle style = switch (notice.kind()) {
            case QUIET -> palette.faint();
            case PLAIN -> palette.plain();
            case WHISPER -> palette.whisper();
            case TROUBLE -> palette.trouble();
        };
        return simple(0, notice.time(), "· " + notice.text(), style, width);
    }

    private List<AttributedString> simple(long number, long time, String text, AttributedStyle style, int width) {
        return body(gutter(number, time, width), List.of(), Shown.lines(text), style, "", width);
    }

    private List<AttributedString> message(Conversation conversation, Posted posted, int width) {
        Fortune fortune = conversation.fortuneOf(posted.seq());
        Person by = posted.by();
        AttributedStyle named = palette.nick(by.nick(), by.color());
        String nick = Shown.line(by.nick());
        AttributedString head = posted.emote()
                ? new AttributedString("* " + nick + " ", named)
                : new AttributedStringBuilder().styled(named, nick).append(": ").toAttributedString();
        List<AttributedString> rows = new ArrayList<>();
        if (posted.re() != null) {
            rows.add(quote(conversation, posted.re(), width));
        }
        boolean deleted = fortune.isDeleted();
        Reading changed = fortune.changed(by);
        Reading text = changed == null ? posted.text() : changed;
        AttributedStyle style = deleted || text instanceof Reading.Closed ? palette.faint() : palette.plain();
        List<String> lines = deleted ? List.of("(deleted)") : lines(posted, text);
        rows.addAll(body(
                gutter(posted.seq(), posted.time(), width),
                List.of(head),
                lines,
                style,
                changed != null && !deleted ? " (edited)" : "",
                width));
        String reactions = deleted ? "" : Reactions.under(fortune.reactions());
        if (!reactions.isEmpty()) {
            rows.addAll(body(indent(width), List.of(), List.of(reactions), palette.faint(), "", width));
        }
        return rows;
    }

    private static List<String> lines(Posted posted, Reading text) {
        List<String> lines = Shown.lines(Reactions.text(text));
        if (posted.file() == null) {
            return lines;
        }
        List<String> all = new ArrayList<>();
        all.add("[file: " + Shown.line(posted.file().text()) + "]  /save " + posted.seq());
        if (!lines.equals(List.of(""))) {
            all.addAll(lines);
        }
        return all;
    }

    private AttributedString quote(Conversation conversation, long re, int width) {
        AttributedString gutter = indent(width);
        Posted answered = conversation.message(re);
        String said = answered == null ? "" : " " + said(answered, conversation.fortuneOf(re));
        String quote = Wrap.cut("\u21b3 " + re + said, width - gutter.columnLength());
        return new AttributedStringBuilder()
                .append(gutter)
                .styled(palette.faint(), quote)
                .toAttributedString();
    }

    private static String said(Posted answered, Fortune fortune) {
        Reading changed = fortune.changed(answered.by());
        String text = fortune.isDeleted() ? "(deleted)" : Reactions.text(changed == null ? answered.text() : changed);
        return Shown.line(answered.by().nick()) + ": " + Shown.line(text);
    }

    /// Text behind a gutter: its first row goes on after `head`, all further ones are indented alike.
    private List<AttributedString> body(
            AttributedString gutter,
            List<AttributedString> head,
            List<String> lines,
            AttributedStyle style,
            String tail,
            int width) {
        int indent = gutter.columnLength();
        int taken = head.stream().mapToInt(AttributedString::columnLength).sum();
        List<String> ending = new ArrayList<>(lines);
        ending.set(ending.size() - 1, ending.getLast() + tail);
        List<String> wrapped = Wrap.rows(ending, width - indent, taken);
        List<AttributedString> rows = new ArrayList<>();
        for (int i = 0; i < wrapped.size(); i++) {
            AttributedStringBuilder row = new AttributedStringBuilder();
            row.append(i == 0 ? gutter : new AttributedString(" ".repeat(indent)));
            if (i == 0) {
                head.forEach(row::append);
            }
            rows.add(row.styled(style, wrapped.get(i)).toAttributedString());
        }
        return rows;
    }

    private AttributedString indent(int width) {
        return gutter(0, 0, width);
    }

    private AttributedString gutter(long number, long time, int width) {
        String numbered = number == 0 ? "" : Long.toString(number);
        String column = " ".repeat(Math.max(0, NUMBER - numbered.length())) + numbered + " ";
        return new AttributedString(column + (width < NARROW ? "" : clock(time) + " "), palette.faint());
    }

    private String clock(long time) {
        if (time == 0) {
            return "     ";
        }
        ZonedDateTime at = Instant.ofEpochMilli(time).atZone(zone);
        LocalDate today = Instant.ofEpochMilli(clock.getAsLong()).atZone(zone).toLocalDate();
        return at.format(at.toLocalDate().equals(today) ? TIME : DAY);
    }

    /// A line across the screen with a word in it.
    private static AttributedString line(String word, AttributedStyle style, int width) {
        int left = Math.min(6, width);
        int right = Math.max(0, width - left - word.length());
        return new AttributedString("\u2500".repeat(left) + word + "\u2500".repeat(right), style);
    }
}
