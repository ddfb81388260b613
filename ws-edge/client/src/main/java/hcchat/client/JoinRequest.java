package hcchat.client;

import org.jspecify.annotations.Nullable;

/// How to enter a room for the first time; the client remembers the rest for the times after.
///
/// @param token an earlier session's, or null to become somebody new
/// @param after the last seq that the caller has, or null to begin with what is said from now on
/// @param epoch of `after`, or null for the server's current one
/// @param device tells sockets of one holder apart: the newer closes the older
public record JoinRequest(
        String channel,
        String nick,
        @Nullable String token,
        @Nullable Long after,
        @Nullable Integer epoch,
        @Nullable String device) {

    public static JoinRequest of(String channel, String nick) {
        return new JoinRequest(channel, nick, null, null, null, null);
    }

    public JoinRequest withToken(String known) {
        return new JoinRequest(channel, nick, known, after, epoch, device);
    }

    public JoinRequest withAfter(long seq) {
        return new JoinRequest(channel, nick, token, seq, epoch, device);
    }

    public JoinRequest withEpoch(int ofAfter) {
        return new JoinRequest(channel, nick, token, after, ofAfter, device);
    }

    public JoinRequest withDevice(String name) {
        return new JoinRequest(channel, nick, token, after, epoch, name);
    }

    @Override
    public String toString() {
        return "JoinRequest";
    }
}
