package hcchat.cli.act;

import hcchat.cli.room.Fate;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What carrying out a command needs of whoever shows the room. Called on the thread that gives the commands.
public interface Stage {
    /// A sentence for the user.
    void note(String sentence);

    /// Something didn't work.
    void trouble(String sentence);

    /// Something is under way; `fate` completes on any thread.
    ///
    /// @param text what is said
    void underWay(String text, CompletableFuture<Fate> fate);

    /// Shows older messages.
    void older();

    List<String> nicks();

    void quit();
}
