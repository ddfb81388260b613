package hcchat.cli.room;

import hcchat.client.ChatClient;
import hcchat.client.ClientSettings;
import hcchat.client.Diary;
import hcchat.client.DiaryInUseException;
import hcchat.client.FileDiary;
import hcchat.client.HistoryOutcome;
import hcchat.client.InMemoryDiary;
import hcchat.client.JoinRequest;
import hcchat.client.Posting;
import hcchat.client.Room;
import hcchat.client.RoomSignal;
import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import hcchat.client.Told;
import hcchat.client.Words;
import hcchat.client.file.FileNote;
import hcchat.client.file.FileSettings;
import hcchat.client.file.Leftover;
import hcchat.client.file.Progress;
import hcchat.client.file.RoomFiles;
import hcchat.client.file.Transfer;
import hcchat.client.file.TransferOutcome;
import hcchat.room.AuthorId;
import hcchat.room.Role;
import hcchat.room.RoomEvent;
import hcchat.room.StateChange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one place that talks to the client library: one room of one server. Calls return at once.
public final class Link implements AutoCloseable {
    private final Translation translation = new Translation();
    private final Consumer<Happening> listener;
    private final Diary diary;
    private final ChatClient client;
    private final Room room;
    // Null where nothing is kept.
    private final @Nullable RoomFiles files;
    private final Set<UUID> ours = ConcurrentHashMap.newKeySet();

    private Link(Wish wish, Diary diary, Consumer<Happening> listener) throws Unlinked {
        this.listener = listener;
        this.diary = diary;
        this.client = ChatClient.open(
                ClientSettings.of(wish.server()).withRetry(Duration.ofMillis(250), Duration.ofSeconds(5)), diary);
        JoinRequest request = JoinRequest.of(wish.channel(), wish.nick());
        this.room = client.join(
                wish.passphrase() == null ? request : request.withPassphrase(wish.passphrase()), this::heard);
        this.files = files(wish);
        int left = diary.room(wish.channel()).letters().size();
        if (left > 0) {
            listener.accept(new Happening.LeftOver(left));
        }
    }

    /// Begins to enter the room and goes on trying until closed. Blocks while it reads what is kept.
    ///
    /// @param listener hears what happens, one at a time, on the client's threads; must not block
    /// @throws Unlinked if what is kept can't be used
    public static Link open(Wish wish, Consumer<Happening> listener) throws Unlinked {
        return new Link(wish, diary(wish), listener);
    }

    /// It can't begin, and the message is what to do about it.
    public static final class Unlinked extends Exception {
        private static final long serialVersionUID = 1;

        Unlinked(String sentence) {
            super(sentence);
        }
    }

    private static Diary diary(Wish wish) throws Unlinked {
        if (wish.state() == null) {
            return new InMemoryDiary();
        }
        try {
            return FileDiary.open(wish.state());
        } catch (DiaryInUseException inUse) {
            throw new Unlinked(
                    "Another client is in that channel with that nick, from the same folder of kept things: choose"
                            + " another --nick, or another --state.");
        } catch (IOException broken) {
            throw unusable(wish);
        }
    }

    private @Nullable RoomFiles files(Wish wish) throws Unlinked {
        if (wish.state() == null) {
            return null;
        }
        try {
            return RoomFiles.open(
                    room, FileSettings.of(wish.rest(), wish.state().resolve("files")));
        } catch (IOException broken) {
            client.close();
            diary.close();
            throw unusable(wish);
        }
    }

    private static Unlinked unusable(Wish wish) {
        return new Unlinked(
                "What is kept in " + wish.state() + " can't be read or written: --state names another folder.");
    }

    private void heard(RoomSignal signal) {
        synchronized (translation) {
            if (signal instanceof RoomSignal.NotDelivered lost
                    && !ours.contains(lost.unsent().id())) {
                listener.accept(new Happening.NotSaid(lost.code(), Sentences.refused(lost.code())));
            }
            translation.of(signal).forEach(listener);
        }
    }

    /// Says it as soon as there is a way, in the order of the calls, until its fate is known. It is kept until
    /// then, also when the program ends.
    public CompletableFuture<Fate> say(Saying saying) {
        Posting posting = room.post(saying);
        ours.add(posting.id());
        return posting.outcome().thenApply(outcome -> {
            ours.remove(posting.id());
            return fate(outcome);
        });
    }

    /// Whispers to who is called so now. Only the two are told, and it is stored nowhere.
    public CompletableFuture<Fate> whisper(String nick, String text) {
        return room.people().stream()
                .filter(person -> person.nick().equalsIgnoreCase(nick))
                .findFirst()
                .map(person -> say(new Saying.Whisper(person.author(), text)))
                .orElseGet(() -> CompletableFuture.completedFuture(failed("no_such_user")));
    }

    public CompletableFuture<Fate> changeNick(String nick) {
        return room.changeNick(nick).thenApply(Link::fate);
    }

    public CompletableFuture<Fate> changeColor(String color) {
        return room.changeColor(color).thenApply(Link::fate);
    }

    /// Does to somebody what keepers do, who is or was here.
    public CompletableFuture<Fate> keep(Deed deed, String nick) {
        return about(nick, whom -> switch (deed) {
            case KICK -> room.keeper().kick(whom);
            case BAN -> room.keeper().ban(whom, StateChange.FOREVER);
            case UNBAN -> room.keeper().unban(whom);
            case MUTE -> room.keeper().mute(whom, StateChange.FOREVER);
            case UNMUTE -> room.keeper().unmute(whom);
        });
    }

