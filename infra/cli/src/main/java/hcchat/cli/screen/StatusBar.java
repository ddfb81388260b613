package hcchat.cli.screen;

import hcchat.cli.Options;
import hcchat.cli.text.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// The line between the conversation and the prompt.
final class StatusBar {
    private static final long HINT_MS = 2_000;
    private static final int MOST_READERS = 3;

    private final Options options;
    private final LongSupplier clock;
    private boolean connected;
    private boolean everConnected;
    private boolean doubted;
    private long nextTryAt;
    private String hint = "";
    private long hintUntil;
    private List<String> choices = List.of();

    StatusBar(Options options, LongSupplier clock) {
        this.options = options;
        this.clock = clock;
    }

    void entered() {
        connected = true;
        everConnected = true;
    }

    void lost(Duration nextTry) {
        connected = false;
        nextTryAt = clock.getAsLong() + nextTry.toMillis();
    }

    boolean isConnected() {
        return connected;
    }

    /// The history is not to be trusted from here on.
    void doubt(String code) {
        doubted |= code.equals("forked") || code.equals("bad_signature") || code.equals("distrusted");
    }

    /// For a moment.
    void hint(String sentence) {
        hint = sentence;
        hintUntil = clock.getAsLong() + HINT_MS;
    }

    /// What Tab can choose from.
    void choices(List<String> several) {
        choices = several;
    }

    String line(Conversation conversation, boolean follows) {
        long now = clock.getAsLong();
        if (!choices.isEmpty()) {
            return String.join("  ", choices);
        }
        List<String> parts = new ArrayList<>();
        parts.add(Shown.line(options.channel()));
        parts.add(options.encrypted() ? "encrypted" : "NOT ENCRYPTED");
        if (doubted) {
            parts.add("HISTORY DOESN'T VERIFY");
        }
        if (connected) {
            parts.add(conversation.people().size() + " here");
        } else {
            long wait = Math.max(0, nextTryAt - now + 999) / 1_000;
            parts.add(
                    everConnected
                            ? "OFFLINE, trying again in " + wait + " s"
                            : "connecting to " + options.server().getAuthority());
        }
        if (!follows) {
            long unread = conversation.unreadCount();
            parts.add((unread == 0 ? "" : unread + " new below, ") + "PageDown goes on");
        }
        if (now < hintUntil) {
            parts.add(hint);
        }
        List<String> readers = conversation.people().readersOf(conversation.head());
        if (!readers.isEmpty() && conversation.head() > 0) {
            parts.add("read by "
                    + (readers.size() > MOST_READERS
                            ? readers.size() + " others"
                            : String.join(
                                    ", ", readers.stream().map(Shown::line).toList())));
        }
        List<String> typing = conversation.people().typing(now);
        if (!typing.isEmpty()) {
            parts.add(String.join(", ", typing.stream().map(Shown::line).toList())
                    + (typing.size() == 1 ? " is typing" : " are typing") + "\u2026");
        }
        return String.join(" · ", parts);
    }
}
