package hcchat.log.account;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.log.Seeds;
import hcchat.log.account.AccountChange.AccountEnded;
import hcchat.log.account.AccountChange.DeviceEnded;
import hcchat.log.account.AccountChange.TokenEnded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private static final UUID ALICE = new UUID(1, 1);
    private static final UUID BOB = new UUID(1, 2);
    private static final UUID PHONE = new UUID(2, 1);
    private static final UUID LAPTOP = new UUID(2, 2);
    private static final UUID TOKEN = new UUID(3, 1);
    private static final UUID OTHER = new UUID(3, 2);

    private long now = 1_700_000_000_000L;
    private final Revocations revocations = new Revocations(() -> now);

    @Test
    void nobody_can_say_that_a_token_is_alive_before_the_changes_were_read() {
        assertThat(revocations.isCurrent()).isFalse();

        revocations.caughtUp();

        assertThat(revocations.isCurrent()).isTrue();
        assertThat(revocations.fromMillis()).isEqualTo(now - Revocations.KEPT.toMillis());
    }

    @Test
    void a_token_from_before_its_devices_end_is_dead_and_a_later_one_lives() {
        revocations.changed(List.of(new DeviceEnded(ALICE, PHONE, now)));

        assertThat(revocations.isDead(ALICE, PHONE, TOKEN, now - 1)).isTrue();
        assertThat(revocations.isDead(ALICE, PHONE, TOKEN, now)).isFalse();
        assertThat(revocations.isDead(ALICE, LAPTOP, TOKEN, now - 1)).isFalse();
        assertThat(revocations.isDead(BOB, PHONE, TOKEN, now - 1)).isFalse();
    }

    @Test
    void an_accounts_end_is_that_of_all_its_devices() {
        revocations.changed(List.of(new AccountEnded(ALICE, now)));

        assertThat(revocations.isDead(ALICE, PHONE, TOKEN, now - 1)).isTrue();
        assertThat(revocations.isDead(ALICE, LAPTOP, OTHER, now - 1)).isTrue();
        assertThat(revocations.isDead(BOB, PHONE, TOKEN, now - 1)).isFalse();
    }

    @Test
    void one_token_dies_alone() {
        revocations.changed(List.of(new TokenEnded(TOKEN, now + 600_000, now)));

        assertThat(revocations.isDead(ALICE, PHONE, TOKEN, now - 1)).isTrue();
        assertThat(revocations.isDead(ALICE, PHONE, OTHER, now - 1)).isFalse();
    }

    @Test
    void an_older_end_that_is_told_again_takes_nothing_back() {
        revocations.changed(List.of(new DeviceEnded(ALICE, PHONE, now), new DeviceEnded(ALICE, PHONE, now - 5_000)));

        assertThat(revocations.isDead(ALICE, PHONE, TOKEN, now - 1)).isTrue();
    }

    @Test
    void what_ended_longer_ago_than_any_token_lives_is_forgotten() {
        for (int i = 0; i < 1_000; i++) {
            UUID id = new UUID(9, i);
            revocations.changed(List.of(
                    new DeviceEnded(id, PHONE, now),
                    new AccountEnded(id, now),
                    new TokenEnded(id, Long.MAX_VALUE, now)));
        }
        assertThat(revocations.size()).isEqualTo(3_000);

        now += 2 * Revocations.KEPT.toMillis() + Duration.ofMinutes(1).toMillis();
        revocations.sweepIfDue();

        assertThat(revocations.size()).isZero();
    }

    @Test
    void who_listens_finds_a_change_in_force_when_it_is_told() {
        List<Boolean> found = new ArrayList<>();
        revocations.then(changes -> found.add(revocations.isDead(ALICE, PHONE, TOKEN, now - 1)));

        revocations.changed(List.of(new DeviceEnded(ALICE, PHONE, now)));

        assertThat(found).containsExactly(true);
    }

    /// Whatever comes, in whatever order and however often, what must be dead is dead as long as a token could
    /// live.
    @Test
    void no_token_that_was_ended_is_ever_alive_while_it_could_be_valid() {
        Random random = Seeds.random(getClass());
        long begin = now;
        List<AccountChange> told = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            now += random.nextInt(4_000);
            AccountChange change =
                    random.nextInt(5) == 0 && !told.isEmpty() ? told.get(random.nextInt(told.size())) : any(random);
            told.add(change);
            revocations.changed(List.of(change));
            UUID account = new UUID(1, random.nextInt(5));
            UUID device = new UUID(2, random.nextInt(3));
            UUID token = new UUID(3, random.nextInt(20));
            long issued = Math.max(begin, now - random.nextInt(600_000));
            boolean must = told.stream().anyMatch(end -> switch (end) {
                case DeviceEnded d -> d.account().equals(account) && d.device().equals(device) && issued < d.at();
                case AccountEnded a -> a.account().equals(account) && issued < a.at();
                case TokenEnded t -> t.token().equals(token) && t.expires() > now;
            });
            if (must) {
                assertThat(revocations.isDead(account, device, token, issued)).isTrue();
            }
        }
        assertThat(revocations.size()).isLessThan(5 * 3 + 5 + 20 + 1);
    }

    private AccountChange any(Random random) {
        UUID account = new UUID(1, random.nextInt(5));
        return switch (random.nextInt(3)) {
            case 0 -> new DeviceEnded(account, new UUID(2, random.nextInt(3)), now);
            case 1 -> new AccountEnded(account, now);
            default -> new TokenEnded(new UUID(3, random.nextInt(20)), now + random.nextInt(600_000), now);
        };
    }
}
