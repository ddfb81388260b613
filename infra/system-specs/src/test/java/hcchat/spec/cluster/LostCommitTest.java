package hcchat.spec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import hcchat.harness.Await;
import hcchat.harness.Speaker;
import hcchat.harness.Visitors.Visitor;
import hcchat.harness.cluster.Cluster;
import hcchat.harness.cluster.EdgeSide;
import hcchat.harness.cluster.OwnerSide;
import hcchat.harness.cluster.PostgresGate;
import hcchat.harness.cluster.PostgresGate.Fate;
import hcchat.spec.Histories;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The store is away, or has heard a commit and nobody hears its answer: what was said is acknowledged once or run
/// once, never refused and stored.
@Timeout(180)
class LostCommitTest extends OnOneCluster {
    // A batch of messages alone is one statement that commits itself; one with a new room's key ends with a COMMIT.
    private static final String BATCH = "insert into event";

    private static PostgresGate gate;
    private static EdgeSide edge;

    @BeforeAll
    static void startParts() {
        URI postgres = URI.create(cluster.postgres().endpoint().jdbcUrl().substring("jdbc:".length()));
        gate = cluster.opened(new PostgresGate(postgres.getPort()));
        OwnerSide owner =
                cluster.owner(0, gate.through(cluster.postgres().endpoint().jdbcUrl()));
        Await.until("the owner owns all", PATIENCE, () -> owner.owned() == Cluster.PARTITIONS);
        cluster.query();
        edge = cluster.edge("edge");
    }

    @ParameterizedTest
    @EnumSource(Fate.class)
    void a_batch_whose_answer_is_lost_is_stored_once_and_acknowledged_once(Fate fate) throws Exception {
        Visitor visitor = visitors.join(edge.socket(), "lost batch " + fate, "speaker");
        Speaker speaker = new Speaker(visitor.room(), "text").say(5, 1, PATIENCE);
        meets(BATCH, fate, visitor, speaker);
    }

    @ParameterizedTest
    @EnumSource(Fate.class)
    void a_new_rooms_first_batch_whose_answer_is_lost_is_stored_once_and_acknowledged_once(Fate fate) throws Exception {
        Visitor visitor = visitors.join(edge.socket(), "lost commit " + fate, "speaker");
        meets("COMMIT", fate, visitor, new Speaker(visitor.room(), "text"));
    }

    private void meets(String statement, Fate fate, Visitor visitor, Speaker speaker) throws Exception {
        gate.next(statement, fate);
        speaker.start(4);
        Await.until("the statement is lost", PATIENCE, gate::isMet);
        int before = speaker.acknowledgedCount();
        Await.until("messages go on", PATIENCE, () -> speaker.acknowledgedCount() > before + 20);
        if (fate == Fate.DONE_LATE) {
            gate.letThrough();
            int then = speaker.acknowledgedCount();
            Await.until("messages go on", PATIENCE, () -> speaker.acknowledgedCount() > then + 20);
        }
        allIsThereOnce(visitor, speaker);
    }

    @Test
    void a_batch_that_arrives_after_its_sender_has_asked_and_before_it_tries_again_is_acknowledged_once()
            throws Exception {
        Visitor visitor = visitors.join(edge.socket(), "late batch", "speaker");
        Speaker speaker = new Speaker(visitor.room(), "text").say(5, 1, PATIENCE);
        gate.next(BATCH, Fate.DONE_LATE);
        gate.afterNext("for update", gate::letThrough);
        speaker.start(4);
        Await.until("the statement is lost", PATIENCE, gate::isMet);
        int before = speaker.acknowledgedCount();
        Await.until("messages go on", PATIENCE, () -> speaker.acknowledgedCount() > before + 20);
        allIsThereOnce(visitor, speaker);
    }

    @Test
    void nobody_is_refused_for_good_while_the_store_is_away_for_five_seconds() throws Exception {
        Visitor visitor = visitors.join(edge.socket(), "away", "speaker");
        Speaker speaker = new Speaker(visitor.room(), "text").say(5, 1, PATIENCE);
        speaker.start(4);
        cluster.postgres().stop();
        assertThat(new CountDownLatch(1).await(5, TimeUnit.SECONDS))
                .as("the store is away for so long")
                .isFalse();
        cluster.postgres().start();
        int before = speaker.acknowledgedCount();
        Await.until("messages go on", PATIENCE, () -> speaker.acknowledgedCount() > before + 20);
        allIsThereOnce(visitor, speaker);
    }

    @Test
    void one_command_that_the_store_cannot_take_costs_nobody_else_anything() throws Exception {
        UUID poison = UUID.randomUUID();
        cluster.store().change("""
            create function command.poisoned() returns trigger language plpgsql as $$
            begin
                raise exception 'poisoned';
            end $$\
            """);
        cluster.store()
                .change("create trigger poisoned before insert on command.event for each row when (new.id = '" + poison
                        + "') execute function command.poisoned()");
        Visitor visitor = visitors.join(edge.socket(), "poisoned", "speaker");
        Visitor elsewhere = visitors.join(edge.socket(), "beside the poisoned", "speaker");
        Speaker roomMate = new Speaker(visitor.room(), "text").start(8);
        Speaker neighbour = new Speaker(elsewhere.room(), "text").start(8);
        assertThat(visitor.room()
                        .say(new Saying.Chat(Speaker.envelope("poison")), poison)
                        .get(30, TimeUnit.SECONDS))
                .isEqualTo(new SendOutcome.Refused("internal_error"));
        int before = roomMate.acknowledgedCount();
        Await.until("messages go on", PATIENCE, () -> roomMate.acknowledgedCount() > before + 20);
        allIsThereOnce(visitor, roomMate);
        allIsThereOnce(elsewhere, neighbour);
    }

    private void allIsThereOnce(Visitor visitor, Speaker speaker) throws Exception {
        speaker.finish(PATIENCE);
        assertThat(speaker.refusals()).isEmpty();
        long last = cluster.store().head(visitor.as().room());
        assertThat(last).isEqualTo(speaker.acknowledgedCount());
        Histories.isWhole(visitor.transcript(), 1, last);
        Histories.hasAll(visitor.transcript().told(), List.of(speaker));
        Visitor late = visitors.reader(edge.socket(), visitor.room().channel(), "late");
        Histories.isWhole(late.transcript(), 1, last);
        Histories.isProven(late.transcript(), last);
    }
}
