package hcchat.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.room.Attachment;
import hcchat.room.AuthorId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiaryTest extends DiaryContract {
    @TempDir
    Path folder;

    @Override
    Diary diary() throws IOException {
        return FileDiary.open(folder.resolve("diary of alice"));
    }

    private Path file() {
        return folder.resolve("diary of alice").resolve("diary");
    }

    private Diary.RoomNotes lobby() throws IOException {
        try (Diary diary = diary()) {
            return diary.room("lobby");
        }
    }

    @Test
    void everything_is_there_when_it_is_opened_again() throws Exception {
        DiaryEntry.Kept sealed = new DiaryEntry.Kept(
                "lobby", new Letter(UUID.randomUUID(), new AuthorId(3, 4), new Saying.Edit(7, "E2EE:aGk=")), 5);
        try (Diary diary = diary()) {
            diary.keep(sealed).get(10, SECONDS);
            diary.note(place("lobby", 41));
            diary.note(new DiaryEntry.Token("lobby", "hcs1.one"));
            diary.note(new DiaryEntry.ServerKey(new byte[] {1, 2}));
            diary.note(new DiaryEntry.Proven("lobby", 1, 40, new byte[] {3}, new byte[] {4}));
            diary.note(new DiaryEntry.Doubt("lobby", true, 1, 39));
        }

        try (Diary diary = diary()) {
            Diary.RoomNotes lobby = diary.room("lobby");
            assertThat(lobby.letters()).containsExactly(sealed);
            assertThat(lobby.place()).usingRecursiveComparison().isEqualTo(place("lobby", 41));
            assertThat(lobby.token()).isEqualTo("hcs1.one");
            assertThat(lobby.proven())
                    .usingRecursiveComparison()
                    .isEqualTo(new DiaryEntry.Proven("lobby", 1, 40, new byte[] {3}, new byte[] {4}));
            assertThat(lobby.doubt()).isEqualTo(new DiaryEntry.Doubt("lobby", true, 1, 39));
            assertThat(diary.serverKey()).containsExactly(1, 2);
        }
    }

    @Test
    void whatever_can_be_posted_is_given_back_as_it_was() throws Exception {
        Attachment file = new Attachment(
                "rooms/x.bin",
                "image/png",
                7,
                new Attachment.Encryption("secretstream", "aGk=", 65_536),
                new Attachment.Thumbnail("rooms/y.bin", "image/png", 2, 3, 4));
        List<Saying> sayings = List.of(
                new Saying.Chat("one \n \u2028 \ud83d\udc4d"),
                new Saying.Chat("two", 7L),
                new Saying.Emote("three"),
                new Saying.File(file, "four"),
                new Saying.File(file, null),
                new Saying.Edit(8, "five"),
                new Saying.Delete(9),
                new Saying.React(10, ""),
                new Saying.Whisper(new AuthorId(5, 6), "six"));
        try (Diary diary = diary()) {
            for (Saying saying : sayings) {
                var _ = diary.keep(new DiaryEntry.Kept("lobby", new Letter(UUID.randomUUID(), null, saying), 1));
            }
        }

        assertThat(lobby().letters()).extracting(kept -> kept.letter().saying()).isEqualTo(sayings);
    }

    @Test
    void what_is_kept_is_in_the_file_at_once() throws Exception {
        DiaryEntry.Kept one = kept("lobby", "one");
        try (Diary diary = diary()) {
            diary.keep(one).get(10, SECONDS);

            assertThat(Files.readString(file())).contains(one.letter().id().toString());
        }
    }

    @Test
    void what_stood_before_a_cut_is_whole_wherever_it_was_cut() throws Exception {
        DiaryEntry.Kept one = kept("lobby", "one");
        DiaryEntry.Kept cut = kept("lobby", "\u00fc cut");
        DiaryEntry.Kept later = kept("lobby", "later");
        int whole;
        try (Diary diary = diary()) {
            diary.keep(one).get(10, SECONDS);
            whole = (int) Files.size(file());
            diary.keep(cut).get(10, SECONDS);
        }
        byte[] all = Files.readAllBytes(file());
        for (int length = whole; length < all.length; length++) {
            Files.write(file(), Arrays.copyOf(all, length));
            try (Diary diary = diary()) {
                assertThat(diary.room("lobby").letters())
                        .as("cut at %d", length)
                        .containsExactly(one);
                diary.keep(later).get(10, SECONDS);
            }
            assertThat(lobby().letters()).as("cut at %d", length).containsExactly(one, later);
        }
    }

    @Test
    void a_damaged_entry_is_passed_over_and_no_other() throws Exception {
        DiaryEntry.Kept one = kept("lobby", "one");
        DiaryEntry.Kept two = kept("lobby", "two");
        DiaryEntry.Kept three = kept("lobby", "three");
        try (Diary diary = diary()) {
            for (DiaryEntry.Kept kept : List.of(one, two, three)) {
                diary.keep(kept).get(10, SECONDS);
            }
        }
        String all = Files.readString(file());
        Files.writeString(file(), all.replace("two", "tvo"));

        assertThat(lobby().letters()).containsExactly(one, three);
    }

    @Test
    void stays_small_however_much_is_written() throws Exception {
        DiaryEntry.Kept stays = kept("lobby", "stays");
        try (Diary diary = diary()) {
            diary.keep(stays).get(10, SECONDS);
            for (int seq = 1; seq <= 200; seq++) {
                DiaryEntry.Kept goes = kept("lobby", "x".repeat(4_000));
                diary.note(place("lobby", seq));
                diary.keep(goes).get(10, SECONDS);
                diary.note(new DiaryEntry.Settled(goes.letter().id()));
            }
        }

        assertThat(Files.size(file())).isLessThan(100_000);
        assertThat(lobby().letters()).containsExactly(stays);
        assertThat(lobby().place()).extracting(DiaryEntry.Place::seq).isEqualTo(200L);
    }

    @Test
    void nobody_else_may_read_it() throws Exception {
        try (Diary diary = diary()) {
            diary.keep(kept("lobby", "x".repeat(80_000))).get(10, SECONDS);
            diary.keep(kept("lobby", "one")).get(10, SECONDS);

            for (String name : List.of("diary", "lock")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().resolveSibling(name))))
                        .isEqualTo("rw-------");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void open_once_at_a_time() throws Exception {
        try (Diary diary = diary()) {
            assertThatThrownBy(this::diary).isInstanceOf(DiaryInUseException.class);
            assertThat(diary.serverKey()).isEmpty();
        }

        diary().close();
    }

    @Test
    void a_diary_of_a_later_version_is_left_alone() throws Exception {
        diary().close();
        Files.writeString(file(), "hcchat diary 2\nwhatever\n");

        assertThatThrownBy(this::diary).isInstanceOf(IOException.class);
        assertThat(file()).hasContent("hcchat diary 2\nwhatever\n");
    }

    @Test
    void an_entry_of_a_later_kind_is_passed_over() throws Exception {
        DiaryEntry.Kept one = kept("lobby", "one");
        try (Diary diary = diary()) {
            diary.keep(one).get(10, SECONDS);
        }
        String line = "{\"is\":\"new\",\"channel\":\"lobby\"}";
        CRC32C crc = new CRC32C();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        Files.writeString(file(), "%08x %s\n".formatted(crc.getValue(), line), StandardOpenOption.APPEND);

        assertThat(lobby().letters()).containsExactly(one);
    }

    @Test
    void nothing_can_be_kept_in_a_closed_one() throws Exception {
        Diary diary = diary();
        diary.close();

        assertThat(diary.keep(kept("lobby", "late"))).isCompletedExceptionally();
    }

    @Test
    void servers_and_holders_have_folders_of_their_own_inside_the_base() {
        Path base = Path.of("base");
        URI server = URI.create("ws://localhost:3000/chat-ws");

        assertThat(FileDiary.folder(base, server, "alice"))
                .isNotEqualTo(FileDiary.folder(base, server, "bob"))
                .isNotEqualTo(FileDiary.folder(base, URI.create("ws://localhost:3001/chat-ws"), "alice"));
        for (String holder : List.of("..", ".", "", "a/b", "/", "\u0000", "*")) {
            Path inside = FileDiary.folder(base, server, holder).normalize();
            assertThat(inside.getParent()).isEqualTo(base.resolve("_localhost%3A3000"));
        }
    }
}
