package hcchat.client.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
    private final SeenIds seen = new SeenIds();

    @Test
    void an_id_is_believed_at_one_place_however_often() {
        UUID id = UUID.randomUUID();

        assertThat(seen.at(id, 7)).isTrue();
        assertThat(seen.at(id, 7)).isTrue();
        assertThat(seen.at(id, 8)).isFalse();
    }

    @Test
    void the_newest_are_remembered_and_the_oldest_forgotten() {
        for (long seq = 1; seq <= SeenIds.MOST + 1; seq++) {
            seen.at(new UUID(0, seq), seq);
        }

        assertThat(seen.at(new UUID(0, SeenIds.MOST + 1), 1)).isFalse();
        assertThat(seen.at(new UUID(0, 1), 99_999)).isTrue();
    }
}
