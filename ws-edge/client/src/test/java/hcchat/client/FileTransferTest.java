package hcchat.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.crypto.Opened;
import hcchat.client.crypto.Passphrase;
import hcchat.client.crypto.Place;
import hcchat.client.crypto.RoomCipher;
import hcchat.client.crypto.RoomKeys;
import hcchat.client.file.FileNote;
import hcchat.client.file.FileSettings;
import hcchat.client.file.Leftover;
import hcchat.client.file.Progress;
import hcchat.client.file.RoomFiles;
import hcchat.client.file.Transfer;
import hcchat.client.file.TransferOutcome;
import hcchat.room.Attachment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Files through a store that fails, and a room that is told of them.
@Timeout(120)
class FileTransferTest {
    private static final Passphrase SHARED = Passphrase.of("four words of ours".toCharArray());
    private static final RoomKeys KEYS = RoomKeys.derive(SHARED, new ScriptedRoom().salt);
    private static final Progress NOBODY = (step, done, bytes) -> {};
    private static final int MIB = 1024 * 1024;

    private final ScriptedRoom room = new ScriptedRoom();
    private final RoomCipher member = new RoomCipher(KEYS, new SecureRandom());

    @TempDir
    private Path folder;

    private AttachmentServer server;
    private Scene scene;
    private RoomFiles files;

    @AfterAll
    static void wipe() {
        KEYS.close();
        SHARED.close();
    }

    private static JoinRequest request() {
        return JoinRequest.of(ScriptedRoom.CHANNEL, "alice").withPassphrase(SHARED);
    }

    @BeforeEach
    void enter() throws Exception {
        server = new AttachmentServer();
        scene = new Scene(room, request(), (passphrase, salt) -> KEYS.copy());
        scene.letIn();
        scene.heard.next(RoomSignal.Entered.class);
        files = open();
    }

    @AfterEach
    void leave() throws Exception {
        files.close();
        scene.close();
        server.close();
    }

    private RoomFiles open() throws IOException {
        return RoomFiles.open(
                scene.lobby,
                FileSettings.of(server.rest(), folder.resolve("state"))
                        .withRetry(Duration.ofMillis(1), Duration.ofMillis(20))
                        .withPatience(Duration.ofSeconds(20))
                        .withStall(Duration.ofSeconds(5)));
    }

    /// The program ends, and another one begins.
    private void restart() throws Exception {
        files.close();
        scene.restart(request());
        scene.letIn();
        scene.heard.next(RoomSignal.Entered.class);
        files = open();
    }

