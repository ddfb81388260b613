package hcchat.edge.session;

import hcchat.room.Member;
import hcchat.storage.seal.AeadKey;
import hcchat.storage.seal.HolderToken;
import hcchat.storage.seal.SealBroken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What a hack.chat client keeps to come back as it was: sealed, good for seven days, and for coming in where anybody
/// may. It gives neither a nick that somebody else has by now nor rights.
///
/// @param holder 16 bytes
/// @param since the room's seq when the holder first came
/// @param channel empty in the token of somebody who has left: it restores nothing
record HackToken(
        byte[] holder,
        long since,
        String channel,
        String nick,
        String trip,
        @Nullable String color) {
    private static final String PREFIX = "hcr1.";
    private static final int VALID_DAYS = 7;
    private static final int MOST_CHARS = 2_000;
    private static final byte[] LABEL = "hcchat hack.chat session v1".getBytes(StandardCharsets.US_ASCII);

    static HackToken of(Membership membership, String channel) {
        Member member;
        synchronized (membership.room()) {
            member = membership.resident().member();
        }
        return new HackToken(
                membership.holder(), membership.since(), channel, member.nick(), member.trip(), member.color());
    }

    /// @param today days since 1970 (UTC)
    String sealed(AeadKey key, int today) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(today);
            out.write(holder);
            out.writeLong(since);
            out.writeUTF(channel);
            out.writeUTF(nick);
            out.writeUTF(trip);
            out.writeUTF(color == null ? "" : color);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(key.seal(LABEL, bytes.toByteArray()));
    }

    /// Null for what restores nothing today: forged, too old, or of somebody who had left.
    static @Nullable HackToken read(AeadKey key, String token, int today) {
        if (!token.startsWith(PREFIX) || token.length() > MOST_CHARS) {
            return null;
        }
        byte[] clear;
        try {
            clear = key.open(LABEL, Base64.getUrlDecoder().decode(token.substring(PREFIX.length())));
        } catch (IllegalArgumentException | SealBroken forged) {
            return null;
        }
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(clear));
            int day = in.readInt();
            byte[] holder = in.readNBytes(HolderToken.HOLDER_BYTES);
            HackToken read =
                    new HackToken(holder, in.readLong(), in.readUTF(), in.readUTF(), in.readUTF(), color(in.readUTF()));
            return today - day < VALID_DAYS && !read.channel.isEmpty() ? read : null;
        } catch (IOException cut) {
            throw new IllegalStateException("sealed by us and cut", cut);
        }
    }

    private static @Nullable String color(String written) {
        return written.isEmpty() ? null : written;
    }

    @Override
    public String toString() {
        return "HackToken";
    }
}
