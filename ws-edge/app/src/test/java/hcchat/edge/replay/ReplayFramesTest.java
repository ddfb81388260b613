package hcchat.edge.replay;

import static hcchat.edge.fixture.Written.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.edge.fixture.Written;
import hcchat.intake.Outcome.SignedHead;
import hcchat.room.GoldenLines;
import hcchat.wire.Code;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The frames around a replay are, byte for byte, what the golden file says.
class ReplayFramesTest {
    private static final String REF = "018f0e5a-7c00-7abc-8def-0123456789ab";
    private static final byte[] LINK = filled(32, 1);

    private final Map<String, String> written = new LinkedHashMap<>();

    private void write(String name, Consumer<FrameBuffer> frame) {
        written.put(name, Written.frame(FrameBuffer.frames(frame)));
    }

    private static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    @Test
    void what_surrounds_a_replay_is_what_the_golden_file_says() {
        SignedHead head = new SignedHead(1, 41, LINK, filled(64, 6));
        write("replay", out -> ReplayFrames.replay(out, LOBBY, 12, 41, false, LINK));
        write("replay, truncated", out -> ReplayFrames.replay(out, LOBBY, 12, 10_011, true, LINK));
        write("replay of nothing", out -> ReplayFrames.replay(out, LOBBY, 42, 41, false, LINK));
        write("synced", out -> ReplayFrames.synced(out, LOBBY, head, null));
        write("synced, the answer to head", out -> ReplayFrames.synced(out, LOBBY, head, REF));
        write("resync", out -> ReplayFrames.resync(out, LOBBY, 2, 17));
        write("page", out -> ReplayFrames.page(out, LOBBY, 101, LINK, false, REF));
        write(
                "page, the last one, asked without an id",
                out -> ReplayFrames.page(out, LOBBY, 1, new byte[32], true, null));

        assertThat(written).containsExactlyEntriesOf(GoldenLines.read(Code.class, "vectors/told/replay.txt"));
    }
}
