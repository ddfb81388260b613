package hcchat.edge.session;

import hcchat.intake.Visa;
import hcchat.room.RoomId;
import hcchat.wire.FrameBytes;
import org.jspecify.annotations.Nullable;

/// What a socket shows at a room's door. Made each time that it is asked for: a socket keeps none of it.
final class Visas {
    private static final int PROOF_BYTES = 32;
    // Whether an account stands behind the socket: nobody has one yet. Here its session will be asked.
    private static final boolean VOUCHED = false;

    private Visas() {}

    /// Of a socket that wants to come in.
    ///
    /// @param proof as [#proof] reads it, or null
    static Visa newcomer(Session session, RoomId room, @Nullable String proof) {
        Secrets secrets = session.services().secrets();
        return new Visa(
                VOUCHED,
                secrets.addressTag(room, session.socket().address()),
                proof == null ? null : secrets.doorMac(room, proof),
                0);
    }

    /// Of a socket that is in: its proof was looked at when it came.
    static Visa resident(Membership membership) {
        return newcomer(membership.session(), membership.room().id(), null);
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
