package hcchat.log.account;

import hcchat.log.account.AccountChange.AccountEnded;
import hcchat.log.account.AccountChange.DeviceEnded;
import hcchat.log.account.AccountChange.TokenEnded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Which access tokens are dead before their time, as far as the changes that were followed tell. Asked by any thread.
///
/// What ended longer ago than [#KEPT] is forgotten: a token from before it has expired by itself. So it holds what
/// ended within that time, at about 100 bytes each.
public final class Revocations implements AccountChanges.Reader {
    /// No access token may live longer; who follows begins this far back. Tokens live 10 minutes: the rest is for
    /// clocks that differ and for a log that is slow.
    public static final Duration KEPT = Duration.ofMinutes(30);

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final LongSupplier clockMillis;
    private final Map<UUID, Long> accounts = new ConcurrentHashMap<>();
    private final Map<DeviceOf, Long> devices = new ConcurrentHashMap<>();
    private final Map<UUID, Long> tokens = new ConcurrentHashMap<>();
    private volatile AccountChanges.@Nullable Reader then;
    private volatile boolean current;
    private long sweptMillis;

    /// @param clockMillis of [System#currentTimeMillis()], or a test's
    public Revocations(LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
        this.sweptMillis = clockMillis.getAsLong();
    }

    /// From when on the changes must be read for this to become [#isCurrent()].
    public long fromMillis() {
        return clockMillis.getAsLong() - KEPT.toMillis();
    }

    /// Whether everything has been read that was there at the start: before that nobody can say that a token is
    /// alive.
    public boolean isCurrent() {
        return current;
    }

    /// Tells `next` of each change, after it holds here: who lets somebody in first notes them where `next` finds
    /// them and then asks, or notes them in vain.
    public void then(AccountChanges.Reader next) {
        then = next;
    }

    /// @param issuedMillis when it was made, not later than it was
    /// @return whether something has ended since that this token needs
    public boolean isDead(UUID account, UUID device, UUID token, long issuedMillis) {
        return tokens.containsKey(token)
                || isBefore(issuedMillis, accounts.get(account))
                || isBefore(issuedMillis, devices.get(new DeviceOf(account, device)));
    }

    private static boolean isBefore(long issuedMillis, @Nullable Long ended) {
        return ended != null && issuedMillis < ended;
    }

    @Override
    public void changed(List<AccountChange> changes) {
        changes.forEach(this::note);
        sweepIfDue();
        AccountChanges.Reader next = then;
        if (next != null) {
            next.changed(changes);
        }
    }

    private void note(AccountChange change) {
        switch (change) {
            case DeviceEnded ended ->
                devices.merge(new DeviceOf(ended.account(), ended.device()), ended.at(), Math::max);
            case AccountEnded ended -> accounts.merge(ended.account(), ended.at(), Math::max);
            case TokenEnded ended ->
                tokens.merge(ended.token(), Math.min(ended.expires(), ended.at() + KEPT.toMillis()), Math::max);
        }
    }

    @Override
    public void caughtUp() {
        current = true;
        AccountChanges.Reader next = then;
        if (next != null) {
            next.caughtUp();
        }
    }

    /// Forgets what is of no use any more; to be called now and then, if changes may stay away.
    public synchronized void sweepIfDue() {
        long now = clockMillis.getAsLong();
        if (now - sweptMillis >= SWEEP.toMillis()) {
            sweptMillis = now;
            long forgotten = now - KEPT.toMillis();
            accounts.values().removeIf(ended -> ended < forgotten);
            devices.values().removeIf(ended -> ended < forgotten);
            tokens.values().removeIf(expires -> expires < forgotten);
        }
    }

    /// How many endings are remembered.
    public int size() {
        return accounts.size() + devices.size() + tokens.size();
    }

    private record DeviceOf(UUID account, UUID device) {}
}
