package hcchat.edge.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final String HOME = "192.0.2.1";
    private static final int MIB = 1 << 20;

    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
    private final Addresses addresses = new Addresses(AddressLimits.DEFAULTS, nanos::get);

    private Allowance enter(String address) {
        return Objects.requireNonNull(addresses.enter(address));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static int granted(LongSupplier question) {
        int granted = 0;
        while (question.getAsLong() == 0) {
            granted++;
        }
        return granted;
    }

    @Test
    void an_address_has_64_sockets_and_another_one_when_one_goes() {
        List<Allowance> sockets = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            sockets.add(enter(HOME));
        }
        assertThat(addresses.enter(HOME)).isNull();
        assertThat(addresses.enter("192.0.2.2")).isNotNull();
        addresses.leave(sockets.removeFirst());
        assertThat(addresses.enter(HOME)).isNotNull();
        assertThat(addresses.enter(HOME)).isNull();
    }

    @Test
    void its_sockets_share_40_frames_a_second_and_others_have_their_own() {
        Allowance one = enter(HOME);
        Allowance two = enter(HOME);
        assertThat(granted(one::frame)).isEqualTo(240);
        assertThat(two.frame()).isEqualTo(25);
        assertThat(enter("192.0.2.2").frame()).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(granted(two::frame)).isEqualTo(40);
        pass(Duration.ofHours(1));
        assertThat(granted(one::frame)).isEqualTo(240);
    }

    @Test
    void it_joins_60_times_at_once_and_then_5_times_a_second() {
        Allowance home = enter(HOME);
        assertThat(granted(home::join)).isEqualTo(60);
        assertThat(home.join()).isEqualTo(200);
        pass(Duration.ofSeconds(2));
        assertThat(granted(home::join)).isEqualTo(10);
    }

    @Test
    void it_holds_2000_memberships() {
        Allowance home = enter(HOME);
        for (int i = 0; i < 2_000; i++) {
            assertThat(home.takeMembership()).isTrue();
        }
        assertThat(home.takeMembership()).isFalse();
        home.giveMembership();
        assertThat(home.takeMembership()).isTrue();
        assertThat(home.takeMembership()).isFalse();
    }

    @Test
    void a_replay_begins_while_anything_of_64_mib_is_left_and_what_it_overdraws_comes_back_first() {
        Allowance home = enter(HOME);
        home.replayed(63 * MIB);
        assertThat(home.untilReplay()).isZero();
        home.replayed(8 * MIB);
        assertThat(home.untilReplay()).isBetween(6_562L, 6_564L);
        pass(Duration.ofMillis(6_500));
        assertThat(home.untilReplay()).isPositive();
        pass(Duration.ofMillis(100));
        assertThat(home.untilReplay()).isZero();
    }

    @Test
    void who_cuts_and_comes_back_finds_what_was_used() {
        Allowance before = enter(HOME);
        granted(before::frame);
        granted(before::join);
        addresses.leave(before);
        addresses.sweep();
        Allowance after = enter(HOME);
        assertThat(after.frame()).isPositive();
        assertThat(after.join()).isPositive();
        addresses.leave(after);
        pass(Duration.ofMinutes(11));
        addresses.sweep();
        assertThat(addresses.remembered()).isZero();
    }

    @Test
    void who_has_many_addresses_does_not_fill_the_memory_nor_push_out_who_is_here() {
        Allowance home = enter(HOME);
        granted(home::frame);
        for (int i = 0; i < 5 * Addresses.MOST; i++) {
            addresses.leave(enter("network " + i));
        }
        assertThat(addresses.remembered()).isEqualTo(Addresses.MOST + 1);
        assertThat(enter(HOME)).isSameAs(home);
    }
}