    public CompletableFuture<Fate> lock(boolean locked) {
        return room.keeper().lock(locked).thenApply(Link::fate);
    }

    /// Makes somebody something who is or was here.
    public CompletableFuture<Fate> role(String nick, Role role) {
        return about(nick, whom -> room.keeper().role(whom, role));
    }

    private CompletableFuture<Fate> about(String nick, Function<AuthorId, CompletableFuture<SendOutcome>> command) {
        AuthorId whom = room.people().stream()
                .filter(person -> person.nick().equalsIgnoreCase(nick))
                .map(hcchat.client.Person::author)
                .findFirst()
                .orElseGet(() -> known(nick));
        return whom == null
                ? CompletableFuture.completedFuture(failed("no_such_user"))
                : command.apply(whom).thenApply(Link::fate);
    }

    private @Nullable AuthorId known(String nick) {
        synchronized (translation) {
            return translation.called(nick);
        }
    }

    /// Lets the others know that something is being typed: to be called at each key.
    public void typing() {
        room.typing();
    }

    /// Lets the others know how far somebody has read.
    public void seen(long read) {
        room.seen(read, read);
    }

    /// Sends a file with what is said to it, straight to the store, and tells the room.
    public CompletableFuture<Fate> send(Path file, String caption, Progress progress) {
        return files == null ? noState() : ended(files.send(file, caption, progress));
    }

    /// Files that an earlier program was given to send.
    public CompletableFuture<List<Leftover>> leftOver() {
        RoomFiles kept = files;
        return kept == null
                ? CompletableFuture.completedFuture(List.of())
                : CompletableFuture.supplyAsync(kept::leftOver, Thread::startVirtualThread);
    }

    public CompletableFuture<Fate> resume(Leftover left, Progress progress) {
        return files == null ? noState() : ended(files.resume(left, progress));
    }

    /// Saves the file of message `of`.
    ///
    /// @param where a folder, or a file that isn't there yet
    public CompletableFuture<Fate> save(long of, Path where, Progress progress) {
        RoomFiles kept = files;
        if (kept == null) {
            return noState();
        }
        return room.history(of + 1, 1).thenCompose(outcome -> {
            if (!(outcome instanceof HistoryOutcome.Page page)) {
                return CompletableFuture.completedFuture(fate(((HistoryOutcome.NoPage) outcome).why()));
            }
            for (Told told : page.told()) {
                if (told instanceof Told.Said said
                        && said.from() == of
                        && said.event() instanceof RoomEvent.MessagePosted posted
                        && posted.attachment() != null
                        && said.words() instanceof Words.Opened words) {
                    FileNote note = FileNote.read(words.text());
                    return note == null
                            ? CompletableFuture.completedFuture(fileFailed("not_the_file"))
                            : ended(kept.save(posted.attachment(), note, where, progress));
                }
            }
            return CompletableFuture.completedFuture(fileFailed("no_file_there"));
        });
    }

    /// Stops all files that are under way.
    ///
    /// @return how many those are
    public int cancelFiles() {
        List<Transfer> all = files == null ? List.of() : files.underWay();
        all.forEach(Transfer::cancel);
        return all.size();
    }

    private static CompletableFuture<Fate> noState() {
        return CompletableFuture.completedFuture(fileFailed("no_state"));
    }

    private static CompletableFuture<Fate> ended(Transfer transfer) {
        return transfer.outcome().thenApply(outcome -> switch (outcome) {
            case TransferOutcome.Sent sent -> new Fate.Done(sent.seq());
            case TransferOutcome.Saved saved -> new Fate.Saved(saved.file());
            case TransferOutcome.Failed failed -> fileFailed(failed.code());
            case TransferOutcome.Cancelled cancelled -> fileFailed("cancelled");
            case TransferOutcome.Interrupted interrupted -> fileFailed("interrupted");
        });
    }

    private static Fate fileFailed(String code) {
        return new Fate.Failed(code, FileSentences.failed(code));
    }

    static Fate fate(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Acked acked -> new Fate.Done(acked.seq());
            case SendOutcome.Refused refused -> failed(refused.code());
            case SendOutcome.TryLater later -> failed(later.code());
            case SendOutcome.Unknown unknown -> failed("timeout");
        };
    }

    static Fate failed(String code) {
        return new Fate.Failed(code, Sentences.refused(code));
    }

    /// A page of older events.
    ///
    /// @param events oldest first
    /// @param first ask with it for the page before
    /// @param end nothing older can be read
    /// @param failure why there is no page, or empty
    public record Older(List<Happening.Stored> events, long first, boolean end, String failure) {}

    /// The events before `before`.
    public CompletableFuture<Older> older(long before, int limit) {
        return room.history(before, limit).thenApply(outcome -> switch (outcome) {
            case HistoryOutcome.Page page -> {
                synchronized (translation) {
                    List<Happening.Stored> events =
                            page.told().stream().map(translation::stored).toList();
                    Happening suspicion = translation.suspicion();
                    if (suspicion != null) {
                        listener.accept(suspicion);
                    }
                    yield new Older(events, page.first(), page.end(), "");
                }
            }
            case HistoryOutcome.NoPage none ->
                new Older(
                        List.of(), before, false, fate(none.why()) instanceof Fate.Failed failed ? failed.code() : "");
        });
    }

    @Override
    public void close() {
        if (files != null) {
            files.close();
        }
        client.close();
        diary.close();
    }
}
