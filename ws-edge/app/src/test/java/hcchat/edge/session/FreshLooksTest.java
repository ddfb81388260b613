package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.wire.Limits;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreshLooksTest {
    private static final AuthorId ALICE = new AuthorId(0x8000_0000_0000_0001L, 0xFFFF_FFFF_FFFF_FFFFL);

    private static Member fresh(AuthorId author, String nick) {
        return Looks.fresh(author, nick, "", "hash", false);
    }

    @Test
    void who_comes_back_has_the_same_number_and_colour_under_any_nick() {
        assertThat(fresh(ALICE, "alice2")).isEqualTo(fresh(ALICE, "alice").named("alice2"));
    }

    @Test
    void who_says_no_name_is_given_one_that_nobody_has() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            names.add(Looks.nobodysName());
        }
        assertThat(names).hasSize(10_000).allMatch(Limits::isNick);
    }

    @Test
    void numbers_fit_a_double_and_tell_people_apart_and_colours_are_hex() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random chance = new Random(seed);
        Set<Long> numbers = new HashSet<>();
        Set<String> colors = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            Member member = fresh(new AuthorId(chance.nextLong(), chance.nextLong()), "nick");
            assertThat(member.userId()).isBetween(0L, 9_999_999_999_998L);
            assertThat(member.color()).matches("[0-9a-f]{6}");
            numbers.add(member.userId());
            colors.add(String.valueOf(member.color()));
        }
        assertThat(numbers).hasSize(10_000);
        assertThat(colors).hasSizeGreaterThan(500);
    }
}
