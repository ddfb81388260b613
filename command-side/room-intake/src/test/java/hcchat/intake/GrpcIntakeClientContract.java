package hcchat.intake;

import static hcchat.intake.Requests.enter;
import static hcchat.intake.Requests.post;
import static hcchat.intake.Requests.room;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.Outcome.Entered;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.Outcome.TryLater;
import hcchat.intake.grpc.GrpcIntakeClient;
import hcchat.intake.routing.RoutingSettings;
import hcchat.intake.transport.Channels;
import hcchat.intake.transport.ServiceToken;
import hcchat.room.Member;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What a network adds: streams that break.
abstract class GrpcIntakeClientContract extends IntakeClientContract {
    private GrpcWorld grpc() {
        return (GrpcWorld) world;
    }

    @Test
    void an_owner_that_restarts_under_load_loses_nothing_and_keeps_the_order() {
        Answers answers = client();
        List<RoomRequest.Decide> asked = posts(6_000, 9);
        for (int i = 0; i < asked.size(); i++) {
            answers.ask(asked.get(i));
            if (i % 2_000 == 1_000) {
                answers.await(asked.get(i - 900));
                grpc().stop(first);
                grpc().start(first);
            }
        }
        assertThat(answers.awaitAll(asked)).allMatch(outcome -> outcome instanceof Stored);
        assertStoredInOrder(asked);
        assertThat(first.told).contains("detach edge1");
    }

    @Test
    void an_owner_that_dies_is_followed_by_the_next() {
        Answers answers = client();
        List<RoomRequest.Decide> asked = posts(3_000, 9);
        for (int i = 0; i < asked.size(); i++) {
            answers.ask(asked.get(i));
            if (i == 1_500) {
                answers.await(asked.get(600));
                grpc().stop(first);
                moveAllToSecond();
            }
        }
        assertThat(answers.awaitAll(asked)).allMatch(outcome -> outcome instanceof Stored);
        assertStoredInOrder(asked);
    }

    @Test
    void an_owner_that_comes_back_hears_who_is_here() {
        RecordedPresence presence = new RecordedPresence();
        presence.here.add(enter(room(1), "alice", 77));
        client(IntakeClient.PATIENCE_MS, 100, presence);
        Waiting.until(() -> !presence.said.isEmpty());
        presence.said.clear();

        grpc().stop(first);
        grpc().start(first);

        Waiting.until(() -> !presence.said.isEmpty());
        assertThat(first.told).endsWith("attach edge1", "reattach edge1 1");
    }

    @Test
    void somebody_with_a_wrong_token_is_told_to_try_later_and_nothing_is_stored() {
        ServiceToken wrong = new ServiceToken("another-token-0123456789");
        try (IntakeClient client = new GrpcIntakeClient(
                new RoutingSettings("edge1", world.addresses(), 300, 10, 1 << 20),
                new Channels(wrong, Runnable::run),
                Presence.NOBODY,
                LiveFeed.NOBODY)) {
            Answers answers = new Answers(client);

            assertThat(answers.await(answers.ask(post(room(1))))).isInstanceOf(TryLater.class);
        }
        assertThat(first.told).isEmpty();
        assertThat(realm.stored(room(1))).isEmpty();
    }

    @Test
    void the_feed_of_the_new_conversation_is_heard_after_a_break() {
        RecordedFeed feed = new RecordedFeed();
        client(feed);
        Waiting.until(() -> first.feed() != LiveFeed.NOBODY);
        LiveFeed former = first.feed();
        grpc().stop(first);
        Waiting.until(() -> first.told.contains("detach edge1"));
        grpc().start(first);
        Waiting.until(() -> first.feed() != former);

        former.heard(List.of(News.record(1, 10)));
        first.feed(List.of(News.record(2, 10)));

        feed.await(1);
        assertThat(feed.all()).extracting(LiveRecord::number).containsExactly(2L);
    }

    @Test
    void an_edge_that_does_not_keep_up_loses_news_and_no_answers() {
        RecordedFeed feed = new RecordedFeed();
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Answers answers = client(records -> {
            stuck.countDown();
            awaitUninterrupted(goOn);
            feed.heard(records);
        });
        CountDownLatch deciding = first.pause();
        List<RoomRequest.Decide> asked = posts(500, 3);
        asked.forEach(answers::ask);
        Waiting.until(() -> first.batches.get() > 0);
        // From here on nothing is taken off the stream.
        first.feed().heard(List.of(News.record(1, 10)));
        awaitUninterrupted(stuck);
        LiveFeed owners = first.feed();
        News.records(2, 1_000, 64 << 10).forEach(one -> owners.heard(List.of(one)));
        deciding.countDown();
        goOn.countDown();

        assertThat(answers.awaitAll(asked)).allMatch(outcome -> outcome instanceof Stored);
        owners.heard(List.of(News.record(1_001, 10)));
        Waiting.until(() -> feed.all().getLast().number() == 1_001);
        // 64 MiB were fed; 4 MiB wait at the owner, the rest is what a transport holds.
        assertThat(feed.count()).isLessThan(1_001 / 4);
        assertThat(feed.all()).extracting(LiveRecord::number).isSorted();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        Waiting.until(() -> latch.getCount() == 0);
    }

    @Test
    void the_roster_of_a_large_room_passes() {
        Member member = Requests.member("x".repeat(24));
        first.twist(outcome -> outcome instanceof Entered e
                ? new Entered(Collections.nCopies(10_000, member), 1, 2, 1, 3, e.link(), 1, 4, Standing.ANYBODY)
                : outcome);
        Answers answers = client();
        List<RoomRequest.Enter> entering =
                List.of(enter(room(1), "a", 0), enter(room(1), "b", 0), enter(room(1), "c", 0));

        entering.forEach(answers::ask);

        assertThat(answers.awaitAll(entering))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Entered.class, e -> assertThat(e.roster()).hasSize(10_000)));
    }

    @Test
    void a_message_of_the_longest_text_passes() {
        Answers answers = client();
        RoomRequest.Decide message = answers.ask(post(room(1), "ü".repeat(64 << 10)));

        assertThat(answers.await(message)).isInstanceOf(Stored.class);
        assertThat(first.done.getLast()).isEqualTo(message);
    }
}
