package hcchat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void waits_for_a_place_in_the_history_and_keeps_it_all() throws Exception {
        Transcript transcript = new Transcript();
        Thread.ofVirtual().start(() -> {
            transcript.accept(new Told.Gone(1, 2));
            transcript.accept(new RoomSignal.OutOfTurn(3, 2));
            transcript.accept(new Told.Gone(3, 5));
        });
        transcript.awaitSeq(4, PATIENCE);

        assertThat(transcript.told()).containsExactly(new Told.Gone(1, 2), new Told.Gone(3, 5));
        assertThat(transcript.troubles()).containsExactly(new RoomSignal.OutOfTurn(3, 2));
    }

    @Test
    void fails_when_what_is_awaited_does_not_come() {
        assertThatThrownBy(() -> new Transcript().awaitSeq(1, Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class);
    }
}
