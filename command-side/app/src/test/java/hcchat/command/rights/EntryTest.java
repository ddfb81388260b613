package hcchat.command.rights;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.rights.Rights.Ban;
import hcchat.command.rights.Rights.Place;
import hcchat.room.AddressTag;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.DoorMac;
import hcchat.room.HistoryRule;
import hcchat.room.Refusal;
import hcchat.room.Role;
import hcchat.room.StateChange.DoorSet;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTest {
    private static final long NOW = 1_767_225_600_000L;
    private static final AuthorId MEMBER = new AuthorId(1, 1);
    private static final AuthorId VISITOR = new AuthorId(2, 2);
    private static final AuthorId BANNED = new AuthorId(3, 3);
    private static final AddressTag HOME = new AddressTag(4, 4);
    private static final AddressTag ELSEWHERE = new AddressTag(5, 5);
    private static final DoorMac RIGHT = mac(1);
    private static final DoorMac WRONG = mac(2);
    private static final long DOOR = 7;

    private static DoorMac mac(int first) {
        byte[] bytes = new byte[DoorMac.BYTES];
        bytes[0] = (byte) first;
        return new DoorMac(bytes);
    }

    private static Rights room(DoorKind kind, boolean locked) {
        DoorSet door = new DoorSet(
                kind,
                kind == DoorKind.PASSPHRASE ? RIGHT : null,
                HistoryRule.ALL,
                kind == DoorKind.DIRECT ? MEMBER : null);
        return new Rights(
                door,
                DOOR,
                Map.of(MEMBER, new Place(Role.MEMBER, 8)),
                Map.of(BANNED, new Ban(NOW + 1, HOME)),
                Map.of(),
                locked,
                0);
    }

    /// A line each who, a column each door.
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        #who,                    open,   open and locked, passphrase,    passphrase and locked, members,      direct
        visitor,                 in,     locked,          door_required, door_required,         members_only, members_only
        visitor with proof,      in,     locked,          in,            locked,                members_only, members_only
        visitor with a wrong one,in,     locked,          door_required, door_required,         members_only, members_only
        visitor who has passed,  in,     locked,          in,            locked,                members_only, members_only
        visitor from another door,in,    locked,          door_required, door_required,         members_only, members_only
        member,                  in,     in,              in,            in,                    in,           in
        banned,                  banned, banned,          banned,        banned,                banned,       banned
        banned with proof,       banned, banned,          banned,        banned,                banned,       banned
        neighbour with proof,    banned, banned,          banned,        banned,                banned,       banned
        vouched neighbour with proof,in, locked,          in,            locked,                members_only, members_only
        member from there,       in,     in,              in,            in,                    in,           in
        """)
    void a_door_lets_in_whom_it_is_for(
            String who,
            String open,
            String openLocked,
            String passphrase,
            String passphraseLocked,
            String members,
            String direct) {
        Entry entry = entry(who);

        assertThat(new String[] {
                    said(entry.refusal(room(DoorKind.OPEN, false), NOW)),
                    said(entry.refusal(room(DoorKind.OPEN, true), NOW)),
                    said(entry.refusal(room(DoorKind.PASSPHRASE, false), NOW)),
                    said(entry.refusal(room(DoorKind.PASSPHRASE, true), NOW)),
                    said(entry.refusal(room(DoorKind.MEMBERS, false), NOW)),
                    said(entry.refusal(room(DoorKind.DIRECT, false), NOW))
                })
                .containsExactly(open, openLocked, passphrase, passphraseLocked, members, direct);
    }

    private static Entry entry(String who) {
        return switch (who) {
            case "visitor" -> new Entry(VISITOR, false, ELSEWHERE, null, 0);
            case "visitor with proof" -> new Entry(VISITOR, false, ELSEWHERE, RIGHT, 0);
            case "visitor with a wrong one" -> new Entry(VISITOR, false, ELSEWHERE, WRONG, 0);
            case "visitor who has passed" -> new Entry(VISITOR, false, ELSEWHERE, null, DOOR);
            case "visitor from another door" -> new Entry(VISITOR, false, ELSEWHERE, null, DOOR - 1);
            case "member" -> new Entry(MEMBER, false, ELSEWHERE, null, 0);
            case "banned" -> new Entry(BANNED, false, ELSEWHERE, null, 0);
            case "banned with proof" -> new Entry(BANNED, true, ELSEWHERE, RIGHT, DOOR);
            case "neighbour with proof" -> new Entry(VISITOR, false, HOME, RIGHT, 0);
            case "vouched neighbour with proof" -> new Entry(VISITOR, true, HOME, RIGHT, 0);
            case "member from there" -> new Entry(MEMBER, false, HOME, null, 0);
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static String said(@Nullable Refusal refusal) {
        return refusal == null ? "in" : refusal.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void a_ban_ends_for_the_address_as_for_the_person() {
        Rights rights = room(DoorKind.OPEN, false);

        assertThat(new Entry(BANNED, false, HOME, null, 0).refusal(rights, NOW + 1))
                .isNull();
        assertThat(new Entry(VISITOR, false, HOME, null, 0).refusal(rights, NOW + 1))
                .isNull();
    }

    @Test
    void who_is_in_stays_in_when_the_door_changes_or_is_locked_but_not_when_it_is_for_members() {
        Entry inside = new Entry(VISITOR, false, ELSEWHERE, null, 0);

        assertThat(inside.refusalToStay(room(DoorKind.PASSPHRASE, true), NOW)).isNull();
        assertThat(inside.refusalToStay(room(DoorKind.MEMBERS, false), NOW)).isEqualTo(Refusal.MEMBERS_ONLY);
        assertThat(new Entry(BANNED, false, HOME, null, 0).refusalToStay(room(DoorKind.OPEN, false), NOW))
                .isEqualTo(Refusal.BANNED);
    }
}
