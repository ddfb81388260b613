package hcchat.cli.screen;

import hcchat.cli.room.Happening.Deleted;
import hcchat.cli.room.Happening.Edited;
import hcchat.cli.room.Happening.Reacted;
import hcchat.cli.room.Person;
import hcchat.cli.room.Reading;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a message since it was said, in whatever order it is heard of.
final class Fortune {
    private @Nullable Edited edit;
    private @Nullable Deleted deletion;
    private final Map<String, Reacted> reactions = new LinkedHashMap<>();

    void take(Edited later) {
        if (edit == null || edit.seq() < later.seq()) {
            edit = later;
        }
    }

    void take(Deleted end) {
        deletion = end;
    }

    void take(Reacted reaction) {
        Reacted before = reactions.get(reaction.by().author());
        if (before == null || before.seq() < reaction.seq()) {
            reactions.put(reaction.by().author(), reaction);
        }
    }

    /// The text that it has now, or null while it is the first one. Only its author could change it: what somebody
    /// else sent as an edit of it counts for nothing.
    @Nullable
    Reading changed(Person author) {
        return edit != null && edit.by().author().equals(author.author()) ? edit.text() : null;
    }

    boolean isDeleted() {
        return deletion != null;
    }

    Collection<Reacted> reactions() {
        return reactions.values();
    }

    /// What was said above `seq` never was.
    void forgetAbove(long seq) {
        if (edit != null && edit.seq() > seq) {
            edit = null;
        }
        if (deletion != null && deletion.seq() > seq) {
            deletion = null;
        }
        reactions.values().removeIf(reaction -> reaction.seq() > seq);
    }
}
