package hcchat.cli.screen;

import hcchat.cli.room.Moving;
import org.jspecify.annotations.Nullable;

/// Something said that isn't in the room's history yet.
final class Pending {
    final String text;
    /// Its number, when it is stored and only its event is still to come; else 0.
    long seq;

    /// Null for what is said, not moved.
    private final @Nullable Moving moving;

    Pending(String text, @Nullable Moving moving) {
        this.text = text;
        this.moving = moving;
    }

    boolean moves() {
        return moving != null;
    }

    /// What is to be seen of it now.
    String shown() {
        return moving == null ? text : moving.text();
    }
}
