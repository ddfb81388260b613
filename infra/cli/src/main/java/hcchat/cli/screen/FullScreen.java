package hcchat.cli.screen;

import hcchat.cli.Options;
import hcchat.cli.act.Director;
import hcchat.cli.act.Stage;
import hcchat.cli.command.TypedReader;
import hcchat.cli.room.Fate;
import hcchat.cli.room.Happening;
import hcchat.cli.room.Link;
import hcchat.cli.room.Moving;
import hcchat.cli.room.Sentences;
import hcchat.cli.screen.Item.Kind;
import hcchat.cli.screen.Key.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The chat on a whole screen: what it holds and how it answers keys and happenings. Knows no terminal; one thread.
final class FullScreen implements Stage {
    private static final long TWICE_WITHIN_MS = 2_000;
    private static final int PAGE = 100;

    private final Options options;
    private final LongSupplier clock;
    private final Executor screenThread;
    private final Conversation conversation;
    private final Viewport viewport;
    private final Editor editor = new Editor();
    private final Completion completion = new Completion();
    private final List<Pending> pending = new ArrayList<>();
    private final StatusBar status;
    private final Palette palette;
    private @Nullable Link link;
    private @Nullable Director director;
    private long lastRead;
    private long toldRead;
    private long paintedHead;
    private long lostAt;
    private long headWhenLost;
    private long interruptedAt;
    private boolean fetching;
    private boolean focused = true;
    private int width = 80;
    private int height = 24;
    private @Nullable Integer exit;
    private String farewell = "";

    FullScreen(
            Options options, Palette palette, Layout layout, LongSupplier clock, Executor screenThread, long lastRead) {
        this.options = options;
        this.palette = palette;
        this.clock = clock;
        this.screenThread = screenThread;
        this.lastRead = lastRead;
        this.conversation = new Conversation(clock);
        this.viewport = new Viewport(conversation, layout);
        this.status = new StatusBar(options, clock);
    }

    void linked(Link entered) {
        link = entered;
        director = new Director(entered, this);
    }

