package hcchat.command.owner;

import hcchat.command.room.RoomState;
import hcchat.intake.Outcome;
import hcchat.room.RoomId;
import hcchat.storage.seal.HeadSigner;
import hcchat.wire.chain.Head;
import java.util.LinkedHashMap;
import java.util.Map;

/// Signs heads, once a room and seq: a storm of readers costs one signature a room.
final class HeadDesk {
    private static final int REMEMBERED = 4_096;

    private final HeadSigner signer;
    private final int epoch;
    private final Map<RoomId, Outcome.SignedHead> signed = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RoomId, Outcome.SignedHead> eldest) {
            return size() > REMEMBERED;
        }
    };

    HeadDesk(HeadSigner signer, int epoch) {
        this.signer = signer;
        this.epoch = epoch;
    }

    Outcome.SignedHead head(RoomState state) {
        Outcome.SignedHead known = signed.get(state.room());
        if (known != null && known.seq() == state.seq()) {
            return known;
        }
        byte[] sig = signer.sign(new Head(state.room(), epoch, state.seq(), state.link()).signedBytes());
        Outcome.SignedHead head = new Outcome.SignedHead(epoch, state.seq(), state.link(), sig);
        signed.put(state.room(), head);
        return head;
    }
}
