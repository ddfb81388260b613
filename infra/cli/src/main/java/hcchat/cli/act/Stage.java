package hcchat.cli.act;

import hcchat.cli.room.Fate;
import hcchat.cli.room.Moving;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

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

    /// A file is under way; `fate` completes on any thread.
    ///
    /// @param text what was wanted
    void underWay(String text, CompletableFuture<Fate> fate, Moving moving);

    /// A file has come further. Called on any thread.
    void moved(Moving moving);

    /// The thread that gives the commands.
    Executor thread();

    /// Shows older messages.
    void older();

    List<String> nicks();

    void quit();
}
