package hcchat.cli.plain;

import hcchat.cli.Options;
import hcchat.cli.room.Fate;
import hcchat.cli.room.Happening;
import hcchat.cli.room.Link;
import hcchat.cli.room.Sentences;
import hcchat.cli.room.Wish;
import hcchat.client.Saying;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Says each line that comes in, as it is, and ends well when all of them are acknowledged.
public final class Pipe {
    // Lines on their way; the rest waits in the pipe.
    private static final int MOST_UNDER_WAY = 64;

    private final Options options;
    private final PrintStream complaints;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private volatile boolean entered;

    public Pipe(Options options, PrintStream complaints) {
        this.options = options;
        this.complaints = complaints;
    }

    /// @return what the program exits with
    public int run(Wish wish, BufferedReader lines) throws InterruptedException, Link.Unlinked {
        try (Link link = Link.open(wish, this::happened)) {
            Deque<CompletableFuture<Fate>> underWay = new ArrayDeque<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    underWay.add(link.say(new Saying.Chat(line)));
                }
                if (underWay.size() >= MOST_UNDER_WAY && !settled(underWay.remove())) {
                    return 1;
                }
            }
            while (!underWay.isEmpty()) {
                if (!settled(underWay.remove())) {
                    return 1;
                }
            }
            return 0;
        } catch (IOException broken) {
            complaints.println("The lines can't be read any further.");
            return 1;
        }
    }

    private void happened(Happening happening) {
        switch (happening) {
            case Happening.Entered in -> entered = true;
            case Happening.Ended end -> ended.complete(end.code());
            case Happening.Doubt doubt -> complaints.println(doubt.sentence());
            default -> {}
        }
    }

    private boolean settled(CompletableFuture<Fate> fate) throws InterruptedException {
        try {
            Object first =
                    CompletableFuture.anyOf(fate, ended).get(options.patience().toMillis(), TimeUnit.MILLISECONDS);
            return switch (first) {
                case Fate.Done done -> true;
                case Fate.Saved saved -> true;
                case Fate.Failed failed -> complain(failed.sentence());
                default -> complain(Sentences.refused(ended.join()));
            };
        } catch (TimeoutException late) {
            return complain(
                    entered
                            ? "Not acknowledged within " + options.patience().toSeconds()
                                    + " s: nobody knows whether it was said."
                            : Sentences.unreachable(options.server()));
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private boolean complain(String sentence) {
        complaints.println(sentence);
        return false;
    }
}
