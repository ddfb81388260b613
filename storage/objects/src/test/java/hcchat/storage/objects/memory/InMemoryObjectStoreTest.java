package hcchat.storage.objects.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hcchat.storage.objects.ObjectStore;
import hcchat.storage.objects.ObjectStoreContract;
import hcchat.storage.objects.ObjectStoreException;
import org.junit.jupiter.api.Test;

class InMemoryObjectStoreTest extends ObjectStoreContract {
    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected void put(String key, int bytes) {
        assertThat(store.put(key, bytes)).isTrue();
    }

    @Override
    protected void putPart(String key, String upload, int number, int bytes) {
        assertThat(store.putPart(key, upload, number, bytes)).isTrue();
    }

    @Test
    void what_lies_under_a_key_is_not_put_over() {
        store.put("k", 1);

        assertThat(store.put("k", 2)).isFalse();

        assertThat(store.head("k")).extracting(ObjectStore.Stored::bytes).isEqualTo(1L);
    }

    @Test
    void a_store_that_is_away_says_so_until_it_is_back() {
        store.setAway(true);

        assertThat(store.isThere()).isFalse();
        assertThatExceptionOfType(ObjectStoreException.class)
                .isThrownBy(() -> store.head("k"))
                .satisfies(failure -> assertThat(failure.away()).isTrue());
        store.setAway(false);
        assertThat(store.head("k")).isNull();
    }
}
