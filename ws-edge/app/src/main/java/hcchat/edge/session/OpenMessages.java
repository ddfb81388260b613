package hcchat.edge.session;

import hcchat.edge.session.OpenMessage.Name;
import hcchat.intake.IntakeClient;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest.Decide;
import hcchat.room.Aside;
import hcchat.room.AuthorId;
import hcchat.room.RoomCommand.EditMessage;
import hcchat.room.RoomId;
import hcchat.room.UpdateMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// hack.chat's messages that their senders named: those of this edge that may still be changed. Each change is told as
/// it comes; what the text is in the end is stored once, as an edit. In memory only: an edge that fails loses a change
/// of its last ten seconds, and who comes to another edge can't change what was said through this one.
public final class OpenMessages {
    // hack.chat's own: a message may be changed for five minutes, and for some time after it was called complete.
    private static final long OPEN_NANOS = 5L * 60 * 1_000_000_000;
    private static final long COMPLETE_NANOS = 30L * 1_000_000_000;
    private static final long QUIET_NANOS = 10L * 1_000_000_000;
    /// UTF-16 units that a text may grow to: its UTF-8 is no longer than the longest frame.
    static final int LONGEST = (64 << 10) / 3;
    /// Bounds of what is kept: 32 MB. hack.chat's score lets an address say some 65,000 units in five minutes;
    /// a flood forgets its oldest.
    static final int MOST = 10_000;
    static final long MOST_CHARS = 16 << 20;

    private final IntakeClient intake;
    private final LongSupplier nanoTime;
    // Also those that were closed before their time.
    private final Deque<OpenMessage> byAge = new ArrayDeque<>();
    private final Map<Name, List<OpenMessage>> byName = new HashMap<>();
    // The longest unchanged first.
    private final SequencedSet<OpenMessage> changed = new LinkedHashSet<>();
    private long chars;

    /// @param nanoTime of [System#nanoTime()], or a test's
    public OpenMessages(IntakeClient intake, LongSupplier nanoTime) {
        this.intake = intake;
        this.nanoTime = nanoTime;
    }

    /// A message is sent on; what comes of it is to be said by [#answered].
    OpenMessage open(RoomId room, AuthorId author, String customId, String text) {
        List<OpenMessage> due = new ArrayList<>();
        OpenMessage opened = new OpenMessage(new Name(room, author, customId), nanoTime.getAsLong(), text);
        synchronized (this) {
            byAge.addLast(opened);
            byName.computeIfAbsent(opened.name, name -> new ArrayList<>(1)).add(opened);
            chars += text.length();
            while (byAge.size() > MOST || chars > MOST_CHARS) {
                close(byAge.removeFirst(), due);
            }
        }
        store(due);
        return opened;
    }

    /// What became of a message that was opened.
    void answered(OpenMessage message, Outcome outcome) {
        List<OpenMessage> due = new ArrayList<>();
        synchronized (this) {
            if (outcome instanceof Outcome.Stored stored) {
                message.seq = stored.seq();
                if (message.complete || message.closed) {
                    due.add(message);
                }
            } else {
                changed.remove(message);
                message.changed = false;
                close(message, due);
            }
        }
        store(due);
    }

    /// The message that is meant by a name, or null: the oldest that isn't complete, else one that is so only now.
    synchronized @Nullable OpenMessage find(RoomId room, AuthorId author, String customId) {
        OpenMessage complete = null;
        long now = nanoTime.getAsLong();
        for (OpenMessage one : byName.getOrDefault(new Name(room, author, customId), List.of())) {
            boolean open = now - one.sent <= OPEN_NANOS;
            if (open && !one.complete) {
                return one;
            }
            if (open && now - one.completedAt <= COMPLETE_NANOS) {
                complete = one;
            }
        }
        return complete;
    }

    /// The message is changed; nothing becomes of it when it is complete already.
    ///
    /// @param who how its author looks, encoded
    /// @return false when it would be too long: then it is as it was
    boolean change(OpenMessage message, Aside.Update update, byte[] who) {
        List<OpenMessage> due = new ArrayList<>();
        synchronized (this) {
            if (message.complete || message.closed) {
                return true;
            }
            long now = nanoTime.getAsLong();
            String text = update.mode().on(message.text, update.text());
            if (update.mode() == UpdateMode.COMPLETE) {
                message.complete = true;
                message.completedAt = now;
                due.add(message);
            } else if (text.length() <= LONGEST) {
                chars += text.length() - message.text.length();
                message.text = text;
                message.who = who;
                postpone(message, now);
            } else {
                return false;
            }
        }
        store(due);
        return true;
    }

    /// Stores what has been quiet for ten seconds and forgets what is too old; to be called every second or so.
    void sweep() {
        List<OpenMessage> due = new ArrayList<>();
        synchronized (this) {
            long now = nanoTime.getAsLong();
            while (!byAge.isEmpty() && now - byAge.getFirst().sent > OPEN_NANOS) {
                close(byAge.removeFirst(), due);
            }
            for (OpenMessage quiet : changed) {
                if (now - quiet.changedAt < QUIET_NANOS) {
                    break;
                }
                due.add(quiet);
            }
        }
        store(due);
    }

    /// Stores what isn't: the edge goes.
    public void end() {
        List<OpenMessage> due = new ArrayList<>();
        synchronized (this) {
            while (!byAge.isEmpty()) {
                close(byAge.removeFirst(), due);
            }
        }
        store(due);
    }

    private void postpone(OpenMessage message, long now) {
        message.changed = true;
        message.changedAt = now;
        changed.remove(message);
        changed.addLast(message);
    }

    private void close(OpenMessage message, List<OpenMessage> due) {
        if (message.closed) {
            return;
        }
        message.closed = true;
        chars -= message.text.length();
        List<OpenMessage> namesakes = byName.getOrDefault(message.name, List.of());
        namesakes.remove(message);
        if (namesakes.isEmpty()) {
            byName.remove(message.name);
        }
        due.add(message);
    }

    private void store(List<OpenMessage> due) {
        for (OpenMessage message : due) {
            Decide edit = edit(message);
            if (edit != null) {
                intake.ask(edit, outcome -> edited(message, outcome));
            }
        }
    }

    /// Null when there is nothing to store, or not yet: what isn't stored itself waits for that.
    private synchronized @Nullable Decide edit(OpenMessage message) {
        if (!message.changed || message.seq == 0) {
            return null;
        }
        message.changed = false;
        changed.remove(message);
        Decide former = message.attempt;
        if (former == null
                || !(former.command() instanceof EditMessage edit && edit.text().equals(message.text))) {
            EditMessage edit = new EditMessage(
                    Ids.fresh(System.currentTimeMillis()), message.name.author(), message.seq, message.text);
            message.attempt = new Decide(message.name.room(), edit, message.who);
        }
        return message.attempt;
    }

    /// What may be tried again is, under the same id, as long as the message is open.
    private synchronized void edited(OpenMessage message, Outcome outcome) {
        if (outcome instanceof Outcome.Stored || outcome instanceof Outcome.Refused) {
            message.attempt = null;
        } else if (!message.changed && !message.closed) {
            postpone(message, nanoTime.getAsLong());
        }
    }
}
