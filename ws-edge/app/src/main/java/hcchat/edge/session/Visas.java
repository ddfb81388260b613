package hcchat.edge.session;

import hcchat.intake.Visa;
import hcchat.intake.token.AccessToken;
import hcchat.room.RoomId;
import hcchat.wire.FrameBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a socket shows at a room's door. Made each time that it is asked for: a socket keeps none of it.
final class Visas {
    private static final int PROOF_BYTES = 32;

    private Visas() {}

    /// Of a socket that wants to come in.
    ///
    /// @param entrance its proof, if it brings one, is as [#proof] reads it
    static Visa newcomer(Session session, RoomId room, Entrance entrance) {
        AccessToken account = entrance.account();
        // What a token opens is its own room alone, which was looked at when it was read.
        Long admitted = account == null || account.room() == null ? null : account.admitted();
        return visa(session, room, account != null, entrance.join().door(), admitted == null ? 0 : admitted);
    }

    /// Of a socket that is in: its proof was looked at when it came.
    static Visa resident(Membership membership) {
        AccessToken account = membership.session().account();
        boolean vouched = account != null && Arrays.equals(account.holder(), membership.holder());
        return visa(membership.session(), membership.room().id(), vouched, null, 0);
    }

    private static Visa visa(Session session, RoomId room, boolean vouched, @Nullable String proof, long admitted) {
        Secrets secrets = session.services().secrets();
        return new Visa(
                vouched,
                secrets.addressTag(room, session.socket().address()),
                proof == null ? null : secrets.doorMac(room, proof),
                admitted);
    }

    /// The proof of a passphrase in its only form, or null when it can't be one.
    static @Nullable String proof(String text) {
        try {
            return FrameBytes.parse(text).length == PROOF_BYTES ? text : null;
        } catch (IllegalArgumentException noProof) {
            return null;
        }
    }
}
