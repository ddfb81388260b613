package hcchat.edge.session;

import static hcchat.edge.fixture.Written.LOBBY;
import static hcchat.edge.fixture.Written.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Written;
import hcchat.room.GoldenLines;
import hcchat.wire.Code;
import hcchat.wire.HackChatWarning;
import hcchat.wire.Meaning;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What sockets are answered is, byte for byte, what golden files say.
class AnswerFramesTest {
    private static final UUID ID = UUID.fromString("018f0e5a-7c00-7abc-8def-0123456789ab");
    private static final String TOKEN = "hcs1.c2VhbGVk";
    private static final String NOTE = "hca1.c2VhbGVk";
    private static final byte[] SALT = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private static final Census.Figures FIGURES = new Census.Figures(2, 1, 3, 1, 4, 1, Duration.ofSeconds(93_784));
    private static final SequencedMap<String, Integer> PUBLIC = new LinkedHashMap<>();

    static {
        PUBLIC.put("lounge", 2);
        PUBLIC.put("meta", 0);
    }

    private final Map<String, String> written = new LinkedHashMap<>();

    private void write(String name, ByteBuffer frame) {
        written.put(name, Written.frame(frame));
    }

    @Test
    void answers_to_hcchat_are_those_of_the_golden_file() {
        write("ack", AnswerFrames.ack(LOBBY, ID, 42, 1, TIME, false));
        write("ack of a repeat", AnswerFrames.ack(LOBBY, ID, 42, 1, TIME, true));
        write("ack of a repeat whose time nobody knows any more", AnswerFrames.ack(LOBBY, ID, 42, 1, 0, true));
        write("ack of what is not stored", AnswerFrames.ack(LOBBY, ID.toString()));
        write("ack of what is not stored and had no id", AnswerFrames.ack(LOBBY, null));
        write("session", AnswerFrames.session(LOBBY, TOKEN));
        write("session of an account", AnswerFrames.accountSession(LOBBY, null, TIME + 600_000, NOTE));
        write("session renewed", AnswerFrames.accountSession(null, ID.toString(), TIME + 600_000, null));
        write("left", AnswerFrames.left(LOBBY, ID.toString(), null));
        write("left, asked without an id", AnswerFrames.left(LOBBY, null, null));
        write("left, sent out by a keeper", AnswerFrames.left(LOBBY, null, Code.KICKED));
        write("pong", AnswerFrames.pong(ID.toString()));
        write("pong, asked without an id", AnswerFrames.pong(null));
        for (Code code : Code.values()) {
            long wait = code.meaning() == Meaning.TRY_LATER ? 900 : 0;
            write("warn " + code.word(), AnswerFrames.warn(LOBBY, "chat", ID.toString(), code, wait, null));
        }
        write("warn of a frame that could not be read", AnswerFrames.warn(null, "", null, Code.BAD_FRAME, 0, null));
        write(
                "warn that names the seq which has the id",
                AnswerFrames.warn(LOBBY, "chat", ID.toString(), Code.ID_CONFLICT, 0, 42L));
        write("warn that tells what to derive a door's proof with", AnswerFrames.doorRequired(ID.toString(), SALT));

        write("help", InfoFrames.help(LOBBY, "Unknown command", ID.toString()));
        write("help for who is in no channel", InfoFrames.help(null, "Unknown command", null));
        write("more stats", InfoFrames.moreStats(LOBBY, FIGURES, PUBLIC, ID.toString()));
        write("public channels", InfoFrames.publicChannels(Map.of(), ID.toString()));

        assertThat(written).containsExactlyEntriesOf(GoldenLines.read(Code.class, "vectors/told/answers.txt"));
    }

    @Test
    void answers_to_hack_chat_are_those_of_the_golden_file() {
        for (HackChatWarning warning : HackChatWarning.values()) {
            String name = warning.name().toLowerCase(Locale.ROOT);
            write("warn " + name, AnswerFrames.hackWarn(LOBBY, warning, warning.text()));
        }
        HackChatWarning braked = HackChatWarning.RATE_LIMITED;
        write("warn that concerns no channel", AnswerFrames.hackWarn(null, braked, braked.text()));
        write("session", AnswerFrames.hackSession(false, TOKEN, "lobby"));
        write("session before any join", AnswerFrames.hackSession(false, "", null));
        write("session restored", AnswerFrames.hackSession(true, TOKEN, "lobby"));
        write("protip", AnswerFrames.protip(LOBBY));
        write("hash told", AnswerFrames.hashTold(LOBBY, "3zFpd1VbUV1vTtY"));
        write("help", InfoFrames.help(LOBBY, "Unknown command", null));
        write("stats", InfoFrames.stats(LOBBY, FIGURES, null));
        write("more stats", InfoFrames.moreStats(LOBBY, FIGURES, PUBLIC, null));
        write("public channels", InfoFrames.publicChannels(PUBLIC, null));

        assertThat(written).containsExactlyEntriesOf(GoldenLines.read(Code.class, "vectors/told/hackchat-answers.txt"));
    }
}
