package hcchat.edge.session;

import hcchat.intake.token.AccessToken;
import hcchat.wire.ClientFrame.Join;
import org.jspecify.annotations.Nullable;

/// A join that may be tried: everything about it that the edge decides has been decided.
///
/// @param join as it came
/// @param trip hack.chat's code for the password, the password itself stays here
/// @param holder 16 bytes
/// @param since the room's seq when the holder or the account first came, null where that is now
/// @param account the token that the join stands on, null for nobody's
/// @param restored how a hack.chat client was before, null where it comes anew
record Entrance(
        Join join,
        String channel,
        String nick,
        String trip,
        byte[] holder,
        @Nullable Long since,
        @Nullable AccessToken account,
        @Nullable HackToken restored) {
    /// Back into the room of a token.
    static Entrance of(HackToken token) {
        Join join = new Join(null, token.channel(), token.nick(), null, null, null, null, null, null, null);
        return new Entrance(
                join, token.channel(), token.nick(), token.trip(), token.holder(), token.since(), null, token);
    }

    @Override
    public String toString() {
        return "Entrance";
    }
}
