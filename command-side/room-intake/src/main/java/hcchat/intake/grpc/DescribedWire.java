package hcchat.intake.grpc;

import hcchat.intake.Outcome.Described;
import hcchat.intake.RoomFacts;
import hcchat.intake.RoomFacts.Place;
import hcchat.intake.Standing;
import hcchat.intake.v1.IntakeWire;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.Refusal;
import hcchat.room.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a room is, and what somebody is in it, as messages.
final class DescribedWire {
    private DescribedWire() {}

    static IntakeWire.Standing.Builder write(Standing standing) {
        return IntakeWire.Standing.newBuilder()
                .setRole(standing.role().code())
                .setHistory(standing.history().code())
                .setSince(standing.since())
                .setDoor(standing.door());
    }

    static Standing read(IntakeWire.Standing in) {
        return new Standing(
                Role.ofCode(in.getRole()), HistoryRule.ofCode(in.getHistory()), in.getSince(), in.getDoor());
    }

    static IntakeWire.Described.Builder write(Described described) {
        IntakeWire.Described.Builder out = IntakeWire.Described.newBuilder()
                .setKind(described.kind().code())
                .setStanding(write(described.standing()))
                .setMuted(described.muted())
                .setInside(described.inside());
        Refusal keptOut = described.keptOut();
        if (keptOut != null) {
            out.setKeptOut(keptOut.name());
        }
        RoomFacts facts = described.facts();
        return facts == null ? out : out.setFacts(write(facts));
    }

    private static IntakeWire.RoomFacts write(RoomFacts facts) {
        IntakeWire.RoomFacts.Builder out = IntakeWire.RoomFacts.newBuilder()
                .setSeq(facts.seq())
                .setKept(facts.kept())
                .setHistory(facts.history().code())
                .setLocked(facts.locked())
                .setDays(facts.days());
        facts.members()
                .forEach(place -> out.addMembers(IntakeWire.Place.newBuilder()
                        .setAuthorHi(place.author().hi())
                        .setAuthorLo(place.author().lo())
                        .setRole(place.role().code())
                        .setSince(place.since())));
        facts.bans().forEach((author, until) -> out.addBans(end(author, until)));
        facts.mutes().forEach((author, until) -> out.addMutes(end(author, until)));
        return out.build();
    }

    private static IntakeWire.End end(AuthorId author, long until) {
        return IntakeWire.End.newBuilder()
                .setAuthorHi(author.hi())
                .setAuthorLo(author.lo())
                .setUntil(until)
                .build();
    }

    static Described read(IntakeWire.Described in) {
        return new Described(
                DoorKind.ofCode(in.getKind()),
                in.hasKeptOut() ? refusal(in.getKeptOut()) : null,
                read(in.getStanding()),
                in.getMuted(),
                in.getInside(),
                in.hasFacts() ? read(in.getFacts()) : null);
    }

    // A reason of a later version keeps out like any other.
    private static Refusal refusal(String name) {
        @Nullable Refusal known = null;
        for (Refusal refusal : Refusal.values()) {
            known = refusal.name().equals(name) ? refusal : known;
        }
        return known == null ? Refusal.FORBIDDEN : known;
    }

    private static RoomFacts read(IntakeWire.RoomFacts in) {
        List<Place> members = in.getMembersList().stream()
                .map(place -> new Place(
                        new AuthorId(place.getAuthorHi(), place.getAuthorLo()),
                        Role.ofCode(place.getRole()),
                        place.getSince()))
                .toList();
        return new RoomFacts(
                in.getSeq(),
                in.getKept(),
                HistoryRule.ofCode(in.getHistory()),
                in.getLocked(),
                in.getDays(),
                members,
                ends(in.getBansList()),
                ends(in.getMutesList()));
    }

    private static Map<AuthorId, Long> ends(List<IntakeWire.End> in) {
        Map<AuthorId, Long> ends = new HashMap<>();
        in.forEach(end -> ends.put(new AuthorId(end.getAuthorHi(), end.getAuthorLo()), end.getUntil()));
        return ends;
    }
}
