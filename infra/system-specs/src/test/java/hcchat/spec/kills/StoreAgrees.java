package hcchat.spec.kills;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.harness.Await;
import hcchat.harness.Server;
import hcchat.room.StoredEvent;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// Whether what was made from the store says what the store says.
final class StoreAgrees {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private StoreAgrees() {}

    /// Positions count without a hole, and the log holds exactly the store's events.
    static void withTheLog(Server server) {
        SortedMap<Integer, SortedMap<Long, StoredEvent>> stored = server.store().events();
        assertThat(stored)
                .isNotEmpty()
                .allSatisfy((_, events) -> assertThat(events.keySet())
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, events.size()).boxed().toList()));
        Await.same(
                "the log holds the store's events",
                PATIENCE,
                () -> server.events().events(),
                () -> stored);
    }

    /// The log holds the store's events from the first that it still has on: none missing, none another.
    static void withTheRestOfTheLog(Server server) {
        SortedMap<Integer, SortedMap<Long, StoredEvent>> stored = server.store().events();
        server.events()
                .events()
                .forEach((part, told) -> assertThat(told)
                        .isEqualTo(stored.getOrDefault(part, new TreeMap<>()).tailMap(told.firstKey())));
    }

    static void withTheIndex(Server server) {
        Await.same(
                "the index knows the store's heads",
                PATIENCE,
                () -> server.store().indexedHeads(),
                () -> server.store().heads());
        // Nothing but messages was said.
        assertThat(server.store().indexedMessages()).isEqualTo(server.store().heads());
    }
}
