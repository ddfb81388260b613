package hcchat.edge.session;

import hcchat.intake.IntakeClient;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Described;
import hcchat.intake.Outcome.Done;
import hcchat.intake.Outcome.Entered;
import hcchat.intake.Outcome.Erased;
import hcchat.intake.Outcome.Refused;
import hcchat.intake.Outcome.SignedHead;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.Outcome.TryLater;
import hcchat.intake.Outcome.Unknown;
import hcchat.intake.RoomRequest.Decide;
import hcchat.room.MemberCodec;
import hcchat.room.RoomCommand;
import hcchat.room.Who;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sends a room command on and says what came of it.
final class Asking {
    // What isn't stored has no id but its client's own.
    private static final UUID NONE = new UUID(0, 0);

    private Asking() {}

    static Code code(TryLater later) {
        return switch (later.why()) {
            case OVERLOADED -> Code.OVERLOADED;
            case UNAVAILABLE -> Code.UNAVAILABLE;
            case STORAGE_FULL -> Code.STORAGE_FULL;
            case RATE_LIMITED -> Code.RATE_LIMITED;
        };
    }

    /// For an HCChat socket: exactly one answer.
    ///
    /// @param word the command's
    /// @param ref the id as it came, or null
    static void hcchat(
            Session session,
            Membership membership,
            RoomCommand command,
            String word,
            @Nullable String ref,
            @Nullable String customId) {
        byte[] channel = membership.room().channelField();
        ask(session, membership, command, customId, outcome -> {
            // A batch of outcomes comes at once: what it says to one socket leaves as one write.
            session.socket().enqueue(answer(channel, command.id(), word, ref, outcome));
            session.services().flusher().later(session.socket());
        });
    }

    /// The same for what isn't stored.
    static IntakeClient.Answer hcchat(Session session, Membership membership, ClientFrame frame) {
        byte[] channel = membership.room().channelField();
        return outcome -> {
            session.socket().enqueue(answer(channel, NONE, Words.of(frame), frame.id(), outcome));
            session.services().flusher().later(session.socket());
        };
    }

    private static ByteBuffer answer(byte[] channel, UUID id, String word, @Nullable String ref, Outcome outcome) {
        return switch (outcome) {
            case Stored stored ->
                AnswerFrames.ack(channel, id, stored.seq(), stored.epoch(), stored.time(), stored.repeat());
            case Refused refused ->
                AnswerFrames.warn(channel, word, ref, Code.of(refused.reason()), 0, refused.known());
            case TryLater later -> AnswerFrames.warn(channel, word, ref, code(later), later.retryAfterMs(), null);
            case Unknown unknown -> AnswerFrames.warn(channel, word, ref, Code.UNKNOWN, 0, null);
            case Done done -> AnswerFrames.ack(channel, ref);
            case Entered entered -> throw new IllegalStateException("an answer to another question");
            case Erased erased -> throw new IllegalStateException("an answer to another question");
            case Described described -> throw new IllegalStateException("an answer to another question");
            case SignedHead head -> throw new IllegalStateException("an answer to another question");
        };
    }

    /// For a hack.chat socket: silence but for what failed.
    static void hackChat(Session session, Membership membership, RoomCommand command, @Nullable String customId) {
        ask(session, membership, command, customId, hackChat(session, membership));
    }

    /// @param also hears what came of it
    static void hackChat(
            Session session,
            Membership membership,
            RoomCommand command,
            @Nullable String customId,
            IntakeClient.Answer also) {
        IntakeClient.Answer answer = hackChat(session, membership);
        ask(session, membership, command, customId, outcome -> {
            also.take(outcome);
            answer.take(outcome);
        });
    }

    /// The same for what isn't stored.
    static IntakeClient.Answer hackChat(Session session, Membership membership) {
        return outcome -> {
            switch (outcome) {
                case Refused refused -> HackConversation.warn(session, membership, Code.of(refused.reason()));
                case TryLater later -> HackConversation.warn(session, membership, code(later));
                case Unknown unknown -> HackConversation.warn(session, membership, Code.UNAVAILABLE);
                default -> {}
            }
        };
    }

    /// How the author of what is said looks now.
    static byte[] who(Membership membership, @Nullable String customId) {
        synchronized (membership.room()) {
            return MemberCodec.encode(Who.of(membership.resident().member(), customId));
        }
    }

    private static void ask(
            Session session,
            Membership membership,
            RoomCommand command,
            @Nullable String customId,
            IntakeClient.Answer answer) {
        Decide decide = new Decide(membership.room().id(), command, who(membership, customId));
        session.services().intake().ask(decide, answer);
    }
}
