package hcchat.command.grants;

import hcchat.command.account.AccountDatabase;
import hcchat.command.account.Times;
import hcchat.command.grants.SigningKeyTable.Row;
import hcchat.storage.seal.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of access tokens, as they follow each other. A key is published some time before it signs, so that who
/// verifies knows it by then, and as long after as a token of its lives.
public final class SigningKeys {
    /// How long a key is published before it signs: who keeps the published keys asks again within that time.
    public static final Duration AHEAD = Duration.ofMinutes(10);

    // Clocks differ; and a token that has just expired is to be told so, not that nobody knows its key.
    private static final Duration AFTER = Duration.ofMinutes(10);

    private final SigningKeyTable table;
    private final Duration tokenLife;
    private final Duration keyLife;
    private final Clock clock;
    private volatile List<SigningKey> keys = List.of();

    /// @param tokenLife how long what they sign is good
    /// @param keyLife how long each signs
    public SigningKeys(AccountDatabase database, MasterKey master, Duration tokenLife, Duration keyLife, Clock clock) {
        this.table = new SigningKeyTable(database, master);
        this.tokenLife = tokenLife;
        this.keyLife = keyLife;
        this.clock = clock;
    }

    /// Reads the keys; makes the next one and forgets old ones when it is time. Called at the start, and each
    /// minute.
    public void refresh() {
        Instant now = Times.now(clock);
        List<SigningKey> all = table.all();
        if (isDue(all, now) || !old(all, now).isEmpty()) {
            all = table.change((rows, held) -> change(rows, held, now));
        }
        keys = List.copyOf(all);
    }

    private boolean isDue(List<SigningKey> all, Instant now) {
        return all.isEmpty()
                || !all.getLast().signsFrom().plus(keyLife).minus(AHEAD).isAfter(now);
    }

    private void change(Row rows, List<SigningKey> held, Instant now) {
        old(held, now).forEach(rows::forget);
        if (isDue(held, now)) {
            // The first one has nobody before it who could sign meanwhile.
            rows.add(SigningKey.generate(held.isEmpty() ? now : now.plus(AHEAD)));
        }
    }

    /// Those whose last token has expired: tokenLife after the next key has begun.
    private List<SigningKey> old(List<SigningKey> all, Instant now) {
        List<SigningKey> old = new ArrayList<>();
        for (int i = 0; i + 1 < all.size(); i++) {
            Instant needed = all.get(i + 1).signsFrom().plus(tokenLife).plus(AFTER);
            if (needed.isBefore(now)) {
                old.add(all.get(i));
            }
        }
        return old;
    }

    /// All that are to be published.
    List<SigningKey> published() {
        return keys;
    }

    /// The one that signs at this moment.
    ///
    /// @throws IllegalStateException before the first [#refresh()]
    SigningKey signing() {
        Instant now = clock.instant();
        List<SigningKey> all = keys;
        for (SigningKey key : all.reversed()) {
            if (!key.signsFrom().isAfter(now)) {
                return key;
            }
        }
        if (all.isEmpty()) {
            throw new IllegalStateException("the signing keys were never read");
        }
        // The clock was set back.
        return all.getFirst();
    }

    @Nullable
    SigningKey named(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst().orElse(null);
    }
}
