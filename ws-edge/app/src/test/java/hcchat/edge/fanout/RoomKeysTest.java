package hcchat.edge.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.KeyClient;
import hcchat.intake.KeyClient.KeyId;
import hcchat.room.RoomId;
import hcchat.storage.seal.AeadKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoomKeysTest {
    private static final KeyId KNOWN = new KeyId(new RoomId(1, 1), 1);
    private static final KeyId ERASED = new KeyId(new RoomId(2, 2), 1);

    private final AtomicLong now = new AtomicLong();
    private final CountingClient client = new CountingClient();
    private final RoomKeys keys = new RoomKeys(client, now::get);

    private void pass(long seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        keys.expire();
    }

    @Test
    void missing_keys_are_asked_for_in_one_question_and_then_known() {
        keys.fetch(List.of(KNOWN, ERASED, KNOWN)).join();
        keys.fetch(List.of(KNOWN, ERASED)).join();
        assertThat(client.questions).isEqualTo(1);
        assertThat(keys.key(KNOWN)).isNotNull();
        assertThat(keys.knows(ERASED)).isTrue();
        assertThat(keys.key(ERASED)).isNull();
    }

    @Test
    void a_key_is_asked_for_again_before_it_goes_and_gone_after_ten_minutes() {
        keys.fetch(List.of(KNOWN)).join();
        pass(9 * 60 + 30);
        assertThat(keys.knows(KNOWN)).isFalse();
        assertThat(keys.key(KNOWN)).isNotNull();
        pass(30);
        assertThat(keys.key(KNOWN)).isNull();
    }

    @Test
    void a_key_that_was_missing_is_asked_for_again_soon() {
        keys.fetch(List.of(ERASED)).join();
        pass(6);
        assertThat(keys.knows(ERASED)).isFalse();
    }

    @Test
    void the_keys_of_an_erased_room_go_at_once() {
        keys.fetch(List.of(KNOWN)).join();
        keys.forget(KNOWN.room());
        assertThat(keys.key(KNOWN)).isNull();
    }

    private static final class CountingClient implements KeyClient {
        private int questions;

        @Override
        public CompletableFuture<Map<String, byte[]>> serverSecrets() {
            return CompletableFuture.completedFuture(Map.of());
        }

        @Override
        public CompletableFuture<Map<KeyId, byte[]>> roomKeys(Collection<KeyId> ids) {
            questions++;
            Map<KeyId, byte[]> found = new HashMap<>();
            ids.stream()
                    .filter(KNOWN::equals)
                    .forEach(id -> found.put(id, AeadKey.generate().exportForWrapping()));
            return CompletableFuture.completedFuture(found);
        }

        @Override
        public void close() {}
    }
}
