package hcchat.client;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.FrameReader.Addressed;
import hcchat.room.AuthorId;
import hcchat.room.GoldenLines;
import hcchat.room.RoomId;
import hcchat.wire.Code;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// This client understands every frame of the golden files.
class ToldVectorsTest {
    private static final UUID ID = UUID.fromString("018f0e5a-7c00-7abc-8def-0123456789ab");
    private static final long TIME = 1_767_225_600_000L;
    private static final byte[] LINK = filled(32, 1);
    private static final Map<String, Class<? extends ServerFrame>> MEANT = Map.ofEntries(
            Map.entry("ack", ServerFrame.Ack.class),
            Map.entry("warn", ServerFrame.Warn.class),
            Map.entry("session", ServerFrame.Session.class),
            Map.entry("left", ServerFrame.Left.class),
            Map.entry("pong", ServerFrame.Other.class),
            Map.entry("onlineSet", ServerFrame.OnlineSet.class),
            Map.entry("onlineAdd", ServerFrame.Moment.class),
            Map.entry("onlineRemove", ServerFrame.Moment.class),
            Map.entry("updateUser", ServerFrame.Moment.class),
            Map.entry("typing", ServerFrame.Moment.class),
            Map.entry("seen", ServerFrame.Moment.class),
            Map.entry("invite", ServerFrame.Moment.class),
            Map.entry("whisper", ServerFrame.Whisper.class),
            Map.entry("gone", ServerFrame.Gone.class),
            Map.entry("replay", ServerFrame.Replay.class),
            Map.entry("synced", ServerFrame.Synced.class),
            Map.entry("resync", ServerFrame.Resync.class),
            Map.entry("page", ServerFrame.Page.class));

    private static Map<String, String> lines(String file) {
        return GoldenLines.read(Code.class, "vectors/told/" + file + ".txt");
    }

    private static ServerFrame frame(String file, String name) {
        return FrameReader.read(Objects.requireNonNull(lines(file).get(name), name))
                .frame();
    }

    private static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers", "room", "aside", "replay"})
    void every_frame_is_taken_for_what_it_is(String file) {
        lines(file).forEach((name, line) -> {
            Addressed read = FrameReader.read(line);
            String cmd = line.substring("{\"cmd\":\"".length(), line.indexOf('"', "{\"cmd\":\"".length()));

            boolean anonymous = cmd.equals("ack") && !line.contains("\"id\"");
            assertThat(read.frame())
                    .as(name)
                    .isInstanceOf(anonymous ? ServerFrame.Other.class : MEANT.getOrDefault(cmd, ServerFrame.class));
            assertThat(read.channel()).as(name).isEqualTo(line.contains("\"channel\":\"lobby\"") ? "lobby" : "");
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_warning_says_what_may_be_concluded(Code code) {
        SendOutcome concluded = switch (code.meaning()) {
            case REFUSED -> new SendOutcome.Refused(code.word());
            case TRY_LATER -> new SendOutcome.TryLater(code.word(), Duration.ofMillis(900));
            case UNKNOWN -> new SendOutcome.Unknown();
        };

        assertThat(frame("answers", "warn " + code.word())).isInstanceOfSatisfying(ServerFrame.Warn.class, warn -> {
            assertThat(warn.outcome()).isEqualTo(concluded);
            assertThat(warn.ref()).isEqualTo(ID);
        });
    }

    @Test
    void acknowledgements_say_what_was_stored() {
        assertThat(frame("answers", "ack")).isEqualTo(new ServerFrame.Ack(ID, 42, 1, TIME, false));
        assertThat(frame("answers", "ack of a repeat")).isEqualTo(new ServerFrame.Ack(ID, 42, 1, TIME, true));
        assertThat(frame("answers", "ack of what is not stored")).isEqualTo(new ServerFrame.Ack(ID, 0, 0, TIME, false));
    }

    @Test
    void who_is_there_and_where_the_room_is_follows_from_the_greeting() {
        assertThat(frame("room", "onlineSet")).isInstanceOfSatisfying(ServerFrame.OnlineSet.class, set -> {
            assertThat(set.room()).isEqualTo(new RoomId(1, 2));
            assertThat(set.author()).isEqualTo(new AuthorId(4, 5));
            assertThat(set.people()).extracting(Person::nick).containsExactly("bob", "alice");
            assertThat(set.epoch()).isEqualTo(1);
            assertThat(set.seq()).isEqualTo(41);
            assertThat(set.link()).isEqualTo(LINK);
            assertThat(set.key()).isEqualTo(filled(32, 2));
        });
        assertThat(frame("room", "onlineSet of an edge that was not told the key"))
                .isInstanceOfSatisfying(
                        ServerFrame.OnlineSet.class,
                        set -> assertThat(set.key()).isEmpty());
    }

    @Test
    void what_is_gone_keeps_its_digest_or_its_link() {
        assertThat(frame("room", "gone")).isInstanceOfSatisfying(ServerFrame.Gone.class, gone -> {
            assertThat(List.of(gone.from(), gone.to())).isEqualTo(List.of(7L, 7L));
            assertThat(gone.digest()).isEqualTo(filled(32, 4));
        });
        assertThat(frame("room", "gone, a run of more than 500"))
                .isInstanceOfSatisfying(ServerFrame.Gone.class, gone -> {
                    assertThat(List.of(gone.from(), gone.to())).isEqualTo(List.of(7L, 600L));
                    assertThat(gone.link()).isEqualTo(filled(32, 5));
                });
    }

    @Test
    void a_replay_says_where_it_begins_and_how_it_is_proven() {
        assertThat(frame("replay", "replay, truncated")).isInstanceOfSatisfying(ServerFrame.Replay.class, replay -> {
            assertThat(List.of(replay.from(), replay.to())).isEqualTo(List.of(12L, 10_011L));
            assertThat(replay.truncated()).isTrue();
            assertThat(replay.linkBefore()).isEqualTo(LINK);
        });
        assertThat(frame("replay", "synced, the answer to head"))
                .isInstanceOfSatisfying(ServerFrame.Synced.class, synced -> {
                    assertThat(synced.epoch()).isEqualTo(1);
                    assertThat(synced.seq()).isEqualTo(41);
                    assertThat(synced.link()).isEqualTo(LINK);
                    assertThat(synced.sig()).isEqualTo(filled(64, 6));
                    assertThat(synced.ref()).isEqualTo(ID);
                });
        assertThat(frame("replay", "resync")).isEqualTo(new ServerFrame.Resync(2, 17));
        assertThat(frame("replay", "page, the last one, asked without an id"))
                .isInstanceOfSatisfying(ServerFrame.Page.class, page -> {
                    assertThat(page.before()).isEqualTo(1);
                    assertThat(page.linkBefore()).isEqualTo(new byte[32]);
                    assertThat(page.end()).isTrue();
                });
    }
}
