package hcchat.edge.session;

import static hcchat.edge.fanout.FrameBuffer.constant;
import static hcchat.edge.fanout.FrameBuffer.name;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.wire.Code;
import hcchat.wire.HackChatWarning;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a socket is answered.
final class AnswerFrames {
    private static final byte[] ACK = constant("cmd", "ack");
    private static final byte[] WARN = constant("cmd", "warn");
    private static final byte[] LEFT = constant("cmd", "left");
    private static final byte[] SESSION = constant("cmd", "session");
    private static final byte[] INFO = constant("cmd", "info");
    private static final byte[] PONG = constant("cmd", "pong");
    private static final byte[] ID = name("id");
    private static final byte[] REF = name("ref");
    private static final byte[] SEQ = name("seq");
    private static final byte[] EPOCH = name("epoch");
    private static final byte[] TIME = name("time");
    private static final byte[] REPEAT = name("repeat");
    private static final byte[] REFUSED = name("refused");
    private static final byte[] CODE = name("code");
    private static final byte[] SALT = name("salt");
    private static final byte[] RETRY = name("retryAfterMs");
    private static final byte[] KNOWN = name("seq");
    private static final byte[] TEXT = name("text");
    private static final byte[] CHANNEL = name("channel");
    private static final byte[] TOKEN = name("token");
    private static final byte[] ACCOUNT = name("account");
    private static final byte[] EXPIRES = name("expires");
    private static final byte[] SINCE = name("since");
    private static final byte[] RESTORED = name("restored");
    private static final byte[] CHANNELS = name("channels");
    private static final int HASH_TOLD = 1302;
    private static final int PROTIP = 1304;

    private AnswerFrames() {}

    /// Stored.
    ///
    /// @param time the event's, 0 when nobody knows it any more
    static ByteBuffer ack(byte[] channel, UUID id, long seq, int epoch, long time, boolean repeat) {
        return FrameBuffer.frames(out -> {
            out.begin()
                    .with(ACK)
                    .with(channel)
                    .with(ID, id.toString())
                    .with(SEQ, seq)
                    .with(EPOCH, epoch);
            if (time != 0) {
                out.with(TIME, time);
            }
            if (repeat) {
                out.with(REPEAT, true);
            }
            out.end();
        });
    }

    /// Done, with nothing stored.
    static ByteBuffer ack(byte[] channel, @Nullable String id) {
        return FrameBuffer.frames(out -> {
            out.begin().with(ACK).with(channel);
            if (id != null) {
                out.with(ID, id);
            }
            out.with(TIME, System.currentTimeMillis()).end();
        });
    }

    /// @param channel the field, or null when the command named none that could be found
    /// @param refused the command's word
    /// @param ref its id as it came, or null
    /// @param retryAfterMs 0 for a refusal that is final
    /// @param known the seq under which an id conflicts, or null
    static ByteBuffer warn(
            byte @Nullable [] channel,
            String refused,
            @Nullable String ref,
            Code code,
            long retryAfterMs,
            @Nullable Long known) {
        return FrameBuffer.frames(out -> {
            out.begin().with(WARN);
            if (channel != null) {
                out.with(channel);
            }
            out.with(REFUSED, refused);
            if (ref != null) {
                out.with(REF, ref);
            }
            out.with(CODE, code.word());
            if (retryAfterMs > 0) {
                out.with(RETRY, retryAfterMs);
            }
            if (known != null) {
                out.with(KNOWN, known);
            }
            HackChatWarning number = code.hackChat();
            if (number != null) {
                out.with(ID, number.id());
            }
            out.with(TEXT, code.sentence())
                    .with(TIME, System.currentTimeMillis())
                    .end();
        });
    }

