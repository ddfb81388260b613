package hcchat.client;

import hcchat.client.crypto.Passphrase;
import org.jspecify.annotations.Nullable;

/// How to enter a room for the first time; the client remembers the rest for the times after.
///
/// @param token an earlier session's, or null to become somebody new
/// @param after the last seq that the caller has, or null to begin with what is said from now on
/// @param epoch of `after`, or null for the server's current one
/// @param device tells sockets of one holder apart: the newer closes the older
/// @param passphrase the room's, so that only envelopes travel; the client takes a copy and wipes it, this one stays
/// the
///     caller's. Null to say and hear texts as they are
public record JoinRequest(
        String channel,
        String nick,
        @Nullable String token,
        @Nullable Long after,
        @Nullable Integer epoch,
        @Nullable String device,
        @Nullable Passphrase passphrase) {

    public static JoinRequest of(String channel, String nick) {
        return new JoinRequest(channel, nick, null, null, null, null, null);
    }

    public JoinRequest withToken(String known) {
        return new JoinRequest(channel, nick, known, after, epoch, device, passphrase);
    }

    public JoinRequest withAfter(long seq) {
        return new JoinRequest(channel, nick, token, seq, epoch, device, passphrase);
    }

    public JoinRequest withEpoch(int ofAfter) {
        return new JoinRequest(channel, nick, token, after, ofAfter, device, passphrase);
    }

    public JoinRequest withDevice(String name) {
        return new JoinRequest(channel, nick, token, after, epoch, name, passphrase);
    }

    public JoinRequest withPassphrase(Passphrase shared) {
        return new JoinRequest(channel, nick, token, after, epoch, device, shared);
    }

    @Override
    public String toString() {
        return "JoinRequest";
    }
}