    private Path file(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    private static TransferOutcome outcome(Transfer transfer) throws Exception {
        return transfer.outcome().get(60, SECONDS);
    }

    /// What the room is told of a file.
    private record Heard(Attachment attachment, FileNote note) {}

    private Heard told() throws InterruptedException {
        JsonNode said = scene.peer.hear(60);
        UUID id = UUID.fromString(said.path("id").stringValue(""));
        scene.peer.say(room.ack(id, 1, false));
        String envelope = said.path("text").stringValue("");
        Place place = new Place(room.id(), "attachment", id, room.alice(), null, null, null);
        String text = ((Opened.Text) member.reopen(place, envelope)).text();
        return new Heard(StoredFrames.attachment(said.path("attachment")), Objects.requireNonNull(FileNote.read(text)));
    }

    private List<Path> state() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("state"))) {
            return all.toList();
        }
    }

    private Heard sent(Path file) throws Exception {
        Transfer transfer = files.send(file, "look", NOBODY);
        Heard heard = told();
        assertThat(outcome(transfer)).isEqualTo(new TransferOutcome.Sent(1));
        return heard;
    }

    private Path saved(Heard heard, Path where) throws Exception {
        TransferOutcome outcome = outcome(files.save(heard.attachment(), heard.note(), where, NOBODY));
        assertThat(outcome).isInstanceOf(TransferOutcome.Saved.class);
        return ((TransferOutcome.Saved) outcome).file();
    }

    private Path inbox() throws IOException {
        return Files.createDirectories(folder.resolve("inbox"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 70_000, 999_984, 2 * MIB, 16 * MIB + 1})
    void a_file_arrives_as_it_was_sent(int bytes) throws Exception {
        Path file = file("photo.JPG", bytes);
        Heard heard = sent(file);

        assertThat(heard.attachment().mime()).isEqualTo("image/jpeg");
        assertThat(heard.note().name()).isEqualTo("photo.JPG");
        assertThat(heard.note().bytes()).isEqualTo(bytes);
        assertThat(heard.note().caption()).isEqualTo("look");
        assertThat(server.objects.get(heard.attachment().objectKey()))
                .hasSize((int) heard.attachment().bytes());
        assertThat(saved(heard, inbox())).hasSameBinaryContentAs(file).hasFileName("photo.JPG");
        assertThat(state()).isEmpty();
    }

    @Test
    void nothing_of_a_file_is_in_clear_where_it_is_put_or_kept() throws Exception {
        Path file = Files.writeString(folder.resolve("secret-name.txt"), "known words ".repeat(10_000));
        server.cutAfter = 1_000;
        server.cuts.set(1_000_000);
        files.send(file, "a caption of ours", NOBODY);
        await(() -> server.cuts.get() < 1_000_000);
        for (Path kept : state()) {
            assertThat(new String(Files.readAllBytes(kept), StandardCharsets.ISO_8859_1))
                    .doesNotContain("known words", "secret-name", "a caption");
        }
        assertThat(state()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void an_upload_that_is_cut_goes_on_with_the_parts_that_are_missing() throws Exception {
        Path file = file("film.mp4", 2 * MIB);
        server.cutAfter = 30_000;
        server.cuts.set(5);
        Heard heard = sent(file);

        assertThat(server.asksOf("PUT store")).hasSize(22 + 4);
        assertThat(saved(heard, inbox())).hasSameBinaryContentAs(file);
    }

    @Test
    void an_address_that_is_too_old_is_asked_for_anew() throws Exception {
        Path file = file("a.png", 5_000);
        server.expired.set(2);
        assertThat(saved(sent(file), inbox())).hasSameBinaryContentAs(file);
    }

    @Test
    void a_store_that_is_away_is_waited_for() throws Exception {
        server.problem = "unavailable";
        server.problems.set(4);
        Path file = file("a.png", 5_000);
        assertThat(saved(sent(file), inbox())).hasSameBinaryContentAs(file);
    }

    @Test
    void what_an_earlier_program_had_begun_to_send_goes_on_where_it_was() throws Exception {
        Path file = file("film.mp4", 2 * MIB);
        Transfer begun = files.send(file, "look", (step, done, bytes) -> {
            if (step == Progress.Step.SENDING && done > MIB) {
                server.cutAfter = 10;
                server.cuts.set(1_000_000);
            }
        });
        await(() -> server.cuts.get() > 0);
        restart();
        assertThat(outcome(begun)).isEqualTo(new TransferOutcome.Interrupted());
        long there = server.storedParts();
        server.cuts.set(0);
        int before = server.asksOf("PUT store").size();
        // The sealed one is what counts, whatever became of it.
        Files.delete(file);

        List<Leftover> left = files.leftOver();
        assertThat(left).singleElement().extracting(Leftover::name).isEqualTo("film.mp4");
        Transfer resumed = files.resume(left.getFirst(), NOBODY);
        Heard heard = told();
        assertThat(outcome(resumed)).isEqualTo(new TransferOutcome.Sent(1));
        assertThat(there).isPositive();
        assertThat(server.asksOf("PUT store")).hasSizeLessThanOrEqualTo(before + 22 - (int) there);
        assertThat(saved(heard, inbox())).hasSameBinaryContentAs(file("again.mp4", 2 * MIB));
        assertThat(files.leftOver()).isEmpty();
    }

    @Test
    void what_was_collected_meanwhile_is_put_elsewhere() throws Exception {
        Path file = file("film.mp4", 2 * MIB);
        server.cutAfter = 10;
        server.cuts.set(1_000_000);
        files.send(file, "", NOBODY);
        await(() -> server.cuts.get() < 1_000_000);
        restart();
        server.collect();
        server.cuts.set(0);
        Transfer resumed = files.resume(files.leftOver().getFirst(), NOBODY);
        Heard heard = told();
        assertThat(outcome(resumed)).isEqualTo(new TransferOutcome.Sent(1));
        assertThat(saved(heard, inbox())).hasSameBinaryContentAs(file);
    }

    @Test
    void a_message_whose_file_was_collected_is_told_anew_with_its_file() throws Exception {
        Path file = file("a.png", 5_000);
        Transfer transfer = files.send(file, "", NOBODY);
        String first = scene.peer.hear("chat").path("id").stringValue("");
        scene.peer.say("{\"cmd\":\"warn\",\"channel\":\"lobby\",\"refused\":\"chat\",\"ref\":\"" + first
                + "\",\"code\":\"no_such_attachment\",\"text\":\"\"}");
        Heard heard = told();
        assertThat(outcome(transfer)).isEqualTo(new TransferOutcome.Sent(1));
        assertThat(server.objects).hasSize(2);
        assertThat(saved(heard, inbox())).hasSameBinaryContentAs(file);
    }

    @Test
    void a_cancelled_send_leaves_nothing_behind() throws Exception {
        server.cutAfter = 10;
        server.cuts.set(1_000_000);
        Transfer transfer = files.send(file("film.mp4", 2 * MIB), "", NOBODY);
        await(() -> server.cuts.get() < 1_000_000);
        transfer.cancel();
        assertThat(outcome(transfer)).isEqualTo(new TransferOutcome.Cancelled());
        assertThat(state()).isEmpty();
        assertThat(server.asksOf("DELETE")).hasSize(1);
        assertThat(files.leftOver()).isEmpty();
    }

    @Test
    void a_download_that_is_cut_goes_on_where_it_was() throws Exception {
        Path file = file("film.mp4", 900_000);
        Heard heard = sent(file);
        server.cutAfter = 200_000;
        server.cuts.set(3);
        assertThat(saved(heard, inbox())).hasSameBinaryContentAs(file);
        assertThat(server.asksOf("GET store")).hasSize(4);
    }

    @Test
    void a_download_goes_on_where_an_earlier_program_was() throws Exception {
        Path file = file("film.mp4", 900_000);
        Heard heard = sent(file);
        server.cutAfter = 400_000;
        server.cuts.set(1);
        server.problem = "unavailable";
        Transfer begun = files.save(heard.attachment(), heard.note(), inbox(), (step, done, bytes) -> {
            if (step == Progress.Step.FETCHING && done > 300_000) {
                server.problems.set(1_000_000);
            }
        });
        await(() -> server.problems.get() > 0 && server.cuts.get() == 0);
        restart();
        assertThat(outcome(begun)).isEqualTo(new TransferOutcome.Interrupted());
        server.problems.set(0);
        // Not enough for the whole file.
        server.cutAfter = 800_000;
        server.cuts.set(1);
        assertThat(saved(heard, inbox())).hasSameBinaryContentAs(file);
        assertThat(server.asksOf("GET store")).hasSize(2);
    }

    @Test
    void what_is_not_what_was_sealed_is_nowhere() throws Exception {
        Heard heard = sent(file("a.png", 90_000));
        byte[] object =
                Objects.requireNonNull(server.objects.get(heard.attachment().objectKey()));
        object[70_000] ^= 1;
        assertThat(outcome(files.save(heard.attachment(), heard.note(), inbox(), NOBODY)))
                .isEqualTo(new TransferOutcome.Failed("not_authentic"));
        assertThat(inbox()).isEmptyDirectory();
        assertThat(state()).isEmpty();
    }

    @Test
    void an_object_that_is_shorter_or_longer_than_told_is_refused() throws Exception {
        Heard heard = sent(file("a.png", 90_000));
        String key = heard.attachment().objectKey();
        byte[] object = Objects.requireNonNull(server.objects.get(key));
        for (int length : new int[] {80_000, 100_000}) {
            server.objects.put(key, Arrays.copyOf(object, length));
            assertThat(outcome(files.save(heard.attachment(), heard.note(), inbox(), NOBODY)))
                    .isEqualTo(new TransferOutcome.Failed("not_the_file"));
        }
        assertThat(inbox()).isEmptyDirectory();
    }

    @Test
    void another_file_of_the_room_does_not_pass_for_a_messages_own() throws Exception {
        Heard first = sent(file("a.png", 5_000));
        Heard second = sent(file("b.png", 5_000));
        assertThat(outcome(files.save(second.attachment(), first.note(), inbox(), NOBODY)))
                .isEqualTo(new TransferOutcome.Failed("not_the_file"));
    }

    @Test
    void nothing_is_written_over() throws Exception {
        Path file = file("a.png", 5_000);
        Heard heard = sent(file);
        assertThat(saved(heard, inbox())).hasFileName("a.png");
        assertThat(saved(heard, inbox())).hasFileName("a (2).png");
        Path taken = Files.writeString(folder.resolve("taken"), "mine");
        assertThat(outcome(files.save(heard.attachment(), heard.note(), taken, NOBODY)))
                .isEqualTo(new TransferOutcome.Failed("file_exists"));
        assertThat(taken).hasContent("mine");
        assertThat(saved(heard, folder.resolve("free"))).hasSameBinaryContentAs(file);
    }

    @Test
    void a_name_from_outside_leads_nowhere() throws Exception {
        Heard heard = sent(file("a.png", 5_000));
        FileNote hostile = new FileNote(
                "../../.ssh/\u001b[2J\u202eauthorized_keys", 5_000, heard.note().header(), "", null);
        assertThat(saved(new Heard(heard.attachment(), hostile), inbox()))
                .hasParent(inbox())
                .hasFileName("[2Jauthorized_keys");
    }

    @Test
    void what_cannot_be_sent_is_refused_before_the_server_is_asked() throws Exception {
        assertThat(outcome(files.send(folder.resolve("nothing"), "", NOBODY)))
                .isEqualTo(new TransferOutcome.Failed("no_such_file"));
        assertThat(outcome(files.send(folder, "", NOBODY))).isEqualTo(new TransferOutcome.Failed("not_a_file"));
        assertThat(outcome(files.send(file("a.png", 1), "x".repeat(40_000), NOBODY)))
                .isEqualTo(new TransferOutcome.Failed("caption_too_long"));
        assertThat(server.asked).isEmpty();
        assertThat(state()).isEmpty();
    }

    @Test
    void a_refusal_ends_it_and_leaves_nothing_behind() throws Exception {
        server.refusal = "quota_exceeded";
        assertThat(outcome(files.send(file("a.png", 5_000), "", NOBODY)))
                .isEqualTo(new TransferOutcome.Failed("quota_exceeded"));
        assertThat(state()).isEmpty();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it never came to that");
            }
            Thread.onSpinWait();
        }
    }
}
