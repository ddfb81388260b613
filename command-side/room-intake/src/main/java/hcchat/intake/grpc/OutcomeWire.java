package hcchat.intake.grpc;

import com.google.protobuf.UnsafeByteOperations;
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
import hcchat.intake.Outcome.Why;
import hcchat.intake.v1.IntakeWire;
import hcchat.room.Refusal;
import org.jspecify.annotations.Nullable;

/// Outcomes as messages.
final class OutcomeWire {
    private OutcomeWire() {}

    static IntakeWire.Answer write(long number, @Nullable Outcome outcome) {
        IntakeWire.Answer.Builder out = IntakeWire.Answer.newBuilder().setNumber(number);
        switch (outcome) {
            case null -> out.setNotOwner(IntakeWire.NotOwner.getDefaultInstance());
            case Stored(long seq, int epoch, long time, boolean repeat) ->
                out.setStored(IntakeWire.Stored.newBuilder()
                        .setSeq(seq)
                        .setEpoch(epoch)
                        .setTime(time)
                        .setRepeat(repeat));
            case Erased(long upto, long time) ->
                out.setErased(IntakeWire.Erased.newBuilder().setUpto(upto).setTime(time));
            case Done done -> out.setDone(IntakeWire.Done.getDefaultInstance());
            case Entered entered -> out.setEntered(write(entered));
            case SignedHead(int epoch, long seq, byte[] link, byte[] sig) ->
                out.setHead(IntakeWire.SignedHead.newBuilder()
                        .setEpoch(epoch)
                        .setSeq(seq)
                        .setLink(UnsafeByteOperations.unsafeWrap(link))
                        .setSig(UnsafeByteOperations.unsafeWrap(sig)));
            case Described described -> out.setDescribed(DescribedWire.write(described));
            case Refused refused -> out.setRefused(write(refused));
            case TryLater(Why why, long after) ->
                out.setLater(IntakeWire.TryLater.newBuilder()
                        .setWhy(IntakeWire.TryLater.Why.valueOf(why.name()))
                        .setRetryAfterMs(after));
            case Unknown unknown -> out.setUnknown(IntakeWire.Unknown.getDefaultInstance());
        }
        return out.build();
    }

    private static IntakeWire.Entered write(Entered entered) {
        IntakeWire.Entered.Builder out = IntakeWire.Entered.newBuilder()
                .setTerm(entered.term())
                .setVersion(entered.version())
                .setEpoch(entered.epoch())
                .setSeq(entered.seq())
                .setLink(UnsafeByteOperations.unsafeWrap(entered.link()))
                .setReadableFrom(entered.readableFrom())
                .setClaimedAt(entered.claimedAt())
                .setStanding(DescribedWire.write(entered.standing()));
        entered.roster().forEach(member -> out.addRoster(MemberWire.write(member)));
        return out.build();
    }

    private static IntakeWire.Refused.Builder write(Refused refused) {
        IntakeWire.Refused.Builder out =
                IntakeWire.Refused.newBuilder().setReason(refused.reason().name());
        return refused.known() == null ? out : out.setKnown(refused.known());
    }

    /// Null: not the owner. An outcome that this version doesn't know says at least that an owner was reached: it
    /// is [Unknown].
    static @Nullable Outcome read(IntakeWire.Answer in) {
        return switch (in.getOutcomeCase()) {
            case NOT_OWNER -> null;
            case STORED -> {
                IntakeWire.Stored stored = in.getStored();
                yield new Stored(stored.getSeq(), stored.getEpoch(), stored.getTime(), stored.getRepeat());
            }
            case DONE -> new Done();
            case ERASED -> new Erased(in.getErased().getUpto(), in.getErased().getTime());
            case ENTERED -> read(in.getEntered());
            case HEAD -> {
                IntakeWire.SignedHead head = in.getHead();
                yield new SignedHead(
                        head.getEpoch(),
                        head.getSeq(),
                        head.getLink().toByteArray(),
                        head.getSig().toByteArray());
            }
            case DESCRIBED -> DescribedWire.read(in.getDescribed());
            case REFUSED -> read(in.getRefused());
            case LATER -> {
                IntakeWire.TryLater later = in.getLater();
                Why why = later.getWhy() == IntakeWire.TryLater.Why.UNRECOGNIZED
                        ? Why.UNAVAILABLE
                        : Why.valueOf(later.getWhy().name());
                yield new TryLater(why, later.getRetryAfterMs());
            }
            case UNKNOWN, OUTCOME_NOT_SET -> new Unknown();
        };
    }

    private static Outcome read(IntakeWire.Entered in) {
        return new Entered(
                in.getRosterList().stream().map(MemberWire::read).toList(),
                in.getTerm(),
                in.getVersion(),
                in.getEpoch(),
                in.getSeq(),
                in.getLink().toByteArray(),
                in.getReadableFrom(),
                in.getClaimedAt(),
                DescribedWire.read(in.getStanding()));
    }

    private static Outcome read(IntakeWire.Refused in) {
        Long known = in.hasKnown() ? (Long) in.getKnown() : null;
        try {
            return new Refused(Refusal.valueOf(in.getReason()), known);
        } catch (IllegalArgumentException newer) {
            return new Refused(Refusal.INTERNAL_ERROR, known);
        }
    }
}
