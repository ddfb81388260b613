package hcchat.cli.plain;

import hcchat.cli.Options;
import hcchat.cli.act.Director;
import hcchat.cli.act.Stage;
import hcchat.cli.command.TypedReader;
import hcchat.cli.room.Fate;
import hcchat.cli.room.Happening;
import hcchat.cli.room.Link;
import hcchat.cli.room.Moving;
import hcchat.cli.room.Person;
import hcchat.cli.room.Sentences;
import hcchat.cli.room.Wish;
import hcchat.cli.text.Shown;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The chat for terminals that can't move their cursor, and for outputs that aren't terminals: what happens is printed,
/// line after line; what is typed is read in lines.
public final class LineChat implements Stage {
    // More than a replay brings.
    private static final int MOST_WAITING = 65_536;
    private static final int PAGE = 100;
    private static final long FILES_LOOK_MS = 100;

    private final Options options;
    private final PrintStream out;
    private final Lines lines = new Lines(ZoneId.systemDefault());
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>(MOST_WAITING);
    private CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> files = CompletableFuture.completedFuture(null);
    private List<String> nicks = new ArrayList<>();
    private @Nullable Link link;
    private @Nullable Director director;
    private @Nullable Integer exit;
    private boolean entered;
    private boolean hurried;
    private long oldest;

    public LineChat(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /// Until the input ends or the user leaves.
    ///
    /// @return what the program exits with
    public int run(Wish wish, BufferedReader typed) throws InterruptedException, Link.Unlinked {
        try (Link room = Link.open(wish, happening -> work.add(() -> happened(happening)))) {
            link = room;
            director = new Director(room, this);
            Thread.ofPlatform().daemon().name("typed").start(() -> read(typed));
            while (exit == null) {
                work.take().run();
            }
            if (!hurried) {
                finishFiles();
            }
            answered.get(options.patience().toMillis(), TimeUnit.MILLISECONDS);
            return exit;
        } catch (TimeoutException late) {
            out.println("· " + Sentences.refused("timeout"));
            return 1;
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// They take as long as they take, and end by themselves when nothing moves any more.
    private void finishFiles() throws InterruptedException {
        while (!files.isDone()) {
            Runnable next = work.poll(FILES_LOOK_MS, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
        }
        work.forEach(Runnable::run);
    }

    private void read(BufferedReader typed) {
        try {
            for (String line = typed.readLine(); line != null; line = typed.readLine()) {
                String one = line;
                work.put(() -> director().carryOut(TypedReader.read(one)));
            }
            work.put(this::end);
        } catch (IOException gone) {
            work.add(this::end);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Director director() {
        return Objects.requireNonNull(director);
    }

    private void happened(Happening happening) {
        director().hear(happening);
        lines.of(happening).forEach(out::println);
        switch (happening) {
            case Happening.Entered in -> {
                nicks = new ArrayList<>(in.people().stream().map(Person::nick).toList());
                if (!entered) {
                    entered = true;
                    oldest = in.seq() + 1;
                    if (options.backlog() > 0 && in.seq() > 0) {
                        fetch(options.backlog());
                    }
                }
            }
            case Happening.Stored stored -> oldest = oldest == 0 ? stored.seq() : Math.min(oldest, stored.seq());
            case Happening.Came came -> nicks.add(came.who().nick());
            case Happening.Went went -> nicks.remove(went.who().nick());
            case Happening.Ended ended -> {
                out.println("· " + Sentences.refused(ended.code()));
                exit = 1;
            }
            default -> {}
        }
        out.flush();
    }

    private void fetch(int limit) {
        if (link != null) {
            var _ = link.older(oldest, limit).thenAcceptAsync(this::past, work::add);
        }
    }

    private void past(Link.Older page) {
        for (Happening.Stored event : page.events()) {
            // What came meanwhile is printed already.
            if (event.seq() < oldest) {
                lines.of(event).forEach(out::println);
            }
        }
        oldest = Math.min(oldest, page.first());
        if (page.end()) {
            out.println("· nothing older can be read");
        }
        out.flush();
    }

    @Override
    public void note(String sentence) {
        out.println("· " + Shown.line(sentence));
        out.flush();
    }

    @Override
    public void trouble(String sentence) {
        note(sentence);
    }

    @Override
    public void underWay(String text, CompletableFuture<Fate> fate) {
        CompletableFuture<Void> answer = fate.thenAccept(outcome -> work.add(() -> {
            if (outcome instanceof Fate.Failed failed) {
                trouble("Not done: " + text + " — " + failed.sentence());
            }
        }));
        answered = answered.thenCombine(answer, (_, _) -> null);
    }

    @Override
    public void underWay(String text, CompletableFuture<Fate> fate, Moving moving) {
        CompletableFuture<Void> ended = fate.thenAccept(outcome -> work.add(() -> {
            switch (outcome) {
                case Fate.Done sent -> note(moving.name() + ": sent");
                case Fate.Saved saved -> note("Saved as " + saved.file());
                case Fate.Failed failed -> trouble("Not done: " + text + " — " + failed.sentence());
            }
        }));
        files = files.thenCombine(ended, (_, _) -> null);
    }

    @Override
    public void moved(Moving moving) {
        String now = moving.text();
        work.add(() -> note(now));
    }

    @Override
    public Executor thread() {
        return work::add;
    }

    @Override
    public void older() {
        fetch(PAGE);
    }

    @Override
    public List<String> nicks() {
        return nicks;
    }

    /// Files that are being sent go on with the next start.
    @Override
    public void quit() {
        hurried = true;
        end();
    }

    private void end() {
        exit = 0;
    }
}
