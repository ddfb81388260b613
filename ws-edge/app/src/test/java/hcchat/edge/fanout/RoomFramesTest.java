package hcchat.edge.fanout;

import static hcchat.edge.fixture.Written.LOBBY;
import static hcchat.edge.fixture.Written.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Written;
import hcchat.room.Aside;
import hcchat.room.Attachment;
import hcchat.room.AuthorId;
import hcchat.room.Blind;
import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.GoldenLines;
import hcchat.room.Member;
import hcchat.room.Role;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.room.UpdateMode;
import hcchat.room.Who;
import hcchat.wire.Code;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What rooms tell their sockets is, byte for byte, what golden files say.
class RoomFramesTest {
    private static final RoomId ROOM = new RoomId(1, 2);
    private static final Member ALICE = new Member(
            new AuthorId(4, 5),
            "alice",
            1_234_567_890_123L,
            "Jnn+Nk",
            "ed5e95",
            null,
            100,
            "user",
            "3zFpd1VbUV1vTtY",
            false);
    private static final Member BOB =
            new Member(new AuthorId(6, 7), "bob", 7, "", null, "\u2B50", 999_999, "mod", "qq", null);
    private static final Who HER = Who.of(ALICE, "abc-_1");
    private static final Who HIM = Who.of(BOB, null);

    private final Map<String, String> written = new LinkedHashMap<>();

    private void write(String name, Consumer<FrameBuffer> frame) {
        written.put(name, Written.frame(FrameBuffer.frames(frame)));
    }

    private void writeAll(List<String> names, Consumer<FrameBuffer> frames) {
        List<String> each = Written.frames(FrameBuffer.frames(frames));
        assertThat(each).hasSameSizeAs(names);
        for (int i = 0; i < each.size(); i++) {
            written.put(names.get(i), each.get(i));
        }
    }

    private static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    @Test
    void what_hcchat_is_told_is_what_the_golden_file_says() {
        write("onlineSet", out -> onlineSet(out, filled(32, 2)));
        write("onlineSet of an edge that was not told the key", out -> onlineSet(out, null));
        write("onlineAdd", out -> HcFrames.onlineAdd(out, LOBBY, ALICE, TIME));
        write("onlineAdd of somebody with neither colour nor trip", out -> HcFrames.onlineAdd(out, LOBBY, BOB, TIME));
        write("updateUser", out -> HcFrames.updateUser(out, LOBBY, ALICE, TIME));
        write("onlineRemove", out -> HcFrames.onlineRemove(out, LOBBY, ALICE, TIME));
        StoredEvent stored = new StoredEvent(ROOM, 7, 1, 1, 1, filled(32, 4), 0, new byte[1]);
        write("gone", out -> HcFrames.stored(out, LOBBY, new Told(stored, null, null), false));
        write("gone, a run of more than 500", out -> HcFrames.goneRange(out, LOBBY, 7, 600, filled(32, 5)));

        assertThat(written).containsExactlyEntriesOf(GoldenLines.read(Code.class, "vectors/told/room.txt"));
    }

    private static void onlineSet(FrameBuffer out, byte @Nullable [] key) {
        WatchedRoom room = new WatchedRoom(ROOM, "lobby", 0);
        HcFrames.onlineSet(
                out, room, ALICE, List.of(BOB, ALICE), 1, 41, filled(32, 1), key, filled(16, 3), Role.MEMBER);
    }

    @Test
    void what_hack_chat_is_told_is_what_the_golden_file_says() {
        write("chat", out -> HackFrames.message(out, LOBBY, chat("hi \u00FC \"x\" \\ \n<b>"), HER));
        write("chat by somebody with neither colour nor trip", out -> HackFrames.message(out, LOBBY, chat("hi"), HIM));
        write("attachment", out -> HackFrames.message(out, LOBBY, attachment(), HIM));
        write("emote", out -> HackFrames.message(out, LOBBY, emote("waves"), HER));
        write("emote that begins with an apostrophe", out -> HackFrames.message(out, LOBBY, emote("'s here"), HIM));
        write("an edit", out -> HackFrames.updateMessage(out, LOBBY, "abc-_1", "better", HER, TIME));
        write("a delete", out -> HackFrames.updateMessage(out, LOBBY, "abc-_1", "", HER, TIME));
        for (UpdateMode mode : UpdateMode.values()) {
            Aside.Update update = new Aside.Update("abc-_1", mode, "better");
            write("an update, " + mode.word(), out -> HackFrames.updateMessage(out, LOBBY, HER, update, TIME));
        }
        write("onlineSet", out -> HackFrames.onlineSet(out, LOBBY, ALICE, List.of(BOB)));
        write("onlineAdd", out -> HackFrames.onlineAdd(out, LOBBY, ALICE, TIME));
        write("onlineRemove", out -> HackFrames.onlineRemove(out, LOBBY, ALICE, TIME));
        write("another colour", out -> HackFrames.changed(out, View.HACK, LOBBY, grey(), ALICE, TIME));
        String first = "another nick, to the first version: ";
        writeAll(
                List.of(first + "gone", first + "come", first + "said"),
                out -> HackFrames.changed(out, View.HACK, LOBBY, ALICE, ALICE.named("carol"), TIME));
        String second = "another nick, to the second version";
        writeAll(
                List.of(second, second + ": said"),
                out -> HackFrames.changed(out, View.HACK2, LOBBY, ALICE, ALICE.named("carol"), TIME));

        assertThat(written).containsExactlyEntriesOf(GoldenLines.read(Code.class, "vectors/told/hackchat-room.txt"));
    }

    private static Member grey() {
        return new Member(
                ALICE.author(),
                ALICE.nick(),
                ALICE.userId(),
                ALICE.trip(),
                "888888",
                ALICE.flair(),
                ALICE.level(),
                ALICE.userType(),
                ALICE.hash(),
                ALICE.isBot());
    }

    private static MessagePosted chat(String text) {
        return new MessagePosted(meta(), EventType.CHAT, null, text, null);
    }

    private static MessagePosted emote(String text) {
        return new MessagePosted(meta(), EventType.EMOTE, null, text, null);
    }

    private static MessagePosted attachment() {
        Attachment file =
                new Attachment("rooms/x.bin", "image/png", 9, new Attachment.Encryption("gcm", "aa", 0), null);
        return new MessagePosted(meta(), EventType.ATTACHMENT, null, null, file);
    }

    private static EventMeta meta() {
        return new EventMeta(1, new UUID(1, 2), TIME, ALICE.author(), new Blind(6, 7));
    }
}
