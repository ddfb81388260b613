package hcchat.cli.screen;

import hcchat.cli.room.Happening;
import hcchat.cli.room.Happening.Deleted;
import hcchat.cli.room.Happening.Edited;
import hcchat.cli.room.Happening.Posted;
import hcchat.cli.room.Happening.Reacted;
import hcchat.cli.room.Person;
import hcchat.cli.room.Reading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation to look at, at 12:01 of a day, without colours.
final class Scene {
    static final long NOON = Instant.parse("2026-03-01T12:01:00Z").toEpochMilli();
    static final Person ALICE = new Person("A", "alice", "ff8800", null);
    static final Person BOB = new Person("B", "bob", null, null);

    final Conversation conversation = new Conversation(() -> NOON);
    final Layout layout = new Layout(Palette.NONE, ZoneOffset.UTC, () -> NOON);
    final Viewport viewport = new Viewport(conversation, layout);

    static Posted posted(long seq, Person by, String text) {
        return posted(seq, by, text, null);
    }

    static Posted posted(long seq, Person by, String text, @Nullable Long re) {
        return new Posted(seq, NOON, "id" + seq, by, false, re, null, new Reading.Open(text));
    }

    static Edited edited(long seq, Person by, long of, String text) {
        return new Edited(seq, NOON, by, of, new Reading.Open(text));
    }

    static Reacted reacted(long seq, Person by, long of, String text) {
        return new Reacted(seq, NOON, by, of, new Reading.Open(text));
    }

    static Deleted deleted(long seq, Person by, long of) {
        return new Deleted(seq, NOON, by, of);
    }

    /// All of it happens where the user looks.
    Scene live(Happening... happenings) {
        for (Happening happening : happenings) {
            conversation.happens(happening, _ -> true);
        }
        return this;
    }

    /// The whole conversation at this width, without the blanks at the ends.
    List<String> rows(int width) {
        return rows(width, 1_000);
    }

    /// What is on a screen of that size.
    List<String> rows(int width, int height) {
        return viewport.rows(width, height).stream()
                .map(row -> row.toString().stripTrailing())
                .toList();
    }
}