    /// A join that lacks the proof of the passphrase, or brings a wrong one.
    ///
    /// @param ref the join's id as it came, or null
    /// @param salt of the channel's passphrase
    static ByteBuffer doorRequired(@Nullable String ref, byte[] salt) {
        return FrameBuffer.frames(out -> {
            out.begin().with(WARN).with(REFUSED, "join");
            if (ref != null) {
                out.with(REF, ref);
            }
            Code code = Code.DOOR_REQUIRED;
            out.with(CODE, code.word()).with(SALT, salt);
            HackChatWarning number = code.hackChat();
            if (number != null) {
                out.with(ID, number.id());
            }
            out.with(TEXT, code.sentence())
                    .with(TIME, System.currentTimeMillis())
                    .end();
        });
    }

    /// hack.chat's warning.
    ///
    /// @param channel the field, or null for one that concerns no channel
    static ByteBuffer hackWarn(byte @Nullable [] channel, HackChatWarning warning, String text) {
        return FrameBuffer.frames(out -> {
            out.begin().with(WARN).with(TEXT, text).with(ID, warning.id());
            if (channel == null) {
                out.with(CHANNEL, false);
            } else {
                out.with(channel);
            }
            out.with(TIME, System.currentTimeMillis()).end();
        });
    }

    /// @param ref the id of the command that asked for it, or null
    /// @param why null for who asked for it
    static ByteBuffer left(byte[] channel, @Nullable String ref, @Nullable Code why) {
        return FrameBuffer.frames(out -> {
            out.begin().with(LEFT).with(channel);
            if (ref != null) {
                out.with(REF, ref);
            }
            if (why != null) {
                out.with(CODE, why.word()).with(TEXT, why.sentence());
            }
            out.with(TIME, System.currentTimeMillis()).end();
        });
    }

    static ByteBuffer pong(@Nullable String ref) {
        return FrameBuffer.frames(out -> {
            out.begin().with(PONG);
            if (ref != null) {
                out.with(REF, ref);
            }
            out.with(TIME, System.currentTimeMillis()).end();
        });
    }

    static ByteBuffer session(byte[] channel, String token) {
        return FrameBuffer.frames(out -> out.begin()
                .with(SESSION)
                .with(channel)
                .with(TOKEN, token)
                .with(TIME, System.currentTimeMillis())
                .end());
    }

    /// Whoever comes with an account's token gets none of ours.
    ///
    /// @param channel the field of the room that was joined, or null for an answer to `session`
    /// @param ref the command's id as it came, or null
    /// @param expires when the token that the socket stands on runs out, milliseconds since 1970
    /// @param since what says when the account first came into the room, null for an answer to `session`
    static ByteBuffer accountSession(
            byte @Nullable [] channel, @Nullable String ref, long expires, @Nullable String since) {
        return FrameBuffer.frames(out -> {
            out.begin().with(SESSION);
            if (channel != null) {
                out.with(channel);
            }
            if (ref != null) {
                out.with(REF, ref);
            }
            out.with(ACCOUNT, true).with(EXPIRES, expires);
            if (since != null) {
                out.with(SINCE, since);
            }
            out.with(TIME, System.currentTimeMillis()).end();
        });
    }

    /// hack.chat's.
    ///
    /// @param channel the one that the socket is in, or null
    static ByteBuffer hackSession(boolean restored, String token, @Nullable String channel) {
        return FrameBuffer.frames(out -> {
            out.begin().with(SESSION).with(RESTORED, restored).with(TOKEN, token);
            out.with(CHANNELS).openList();
            if (channel != null) {
                out.element().value(channel);
            }
            out.shutList().with(TIME, System.currentTimeMillis()).end();
        });
    }

    /// What hack.chat says to everybody who comes.
    static ByteBuffer protip(byte[] channel) {
        return info(channel, "Protip: You can easily change your name with a command: /nick bob", PROTIP);
    }

    /// hack.chat's answer to `/myhash`.
    static ByteBuffer hashTold(byte[] channel, String hash) {
        return info(channel, "Your hash: " + hash, HASH_TOLD);
    }

    private static ByteBuffer info(byte[] channel, String text, int number) {
        return FrameBuffer.frames(out -> out.begin()
                .with(INFO)
                .with(TEXT, text)
                .with(ID, number)
                .with(channel)
                .with(TIME, System.currentTimeMillis())
                .end());
    }
}
