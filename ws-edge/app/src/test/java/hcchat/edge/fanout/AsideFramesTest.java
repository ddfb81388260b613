package hcchat.edge.fanout;

import static hcchat.edge.fixture.Written.LOBBY;
import static hcchat.edge.fixture.Written.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fanout.Line.Private;
import hcchat.edge.fixture.Written;
import hcchat.room.AuthorId;
import hcchat.room.GoldenLines;
import hcchat.room.Marker;
import hcchat.room.Member;
import hcchat.room.PassingEvent.Directed;
import hcchat.room.PassingEvent.Invited;
import hcchat.room.PassingEvent.Seen;
import hcchat.room.PassingEvent.Whispered;
import hcchat.wire.Code;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is told aside is, byte for byte, what golden files say.
class AsideFramesTest {
    private static final UUID ID = UUID.fromString("018f0e5a-7c00-7abc-8def-0123456789ab");
    private static final Member ALICE = new Member(
            new AuthorId(4, 5), "alice", 1_234_567_890_123L, "Jnn+Nk", "ed5e95", null, 100, "user", "hash", false);
    private static final Member BOB =
            new Member(new AuthorId(6, 7), "bob", 7, "", null, null, 999_999, "mod", "qq", null);
    private static final Directed WHISPER = new Whispered(ALICE, BOB, ID, "psst \"\u00FC\"");
    private static final Directed BACK = new Whispered(BOB, ALICE, ID, "hi");
    private static final Directed INVITE = new Invited(ALICE, BOB, "b7h0m1c6");

    private final Map<String, String> written = new LinkedHashMap<>();

    private void write(String name, View view, Directed event, boolean received) {
        written.put(
                name,
                Written.frame(FrameBuffer.frames(
                        out -> AsideFrames.write(out, view, LOBBY, new Private(event, 1, received), TIME))));
    }

    @Test
    void what_hack_chat_is_told_is_what_the_golden_file_says() {
        write("whisper, to the first version", View.HACK, WHISPER, true);
        write("whisper, by the first version", View.HACK, WHISPER, false);
        write("whisper, to the second version", View.HACK2, WHISPER, true);
        write("whisper, by the second version", View.HACK2, WHISPER, false);
        write("whisper by somebody without a trip, to the first version", View.HACK, BACK, true);
        write("invite, to the first version", View.HACK, INVITE, true);
        write("invite, by the first version", View.HACK, INVITE, false);
        write("invite, to the second version", View.HACK2, INVITE, true);
        write("invite, by the second version", View.HACK2, INVITE, false);

        assertThat(written).containsExactlyEntriesOf(GoldenLines.read(Code.class, "vectors/told/hackchat-aside.txt"));
    }

    @Test
    void what_hcchat_is_told_is_what_the_golden_file_says() {
        write("whisper", View.HC, WHISPER, true);
        write("whisper by somebody without a trip", View.HC, BACK, false);
        write("invite", View.HC, INVITE, true);
        written.put("typing", Written.frame(FrameBuffer.frames(out -> AsideFrames.typing(out, LOBBY, ALICE, TIME))));
        Seen seen = new Seen(ALICE, new Marker(42, 41));
        written.put("seen", Written.frame(FrameBuffer.frames(out -> AsideFrames.seen(out, LOBBY, seen, TIME))));

        assertThat(written).containsExactlyEntriesOf(GoldenLines.read(Code.class, "vectors/told/aside.txt"));
    }
}
