package hcchat.harness;

import hcchat.client.ChatClient;
import hcchat.client.ClientSettings;
import hcchat.client.FileDiary;
import hcchat.client.JoinRequest;
import hcchat.client.Posting;
import hcchat.client.Room;
import hcchat.client.RoomSignal;
import hcchat.client.Saying;
import hcchat.client.Told;
import hcchat.client.Unsent;
import hcchat.client.Words;
import hcchat.client.crypto.Passphrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A program that says 1, 2, 3, … in a room with a passphrase, and is there to be killed: started again with the same
/// folder it goes on. In its folder, `ledger` has a line for each thing that happened to it.
public final class Diarist {
    private static final int AT_ONCE = 4;
    private static final long PATIENCE_S = 60;

    private final Path folder;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();

    private Diarist(Path folder) {
        this.folder = folder;
    }

    /// Starts one in a process of its own. It says `ready` when it begins to speak, and `done` when all is said.
    public static ChildJvm start(URI server, Path folder, String channel, String passphrase, int last) {
        return ChildJvm.start(
                Diarist.class.getName(),
                List.of(server.toString(), folder.toString(), channel, passphrase, Integer.toString(last)),
                Map.of(),
                folder.resolve("output"));
    }

    /// What happened so far: `start`, `said N ID`, `told SEQ N`, `trouble …`.
    public static List<String> ledger(Path folder) {
        try {
            Path file = folder.resolve("ledger");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        Diarist diarist = new Diarist(folder);
        diarist.note("start");
        ClientSettings settings =
                ClientSettings.of(URI.create(arguments[0])).withRetry(Duration.ofMillis(20), Duration.ofMillis(500));
        try (FileDiary diary = FileDiary.open(FileDiary.folder(folder, settings.server(), "alice"));
                ChatClient client = ChatClient.open(settings, diary);
                Passphrase passphrase = Passphrase.of(arguments[3].toCharArray())) {
            JoinRequest request = JoinRequest.of(arguments[2], "alice").withPassphrase(passphrase);
            boolean first = diary.room(arguments[2]).place() == null;
            Room room = client.join(first ? request.withAfter(0) : request, diarist::hear);
            diarist.speak(room, Integer.parseInt(arguments[4]));
        }
        System.out.println("done");
    }

    private void speak(Room room, int last) throws Exception {
        // Not before all is told that was said: also what an earlier run said and had no time to write down.
        caughtUp.get(PATIENCE_S, TimeUnit.SECONDS);
        int next = 1 + Math.max(highest(room.outbox()), highestInLedger());
        System.out.println("ready");
        Deque<Posting> underWay = new ArrayDeque<>();
        for (int number = next; number <= last; number++) {
            Posting posting = room.post(new Saying.Chat(Integer.toString(number)));
            posting.kept().get(PATIENCE_S, TimeUnit.SECONDS);
            note("said " + number + " " + posting.id());
            underWay.add(posting);
            if (underWay.size() > AT_ONCE) {
                underWay.remove().outcome().get(PATIENCE_S, TimeUnit.SECONDS);
            }
        }
        Await.until(
                "all is sent",
                Duration.ofSeconds(PATIENCE_S),
                () -> room.outbox().isEmpty());
        Await.until("all is told", Duration.ofSeconds(PATIENCE_S), () -> highestInLedger() >= last);
    }

    private static int highest(List<Unsent> outbox) {
        return outbox.stream()
                .mapToInt(unsent -> Integer.parseInt(((Saying.Chat) unsent.saying()).text()))
                .max()
                .orElse(0);
    }

    private int highestInLedger() {
        return ledger(folder).stream()
                .filter(line -> line.startsWith("said ") || line.startsWith("told "))
                .mapToInt(line -> Integer.parseInt(line.split(" ")[line.startsWith("said ") ? 1 : 2]))
                .max()
                .orElse(0);
    }

    private void hear(RoomSignal signal) {
        switch (signal) {
            case Told.Said said -> note("told " + said.from() + " " + ((Words.Opened) said.words()).text());
            case RoomSignal.Synced _ -> caughtUp.complete(null);
            case RoomSignal.Distrusted _, RoomSignal.OutOfTurn _, RoomSignal.NotDelivered _, RoomSignal.Ended _ ->
                note("trouble " + signal);
            default -> {}
        }
    }

    /// One write, so that a line is there or not.
    private synchronized void note(String line) {
        try {
            Files.writeString(
                    folder.resolve("ledger"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
