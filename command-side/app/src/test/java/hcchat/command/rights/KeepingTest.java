package hcchat.command.rights;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.AddressTag;
import hcchat.room.AuthorId;
import hcchat.room.Blind;
import hcchat.room.DoorKind;
import hcchat.room.DoorMac;
import hcchat.room.EventMeta;
import hcchat.room.HistoryRule;
import hcchat.room.Refusal;
import hcchat.room.Role;
import hcchat.room.RoomEvent.StateChanged;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.Rekeyed;
import hcchat.room.StateChange.RetentionSet;
import hcchat.room.StateChange.RoleGiven;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingTest {
    private static final long NOW = 1_767_225_600_000L;
    private static final long LATER = NOW + 60_000;
    private static final AuthorId OWNER = new AuthorId(1, 1);
    private static final AuthorId MODERATOR = new AuthorId(2, 2);
    private static final AuthorId OTHER_MODERATOR = new AuthorId(3, 3);
    private static final AuthorId MEMBER = new AuthorId(4, 4);
    private static final AuthorId VISITOR = new AuthorId(5, 5);
    private static final AuthorId BANNED = new AuthorId(6, 6);
    private static final AuthorId MUTED = new AuthorId(7, 7);
    private static final DoorMac MAC = new DoorMac(new byte[DoorMac.BYTES]);

    private static final Map<String, AuthorId> PEOPLE = people();
    private static final Map<String, Function<AuthorId, StateChange>> CHANGES = changes();

    private static Map<String, AuthorId> people() {
        Map<String, AuthorId> people = new LinkedHashMap<>();
        people.put("owner", OWNER);
        people.put("moderator", MODERATOR);
        people.put("other_moderator", OTHER_MODERATOR);
        people.put("member", MEMBER);
        people.put("visitor", VISITOR);
        people.put("banned", BANNED);
        return people;
    }

    private static Map<String, Function<AuthorId, StateChange>> changes() {
        Map<String, Function<AuthorId, StateChange>> changes = new LinkedHashMap<>();
        changes.put("door", whom -> new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null));
        changes.put("direct", whom -> new DoorSet(DoorKind.DIRECT, null, HistoryRule.ALL, whom));
        changes.put("hand_over", whom -> new RoleGiven(whom, Role.OWNER));
        changes.put("make_moderator", whom -> new RoleGiven(whom, Role.MODERATOR));
        changes.put("make_member", whom -> new RoleGiven(whom, Role.MEMBER));
        changes.put("take_role", whom -> new RoleGiven(whom, Role.NONE));
        changes.put("ban", whom -> new Banned(whom, LATER, null));
        changes.put("unban", whom -> new Banned(whom, StateChange.LIFTED, null));
        changes.put("mute", whom -> new Muted(whom, LATER));
        changes.put("lock", whom -> new Locked(true));
        changes.put("key", whom -> new Rekeyed("{}"));
        changes.put("expire", whom -> new RetentionSet(7));
        return changes;
    }

    /// A room with a passphrase in which somebody is everything.
    private static Rights kept() {
        return of(
                founded(new DoorSet(DoorKind.PASSPHRASE, MAC, HistoryRule.ALL, null)),
                new RoleGiven(MODERATOR, Role.MODERATOR),
                new RoleGiven(OTHER_MODERATOR, Role.MODERATOR),
                new RoleGiven(MEMBER, Role.MEMBER),
                new Banned(BANNED, LATER, null),
                new Muted(MUTED, LATER));
    }

    private static Rights founded(DoorSet door) {
        return of(Rights.NONE, door);
    }

    private static Rights of(Rights before, StateChange... changes) {
        Rights rights = before;
        long seq = before.doorSeq();
        for (StateChange change : changes) {
            seq++;
            EventMeta meta = new EventMeta(seq, new UUID(0, seq), NOW, OWNER, new Blind(0, 0));
            rights = rights.after(new StateChanged(meta, change));
        }
        return rights;
    }

    /// yes, or the refusal; a line each change, a column each caller.
    @ParameterizedTest(name = "{0} of a {1}")
    @CsvSource(textBlock = """
        #change,        of,              owner,     moderator, member,    visitor,   banned
        door,           visitor,         yes,       forbidden, forbidden, forbidden, banned
        direct,         visitor,         forbidden, forbidden, forbidden, forbidden, banned
        hand_over,      moderator,       yes,       forbidden, forbidden, forbidden, banned
        hand_over,      visitor,         yes,       forbidden, forbidden, forbidden, banned
        make_moderator, member,          yes,       forbidden, forbidden, forbidden, banned
        make_member,    visitor,         yes,       yes,       forbidden, forbidden, banned
        make_member,    other_moderator, yes,       forbidden, forbidden, forbidden, banned
        take_role,      other_moderator, yes,       forbidden, forbidden, forbidden, banned
        take_role,      member,          yes,       yes,       yes,       forbidden, banned
        take_role,      owner,           forbidden, forbidden, forbidden, forbidden, banned
        ban,            visitor,         yes,       yes,       forbidden, forbidden, banned
        ban,            member,          yes,       yes,       forbidden, forbidden, banned
        ban,            other_moderator, yes,       forbidden, forbidden, forbidden, banned
        ban,            owner,           forbidden, forbidden, forbidden, forbidden, banned
        unban,          banned,          yes,       yes,       forbidden, forbidden, banned
        mute,           visitor,         yes,       yes,       forbidden, forbidden, banned
        mute,           other_moderator, yes,       forbidden, forbidden, forbidden, banned
        lock,           visitor,         yes,       yes,       forbidden, forbidden, banned
        key,            visitor,         yes,       forbidden, forbidden, forbidden, banned
        expire,         visitor,         yes,       forbidden, forbidden, forbidden, banned
        """)
    void keepers_change_what_is_below_them(
            String change, String of, String owner, String moderator, String member, String visitor, String banned) {
        Rights rights = kept();
        StateChange asked = Objects.requireNonNull(CHANGES.get(change)).apply(Objects.requireNonNull(PEOPLE.get(of)));

        assertThat(new String[] {
                    said(Keeping.changing(rights, OWNER, asked, NOW)),
                    said(Keeping.changing(rights, MODERATOR, asked, NOW)),
                    said(Keeping.changing(rights, MEMBER, asked, NOW)),
                    said(Keeping.changing(rights, VISITOR, asked, NOW)),
                    said(Keeping.changing(rights, BANNED, asked, NOW))
                })
                .containsExactly(owner, moderator, member, visitor, banned);
    }

    private static String said(@Nullable Refusal refusal) {
        return refusal == null ? "yes" : refusal.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void in_a_room_that_nobody_has_founded_nobody_keeps_anything() {
        CHANGES.forEach((name, change) -> assertThat(Keeping.changing(Rights.NONE, OWNER, change.apply(VISITOR), NOW))
                .as(name)
                .isEqualTo(Refusal.FORBIDDEN));
    }

    @Test
    void who_has_not_passed_the_door_does_not_write() {
        Rights rights = kept();

        assertThat(Keeping.writing(rights, VISITOR, false, 0, NOW)).isEqualTo(Refusal.NOT_JOINED);
        assertThat(Keeping.writing(rights, VISITOR, true, 0, NOW)).isNull();
        assertThat(Keeping.writing(rights, VISITOR, false, rights.doorSeq(), NOW))
                .isNull();
        assertThat(Keeping.writing(rights, VISITOR, false, rights.doorSeq() + 1, NOW))
                .isEqualTo(Refusal.NOT_JOINED);
        assertThat(Keeping.writing(rights, MEMBER, false, 0, NOW)).isNull();
    }

    @Test
    void where_a_role_is_wanted_nothing_else_lets_anybody_write() {
        Rights members = founded(new DoorSet(DoorKind.MEMBERS, null, HistoryRule.ALL, null));

        assertThat(Keeping.writing(members, VISITOR, true, members.doorSeq(), NOW))
                .isEqualTo(Refusal.NOT_JOINED);
        assertThat(Keeping.writing(members, OWNER, false, 0, NOW)).isNull();
    }

    @Test
    void nobody_is_made_owner_whom_nobody_could_free_then() {
        assertThat(Keeping.changing(kept(), OWNER, new RoleGiven(BANNED, Role.OWNER), NOW))
                .isEqualTo(Refusal.FORBIDDEN);
        assertThat(Keeping.changing(kept(), OWNER, new RoleGiven(MUTED, Role.OWNER), NOW))
                .isEqualTo(Refusal.FORBIDDEN);
        assertThat(Keeping.changing(kept(), OWNER, new RoleGiven(MUTED, Role.OWNER), LATER))
                .isNull();
    }

    @Test
    void a_ban_that_is_drawn_out_keeps_the_address_that_nobody_sees_any_more() {
        AddressTag home = new AddressTag(9, 9);
        Rights drawnOut = of(kept(), new Banned(VISITOR, LATER, home), new Banned(VISITOR, StateChange.FOREVER, null));

        assertThat(drawnOut.isBanned(home, LATER + 1)).isTrue();
        assertThat(of(drawnOut, new Banned(VISITOR, StateChange.LIFTED, null), new Banned(VISITOR, LATER, null))
                        .isBanned(home, NOW))
                .isFalse();
    }

    @Test
    void a_new_door_wants_to_be_passed_anew() {
        Rights rights = kept();
        long passed = rights.doorSeq();
        Rights changed = of(rights, new Locked(false), new DoorSet(DoorKind.PASSPHRASE, MAC, HistoryRule.ALL, null));

        assertThat(Keeping.writing(changed, VISITOR, false, passed, NOW)).isEqualTo(Refusal.NOT_JOINED);
    }

    @Test
    void who_is_banned_or_muted_is_silent_until_it_is_over() {
        Rights rights = kept();

        assertThat(Keeping.writing(rights, BANNED, true, 0, LATER - 1)).isEqualTo(Refusal.BANNED);
        assertThat(Keeping.writing(rights, BANNED, true, 0, LATER)).isNull();
        assertThat(Keeping.writing(rights, MUTED, true, 0, LATER - 1)).isEqualTo(Refusal.MUTED);
        assertThat(Keeping.writing(rights, MUTED, true, 0, LATER)).isNull();
    }

    @Test
    void in_a_direct_room_there_is_nobody_to_let_in_and_no_other_door() {
        Rights direct = founded(new DoorSet(DoorKind.DIRECT, null, HistoryRule.ALL, MEMBER));

        assertThat(direct.role(OWNER)).isEqualTo(Role.OWNER);
        assertThat(direct.role(MEMBER)).isEqualTo(Role.MEMBER);
        assertThat(Keeping.changing(direct, OWNER, new RoleGiven(VISITOR, Role.MEMBER), NOW))
                .isEqualTo(Refusal.FORBIDDEN);
        assertThat(Keeping.changing(direct, MEMBER, new RoleGiven(MEMBER, Role.NONE), NOW))
                .isEqualTo(Refusal.FORBIDDEN);
        assertThat(Keeping.changing(direct, OWNER, new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null), NOW))
                .isEqualTo(Refusal.FORBIDDEN);
    }

    @Test
    void a_room_has_one_owner_at_most() {
        Rights handed = of(kept(), new RoleGiven(MEMBER, Role.OWNER));

        assertThat(handed.owner()).isEqualTo(MEMBER);
        assertThat(handed.role(OWNER)).isEqualTo(Role.MODERATOR);
    }

    @Test
    void a_room_has_as_many_members_as_it_can_have() {
        Rights full = kept();
        for (int i = full.places().size(); i < Keeping.MOST_PLACES; i += 500) {
            Map<AuthorId, Rights.Place> more = new HashMap<>(full.places());
            for (int j = 0; j < 500 && more.size() < Keeping.MOST_PLACES; j++) {
                more.put(new AuthorId(100 + i, j), new Rights.Place(Role.MEMBER, 9));
            }
            full = new Rights(full.door(), full.doorSeq(), more, full.bans(), full.mutes(), false, 0);
        }

        assertThat(Keeping.changing(full, OWNER, new RoleGiven(VISITOR, Role.MEMBER), NOW))
                .isEqualTo(Refusal.ROOM_FULL);
        assertThat(Keeping.changing(full, OWNER, new RoleGiven(MEMBER, Role.MODERATOR), NOW))
                .isNull();
    }
}
