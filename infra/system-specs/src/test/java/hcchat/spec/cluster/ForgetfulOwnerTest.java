package hcchat.spec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.Saying;
import hcchat.client.SendOutcome;
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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An owner that keeps one room in memory: each one that is spoken in pushes out the one before.
@Timeout(300)
class ForgetfulOwnerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void a_send_repeated_after_its_room_was_forgotten_is_stored_once() throws Exception {
        try (Cluster cluster = new Cluster(folder);
                Visitors visitors = new Visitors()) {
            OwnerSide owner = cluster.owner(0, OwnerShape.forgetful(1));
            Await.until("it owns all", PATIENCE, () -> owner.owned() == Cluster.PARTITIONS);
            cluster.query();
            EdgeSide edge = cluster.edge("edge");
            Visitor alice = visitors.join(edge.socket(), "forgotten", "alice");
            Visitor bob = visitors.join(edge.socket(), "forgotten", "bob");
            Visitor elsewhere = visitors.join(edge.socket(), "in between", "carol");
            UUID id = UUID.randomUUID();
            Saying hello = new Saying.Chat(Speaker.envelope("hello"));
            SendOutcome.Acked first = (SendOutcome.Acked) outcome(alice, hello, id);
            forget(elsewhere);
            assertThat(outcome(alice, hello, id))
                    .isEqualTo(new SendOutcome.Acked(first.seq(), first.epoch(), first.time(), true));
            forget(elsewhere);
            assertThat(outcome(bob, hello, id)).isEqualTo(new SendOutcome.Refused("id_conflict"));
            forget(elsewhere);
            assertThat(outcome(alice, new Saying.Chat(Speaker.envelope("other")), id))
                    .isEqualTo(new SendOutcome.Refused("id_conflict"));
            forget(elsewhere);
            assertThat(outcome(bob, new Saying.Chat(Speaker.envelope("next")), UUID.randomUUID()))
                    .isInstanceOfSatisfying(
                            SendOutcome.Acked.class,
                            acked -> assertThat(acked.seq()).isEqualTo(2));
            Visitor late = visitors.reader(edge.socket(), "forgotten", "late");
            Histories.isWhole(late.transcript(), 1, 2);
            Histories.isProven(late.transcript(), 2);
        }
    }

    private static void forget(Visitor elsewhere) {
        assertThat(outcome(elsewhere, new Saying.Chat(Speaker.envelope("in between")), UUID.randomUUID()))
                .isInstanceOf(SendOutcome.Acked.class);
    }

    private static SendOutcome outcome(Visitor visitor, Saying saying, UUID id) {
        return visitor.room().say(saying, id).orTimeout(30, TimeUnit.SECONDS).join();
    }
}
