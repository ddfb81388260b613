package hcchat.spec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import hcchat.client.Told;
import hcchat.harness.Await;
import hcchat.harness.Speaker;
import hcchat.harness.Visitors;
import hcchat.harness.Visitors.Visitor;
import hcchat.harness.cluster.Cluster;
import hcchat.harness.cluster.EdgeSide;
import hcchat.harness.cluster.OwnerShape;
import hcchat.harness.cluster.OwnerSide;
import hcchat.spec.Histories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Messages of three days ago on a server that keeps them for one.
@Timeout(300)
class RetentionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BODIES = "select seq from command.event where body is not null";

    @TempDir
    Path folder;

    private final Visitors visitors = new Visitors();

    @Test
    void what_has_expired_is_told_to_nobody_any_more_and_the_chain_still_verifies() throws Exception {
        try (Cluster cluster = new Cluster(folder);
                visitors) {
            OwnerSide then = owner(cluster, 0, OwnerShape.before(Duration.ofDays(3)));
            cluster.query();
            EdgeSide edge = cluster.edge("edge");
            Visitor alice = visitors.join(edge.socket(), "expiring", "alice");
            new Speaker(alice.room(), "old").say(20, 4, PATIENCE);
            is(alice, new Saying.Edit(1, Speaker.envelope("edited")));
            is(alice, new Saying.React(2, Speaker.envelope("+1")));
            assertThat(cluster.store().column(BODIES)).hasSize(22);
            then.close();

            owner(cluster, 1, OwnerShape.keeping(Duration.ofDays(1)));
            Await.until(
                    "the old bodies are gone",
                    PATIENCE,
                    () -> cluster.store().column(BODIES).isEmpty());
            Speaker recent = new Speaker(alice.room(), "recent");
            Await.until("the new owner is found", PATIENCE, () -> said(alice));
            recent.say(5, 1, PATIENCE);
            Visitor late = visitors.reader(edge.socket(), "expiring", "late");
            long last = cluster.store().head(alice.as().room());
            Histories.isWhole(late.transcript(), 1, last);
            Histories.isProven(late.transcript(), last);
            Histories.hasAll(late.transcript().told(), List.of(recent));
            assertThat(late.transcript().told().subList(0, 22)).allMatch(Told.Gone.class::isInstance);
            assertThat(late.transcript().told().subList(22, (int) last)).allMatch(Told.Said.class::isInstance);
            assertThat(cluster.store().column(BODIES)).hasSize((int) last - 22);
        }
    }

    private static OwnerSide owner(Cluster cluster, int number, OwnerShape shape) {
        OwnerSide owner = cluster.owner(number, shape);
        Await.until("it owns all", PATIENCE, () -> owner.owned() == Cluster.PARTITIONS);
        return owner;
    }

    private static void is(Visitor visitor, Saying saying) {
        assertThat(outcome(visitor, saying)).isInstanceOf(SendOutcome.Acked.class);
    }

    private static boolean said(Visitor visitor) {
        return outcome(visitor, new Saying.Chat(Speaker.envelope("there?"))) instanceof SendOutcome.Acked;
    }

    private static SendOutcome outcome(Visitor visitor, Saying saying) {
        return visitor.room()
                .say(saying, UUID.randomUUID())
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