    void resize(int columns, int rows) {
        width = Math.max(20, columns);
        height = Math.max(3, rows);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// What to exit with, or null to go on.
    @Nullable
    Integer exit() {
        return exit;
    }

    /// What is said when the screen is gone.
    String farewell() {
        return farewell;
    }

    /// The number up to which the user has seen everything.
    long lastRead() {
        return Math.max(lastRead, viewport.follows() && focused ? conversation.head() : 0);
    }

    // --- what happens ---

    void happened(Happening happening) {
        if (director != null) {
            director.hear(happening);
        }
        boolean first = happening instanceof Happening.Entered && conversation.self() == null;
        // What came since the last picture will be on the next.
        conversation.happens(happening, seq -> viewport.shows(seq) || seq > paintedHead);
        switch (happening) {
            case Happening.Entered entered -> entered(first);
            case Happening.Posted posted -> {
                pending.removeIf(one -> one.seq == posted.seq());
                if (!(focused && viewport.follows()) && conversation.unreadCount() == 0) {
                    conversation.markUnread(posted.seq() - 1);
                }
            }
            case Happening.Stored stored -> pending.removeIf(one -> one.seq == stored.seq());
            case Happening.Lost lost -> lost(lost.nextTry());
            case Happening.CaughtUp caught -> caughtUp();
            case Happening.Doubt doubt -> status.doubt(doubt.code());
            case Happening.Ended ended -> ended(ended.code());
            default -> {}
        }
    }

    private void entered(boolean first) {
        status.entered();
        if (first && options.backlog() > 0 && conversation.head() > 0) {
            fetch(conversation.head() + 1, options.backlog(), true);
        }
    }

    private void lost(Duration nextTry) {
        if (lostAt == 0) {
            lostAt = clock.getAsLong();
            headWhenLost = conversation.head();
            conversation.notice(Kind.PLAIN, "Connection lost; what you say is kept until it is back.");
        }
        status.lost(nextTry);
    }

    private void caughtUp() {
        if (lostAt != 0 && status.isConnected()) {
            long seconds = Math.max(1, (clock.getAsLong() - lostAt) / 1_000);
            long meanwhile = conversation.head() - headWhenLost;
            lostAt = 0;
            conversation.notice(
                    Kind.PLAIN,
                    "Connected again after " + seconds + " s; "
                            + (meanwhile == 0 ? "nothing" : meanwhile == 1 ? "one event" : meanwhile + " events")
                            + " came meanwhile, and nothing is missing.");
        }
    }

    private void ended(String code) {
        if (!code.equals("left")) {
            farewell = Sentences.refused(code);
            exit = 1;
        }
    }

    private void fetch(long before, int limit, boolean opening) {
        Link room = link;
        if (room == null || fetching) {
            return;
        }
        fetching = true;
        var _ = room.older(before, limit)
                .thenAcceptAsync(
                        page -> {
                            fetching = false;
                            if (!page.failure().isEmpty()) {
                                conversation.notice(
                                        Kind.TROUBLE,
                                        "Older messages couldn't be fetched (" + page.failure() + "): /history"
                                                + " tries again.");
                                return;
                            }
                            conversation.remembers(page.events(), page.first(), page.end());
                            if (opening && lastRead > 0 && lastRead < conversation.head()) {
                                conversation.markUnread(lastRead);
                            }
                        },
                        screenThread);
    }

    // --- what is typed ---

    void key(Key key) {
        status.choices(List.of());
        switch (key) {
            case Named.ENTER -> enter();
            case Named.TAB ->
                status.choices(completion.complete(editor, conversation.people().nicks()));
            case Named.PAGE_UP -> {
                viewport.scroll(logHeight() - 1, width);
                olderIfAtTop();
            }
            case Named.PAGE_DOWN -> viewport.scroll(1 - logHeight(), width);
            case Named.INTERRUPT -> interrupt();
            case Named.END_OF_INPUT -> {
                if (editor.isEmpty()) {
                    quit();
                } else {
                    editor.take(Named.DELETE);
                }
            }
            case Named.FOCUSED -> focused = true;
            case Named.UNFOCUSED -> focused = false;
            default -> {
                if (editor.take(key)) {
                    tellTyping();
                }
            }
        }
    }

    private void enter() {
        String line = editor.take();
        viewport.follow();
        if (director == null) {
            return;
        }
        conversation.clearUnread();
        director.carryOut(TypedReader.read(line));
    }

    private void interrupt() {
        long now = clock.getAsLong();
        if (interruptedAt != 0 && now - interruptedAt < TWICE_WITHIN_MS) {
            quit();
            return;
        }
        interruptedAt = now;
        editor.clear();
        status.hint("Ctrl-C again leaves");
    }

    private void tellTyping() {
        boolean saying = !editor.isEmpty()
                && (!editor.text().startsWith("/") || editor.text().startsWith("/me "));
        if (saying && link != null) {
            link.typing();
        }
    }

    private void olderIfAtTop() {
        viewport.rows(width, logHeight());
        if (viewport.isAtTop()) {
            older();
        }
    }

    // --- Stage ---

    @Override
    public void note(String sentence) {
        conversation.notice(Kind.PLAIN, sentence);
    }

    @Override
    public void trouble(String sentence) {
        conversation.notice(Kind.TROUBLE, sentence);
    }

    @Override
    public void underWay(String text, CompletableFuture<Fate> fate) {
        underWay(new Pending(text, null), fate);
    }

    @Override
    public void underWay(String text, CompletableFuture<Fate> fate, Moving moving) {
        underWay(new Pending(text, moving), fate);
    }

    private void underWay(Pending one, CompletableFuture<Fate> fate) {
        pending.add(one);
        var _ = fate.thenAcceptAsync(outcome -> settled(one, outcome), screenThread);
    }

    /// Each picture looks by itself.
    @Override
    public void moved(Moving moving) {}

    @Override
    public Executor thread() {
        return screenThread;
    }

    private void settled(Pending one, Fate fate) {
        switch (fate) {
            case Fate.Done done -> {
                one.seq = done.seq();
                if (done.seq() == 0 || done.seq() <= conversation.head()) {
                    pending.remove(one);
                }
            }
            case Fate.Saved saved -> {
                pending.remove(one);
                note("Saved as " + saved.file());
            }
            case Fate.Failed failed -> {
                pending.remove(one);
                trouble("Not done: " + one.text + " — " + failed.sentence());
            }
        }
    }

    @Override
    public void older() {
        Long oldest = conversation.oldest();
        if (conversation.atBeginning()) {
            status.hint("Nothing older can be read");
        } else {
            fetch(oldest == null ? conversation.head() + 1 : oldest, PAGE, false);
        }
    }

    @Override
    public List<String> nicks() {
        return conversation.people().nicks();
    }

    @Override
    public void quit() {
        long unsent =
                pending.stream().filter(one -> one.seq == 0 && !one.moves()).count();
        farewell = unsent == 0
                ? ""
                : unsent + (unsent == 1 ? " message waits" : " messages wait") + " to be sent: with the next start.";
        if (pending.stream().anyMatch(Pending::moves)) {
            farewell = (farewell + " Files that were being sent go on with the next start.").strip();
        }
        exit = 0;
    }

    // --- what is to be seen ---

    /// @param rows from the top, coloured
    record Picture(List<String> rows, int cursorRow, int cursorColumn) {}

    private int logHeight() {
        return Math.max(1, height - 2 - Math.min(pending.size(), height / 3));
    }

    /// The screen as it is now; what is on it counts as read.
    Picture picture() {
        paintedHead = conversation.head();
        lastRead = lastRead();
        if (lastRead > toldRead && link != null && status.isConnected()) {
            toldRead = lastRead;
            link.seen(lastRead);
        }
        return new Frame(palette, width, height)
                .log(viewport.rows(width, logHeight()))
                .pending(pending, logHeight())
                .status(status.line(conversation, viewport.follows()))
                .prompt(conversation, options.nick(), editor);
    }
}
