package hcchat.log;

import hcchat.storage.seal.SealBroken;
import hcchat.storage.seal.ServerSecrets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The transport keys of who gets them from the key service: fetched when first needed, again every two minutes while
/// records come, which nobody waits for and which is long before a new key seals, and at once when a record comes that
/// was sealed under another one.
public final class FetchedTransportKeys implements TransportSeal {
    private static final Logger LOG = LoggerFactory.getLogger(FetchedTransportKeys.class);
    // Old records may be sealed under forgotten keys by the thousand: they mustn't cost a call each.
    private static final long FETCH_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private static final long RENEW_EVERY_NANOS = Duration.ofMinutes(2).toNanos();

    private final Supplier<? extends CompletionStage<Map<String, byte[]>>> fetch;
    private final LongSupplier nanoTime;
    private final AtomicLong missed = new AtomicLong();
    private hcchat.storage.seal.@Nullable TransportSeal keys;
    private long fetchedNanos;
    private long renewedNanos;

    /// @param fetch asks the key service for the server's secrets, and returns at once
    public FetchedTransportKeys(Supplier<? extends CompletionStage<Map<String, byte[]>>> fetch) {
        this(fetch, System::nanoTime);
    }

    FetchedTransportKeys(Supplier<? extends CompletionStage<Map<String, byte[]>>> fetch, LongSupplier nanoTime) {
        this.fetch = fetch;
        this.nanoTime = nanoTime;
    }

    @Override
    public byte[] seal(byte[] aad, byte[] plain) {
        hcchat.storage.seal.TransportSeal known = keys(false);
        if (known == null) {
            throw new IllegalStateException("the transport keys are not to be had");
        }
        return known.seal(aad, plain);
    }

    @Override
    public byte @Nullable [] open(byte[] aad, byte[] sealed) {
        hcchat.storage.seal.TransportSeal known = keys(false);
        if (known == null || !known.knows(sealed)) {
            known = keys(true);
        }
        if (known == null || !known.knows(sealed)) {
            missed();
            return null;
        }
        try {
            return known.open(aad, sealed);
        } catch (SealBroken broken) {
            throw new IllegalArgumentException("a record whose seal is broken", broken);
        }
    }

    private void missed() {
        long count = missed.incrementAndGet();
        // The first, the second, the fourth …: whoever reads far back finds forgotten keys by the thousand.
        if (Long.bitCount(count) == 1) {
            LOG.warn("A record's transport key isn't to be had, {} so far: what passed in it can't be read", count);
        }
    }

    private synchronized hcchat.storage.seal.@Nullable TransportSeal keys(boolean again) {
        long now = nanoTime.getAsLong();
        boolean due = fetchedNanos == 0 || now - fetchedNanos > FETCH_EVERY_NANOS;
        if ((keys == null || again) && due) {
            fetchedNanos = now;
            try {
                take(fetch.get().toCompletableFuture().join());
                renewedNanos = now;
            } catch (CompletionException unavailable) {
                LOG.warn("The transport keys could not be fetched: {}", String.valueOf(unavailable.getCause()));
            }
        } else if (keys != null && now - renewedNanos > RENEW_EVERY_NANOS) {
            renewedNanos = now;
            var _ = fetch.get().whenComplete((told, failure) -> {
                if (told != null) {
                    take(told);
                } else {
                    LOG.debug("The transport keys could not be renewed", failure);
                }
            });
        }
        return keys;
    }

    private synchronized void take(Map<String, byte[]> told) {
        keys = new ServerSecrets(told).transport();
    }
}
