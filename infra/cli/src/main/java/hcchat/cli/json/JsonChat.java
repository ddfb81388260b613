package hcchat.cli.json;

import hcchat.cli.Options;
import hcchat.cli.command.Typed;
import hcchat.cli.room.Fate;
import hcchat.cli.room.Happening;
import hcchat.cli.room.Link;
import hcchat.cli.room.Moving;
import hcchat.cli.room.Sentences;
import hcchat.cli.room.Wish;
import hcchat.client.Saying;
import hcchat.client.file.Leftover;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The chat for scripts: events out, commands in, a JSON object a line. Ends when its input does, after the last
/// acknowledgement.
public final class JsonChat {
    // More than a replay brings.
    private static final int MOST_WAITING = 65_536;
    private static final long FILES_LOOK_MS = 100;

    private final Options options;
    private final PrintStream out;
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<Runnable> untilEntered = new ArrayList<>();
    private CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);
    private @Nullable Link room;
    private @Nullable Integer exit;
    private boolean entered;
    private boolean hurried;
    private CompletableFuture<Void> files = CompletableFuture.completedFuture(null);
    private boolean failed;
    private long head;

    public JsonChat(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /// @return what the program exits with: 0 when all that was commanded was done
    public int run(Wish wish, BufferedReader commands) throws InterruptedException, Link.Unlinked {
        try (Link link = Link.open(wish, happening -> work.add(() -> happened(happening)))) {
            room = link;
            Thread.ofPlatform().daemon().name("commands").start(() -> read(commands, link));
            while (exit == null) {
                work.take().run();
            }
            if (exit == 0) {
                finish();
            }
            return failed ? 1 : exit;
        } catch (TimeoutException late) {
            String sentence = entered ? Sentences.refused("timeout") : Sentences.unreachable(options.server());
            print(EventJson.object("ended").put("code", "timeout").put("sentence", sentence));
            return 1;
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// Waits for what is under way, and for the way in where something waits for that.
    private void finish() throws InterruptedException, TimeoutException, ExecutionException {
        long deadline = System.nanoTime() + options.patience().toNanos();
        while (!untilEntered.isEmpty()) {
            Runnable next = work.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new TimeoutException();
            }
            next.run();
        }
        answered.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        // They take as long as they take, and end by themselves when nothing moves any more.
        while (!files.isDone() && !hurried) {
            Runnable next = work.poll(FILES_LOOK_MS, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
        }
        work.forEach(Runnable::run);
    }

    private void read(BufferedReader commands, Link link) {
        try {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                if (!line.isBlank()) {
                    Order order = Order.read(line);
                    work.put(() -> obey(order, link));
                }
            }
            work.put(this::leave);
        } catch (IOException gone) {
            work.add(this::leave);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        exit = 0;
    }

    private void happened(Happening happening) {
        print(EventJson.of(happening));
        switch (happening) {
            case Happening.Entered in -> {
                if (!entered && room != null) {
                    Link link = room;
                    var _ = link.leftOver().thenAcceptAsync(left -> resume(left, link), work::add);
                }
                entered = true;
                head = Math.max(head, in.seq());
                untilEntered.forEach(Runnable::run);
                untilEntered.clear();
            }
            case Happening.Stored stored -> head = Math.max(head, stored.seq());
            case Happening.Ended ended -> {
                untilEntered.clear();
                exit = 1;
            }
            default -> {}
        }
    }

    private void obey(Order order, Link link) {
        switch (order.typed()) {
            case Typed.Say say -> underWay(order, link.say(new Saying.Chat(say.text(), say.re())));
            case Typed.Emote emote -> underWay(order, link.say(new Saying.Emote(emote.text())));
            case Typed.Edit edit -> underWay(order, link.say(new Saying.Edit(edit.of(), edit.text())));
            case Typed.Delete delete -> underWay(order, link.say(new Saying.Delete(delete.of())));
            case Typed.React react -> underWay(order, link.say(new Saying.React(react.of(), react.text())));
            case Typed.Whisper whisper -> underWay(order, link.whisper(whisper.nick(), whisper.text()));
            case Typed.Send send -> {
                Moving moving = moving(order, send.path());
                moves(order, link.send(Path.of(send.path()), send.caption(), moving));
            }
            case Typed.Save save -> {
                Moving moving = moving(order, "");
                moves(order, link.save(save.of(), Path.of(save.where()), moving));
            }
            case Typed.Cancel cancel -> link.cancelFiles();
            case Typed.Nick nick -> underWay(order, link.changeNick(nick.nick()));
            case Typed.Color color -> underWay(order, link.changeColor(color.color()));
            case Typed.Keep keep -> underWay(order, link.keep(keep.deed(), keep.whom()));
            case Typed.Lock lock -> underWay(order, link.lock(lock.locked()));
            case Typed.GiveRole given -> underWay(order, link.role(given.whom(), given.role()));
            case Typed.History history -> {
                if (entered) {
                    history(order, link);
                } else {
                    untilEntered.add(() -> history(order, link));
                }
            }
            case Typed.Quit quit -> {
                hurried = true;
                leave();
            }
            case Typed.Malformed malformed -> result(order, new Fate.Failed("bad_command", malformed.sentence()));
            case Typed.WhisperBack _, Typed.Who _, Typed.Help _, Typed.Nothing _ ->
                throw new IllegalStateException("no command of scripts");
        }
    }

    private void underWay(Order order, CompletableFuture<Fate> fate) {
        answers(fate.thenAccept(outcome -> work.add(() -> result(order, outcome))));
    }

    private Moving moving(Order order, String name) {
        return new Moving(name, now -> {
            ObjectNode progress = EventJson.of(order.ref(), now);
            work.add(() -> print(progress));
        });
    }

    private void moves(Order order, CompletableFuture<Fate> fate) {
        CompletableFuture<Void> ended = fate.thenAccept(outcome -> work.add(() -> result(order, outcome)));
        files = files.thenCombine(ended, (_, _) -> null);
    }

    /// What an earlier program was given to send goes on; its results have no `ref` of this one's.
    private void resume(List<Leftover> left, Link link) {
        for (Leftover file : left) {
            Order order = new Order(null, new Typed.Send(file.name(), ""), 0, 0);
            print(EventJson.object("left_over").put("file", file.name()).put("bytes", file.bytes()));
            moves(order, link.resume(file, moving(order, file.name())));
        }
    }

    private void answers(CompletableFuture<Void> answer) {
        answered = answered.thenCombine(answer, (_, _) -> null);
    }

    private void result(Order order, Fate fate) {
        ObjectNode json = EventJson.object("result");
        if (order.ref() != null) {
            json.put("ref", order.ref());
        }
        switch (fate) {
            case Fate.Done done -> json.put("ok", true).put("seq", done.seq());
            case Fate.Saved saved ->
                json.put("ok", true).put("file", saved.file().toString());
            case Fate.Failed why -> {
                failed = true;
                json.put("ok", false).put("code", why.code()).put("sentence", why.sentence());
            }
        }
        print(json);
    }

    private void history(Order order, Link link) {
        long before = order.before() == 0 ? head + 1 : order.before();
        answers(link.older(before, order.limit()).thenAccept(page -> work.add(() -> page(order, page))));
    }

    private void page(Order order, Link.Older page) {
        page.events().forEach(event -> print(EventJson.of(event).put("past", true)));
        ObjectNode json = EventJson.object("page");
        if (order.ref() != null) {
            json.put("ref", order.ref());
        }
        json.put("ok", page.failure().isEmpty()).put("first", page.first()).put("end", page.end());
        if (!page.failure().isEmpty()) {
            failed = true;
            json.put("code", page.failure());
        }
        print(json);
    }

    private void print(ObjectNode event) {
        out.println(EventJson.line(event));
        out.flush();
    }
}
