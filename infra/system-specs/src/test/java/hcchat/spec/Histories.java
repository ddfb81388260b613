package hcchat.spec;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.HeadCheck;
import hcchat.client.RoomSignal;
import hcchat.client.Told;
import hcchat.client.Transcript;
import hcchat.harness.Speaker;
import hcchat.room.RoomEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/// What every witness must be able to say of a room.
public final class Histories {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Histories() {}

    /// Waits for `last`; every event up to it was told once and in order, and the server told nothing out of turn.
    public static void isWhole(Transcript heard, long first, long last) throws InterruptedException, TimeoutException {
        heard.awaitSeq(last, PATIENCE);
        assertThat(heard.troubles()).isEmpty();
        assertThat(seqs(heard.told()))
                .isEqualTo(LongStream.rangeClosed(first, last).boxed().toList());
    }

    /// Waits until a head that the server has signed follows from the frames that this witness was given.
    public static void isProven(Transcript heard, long seq) throws InterruptedException, TimeoutException {
        heard.await(
                signal -> signal instanceof RoomSignal.Synced(HeadCheck.Proven(int _, long proven)) && proven >= seq,
                PATIENCE);
    }

    /// Every message that was acknowledged is there, at the place that was acknowledged, and no message is there
    /// twice.
    public static void hasAll(List<Told> told, List<Speaker> speakers) {
        Map<UUID, Long> places = new HashMap<>();
        for (Told one : told) {
            if (one instanceof Told.Said said && said.event() instanceof RoomEvent.MessagePosted posted) {
                assertThat(places.put(posted.meta().id(), posted.meta().seq()))
                        .as("an earlier place of %s", posted.meta().id())
                        .isNull();
            }
        }
        for (Speaker speaker : speakers) {
            assertThat(places).containsAllEntriesOf(speaker.acknowledged());
        }
    }

    public static List<Long> seqs(List<Told> told) {
        List<Long> seqs = new ArrayList<>();
        told.forEach(one -> LongStream.rangeClosed(one.from(), one.to()).forEach(seqs::add));
        return seqs;
    }
}
