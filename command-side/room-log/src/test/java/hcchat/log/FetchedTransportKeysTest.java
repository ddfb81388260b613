package hcchat.log;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.storage.seal.ServerSecrets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FetchedTransportKeysTest {
    private static final byte[] AAD = {1};
    private static final byte[] PLAIN = {2, 3};
    private static final Map<String, byte[]> FIRST = Map.of("transport.1", key(1));
    private static final Map<String, byte[]> BOTH = Map.of("transport.1", key(1), "transport.2", key(2));
    private static final byte[] BY_FIRST = seal(FIRST);
    private static final byte[] BY_SECOND = seal(BOTH);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
    private @Nullable Map<String, byte[]> service = FIRST;
    private final FetchedTransportKeys keys = new FetchedTransportKeys(this::ask, nanos::get);

    private CompletableFuture<Map<String, byte[]>> ask() {
        asked.incrementAndGet();
        return service == null
                ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                : CompletableFuture.completedFuture(service);
    }

    @Test
    void a_key_that_was_published_is_there_when_it_seals_though_nobody_can_be_asked_then() {
        assertThat(keys.open(AAD, BY_FIRST)).isEqualTo(PLAIN);
        service = BOTH;
        nanos.addAndGet(Duration.ofMinutes(3).toNanos());
        assertThat(keys.open(AAD, BY_FIRST)).isEqualTo(PLAIN);

        service = null;

        assertThat(keys.open(AAD, BY_SECOND)).isEqualTo(PLAIN);
    }

    @Test
    void a_key_that_nobody_has_told_yet_is_asked_for_once_a_second() {
        assertThat(keys.open(AAD, BY_FIRST)).isEqualTo(PLAIN);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(keys.open(AAD, BY_SECOND)).isNull();
        assertThat(keys.open(AAD, BY_SECOND)).isNull();
        assertThat(asked).hasValue(2);

        service = BOTH;
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(keys.open(AAD, BY_SECOND)).isEqualTo(PLAIN);
    }

    @Test
    void what_was_told_opens_while_nobody_can_be_asked() {
        assertThat(keys.open(AAD, BY_FIRST)).isEqualTo(PLAIN);
        service = null;
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(keys.open(AAD, BY_FIRST)).isEqualTo(PLAIN);
        assertThat(keys.open(AAD, BY_SECOND)).isNull();
    }

    private static byte[] seal(Map<String, byte[]> secrets) {
        return new ServerSecrets(secrets).transport().seal(AAD, PLAIN);
    }

    private static byte[] key(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return key;
    }
}
