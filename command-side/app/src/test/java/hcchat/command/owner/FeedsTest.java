package hcchat.command.owner;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.LiveRecord;
import hcchat.log.LogRecord;
import hcchat.log.LogRecordCodec;
import hcchat.log.TransportSeal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedsTest {
    private final Feeds feeds = new Feeds();
    private final List<List<LiveRecord>> first = new ArrayList<>();
    private final List<List<LiveRecord>> second = new ArrayList<>();

    @Test
    void a_round_reaches_every_edge_in_one_call_and_can_be_read() {
        feeds.attached("edge-1", 1, first::add);
        feeds.attached("edge-2", 2, second::add);

        feeds.add(record(7));
        feeds.add(record(8));
        feeds.flush();

        assertThat(first).hasSize(1).isEqualTo(second);
        assertThat(first.getFirst()).extracting(LiveRecord::number).containsExactly(7L, 8L);
        LiveRecord one = first.getFirst().getFirst();
        assertThat(new LogRecordCodec(TransportSeal.NONE)
                        .decode(one.partition(), one.epoch(), one.term(), one.value())
                        .numbered(one.number()))
                .isEqualTo(record(7));
    }

    @Test
    void who_has_gone_is_fed_no_more_and_who_came_again_still_is() {
        feeds.attached("edge-1", 1, first::add);
        feeds.attached("edge-1", 2, second::add);
        // The end of the former stream is heard late.
        feeds.detached("edge-1", 1);
        feeds.add(record(1));
        feeds.flush();
        assertThat(first).isEmpty();
        assertThat(second).hasSize(1);

        feeds.detached("edge-1", 2);
        feeds.add(record(2));
        feeds.flush();

        assertThat(second).hasSize(1);
    }

    @Test
    void nothing_is_kept_for_an_edge_that_comes_later() {
        feeds.add(record(1));
        feeds.attached("edge-1", 1, first::add);
        feeds.flush();

        assertThat(first).isEmpty();
    }

    private static LogRecord record(long number) {
        return new LogRecord(3, 1, 2, number, 40, List.of());
    }
}
