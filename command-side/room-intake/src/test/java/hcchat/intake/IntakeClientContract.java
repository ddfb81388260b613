package hcchat.intake;

import static hcchat.intake.Requests.ALICE;
import static hcchat.intake.Requests.enter;
import static hcchat.intake.Requests.id;
import static hcchat.intake.Requests.post;
import static hcchat.intake.Requests.room;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.Outcome.Stored;
import hcchat.intake.Outcome.TryLater;
import hcchat.intake.Outcome.Unknown;
import hcchat.intake.Outcome.Why;
import hcchat.intake.routing.RoutingSettings;
import hcchat.room.RoomId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every client of owners promises.
@Timeout(60)
abstract class IntakeClientContract {
    final Realm realm = new Realm();
    World world = newWorld();
    ScriptedOffice first = world.office(realm);
    ScriptedOffice second = world.office(realm);

    abstract World newWorld();

    @BeforeEach
    void first_owns_everything() {
        first.ownAll();
    }

    @AfterEach
    void close() {
        world.close();
    }

    Answers client() {
        return client(IntakeClient.PATIENCE_MS, 10_000, Presence.NOBODY);
    }

    Answers client(long patienceMs, int maxRequests, Presence presence) {
        return new Answers(world.client(settings(patienceMs, maxRequests, 16 << 20), presence));
    }

    /// A client that the first office can feed.
    Answers client(LiveFeed feed) {
        Answers answers =
                new Answers(world.client(settings(IntakeClient.PATIENCE_MS, 10_000, 16 << 20), Presence.NOBODY, feed));
        Waiting.until(() -> first.told.contains("attach edge1"));
        return answers;
    }

    RoutingSettings settings(long patienceMs, int maxRequests, long maxBytes) {
        return new RoutingSettings("edge1", world.addresses(), patienceMs, maxRequests, maxBytes);
    }

    void moveAllToSecond() {
        for (int partition = 0; partition < Realm.PARTITIONS; partition++) {
            second.own(partition);
            first.lose(partition);
        }
    }

    static List<RoomRequest.Decide> posts(int count, int rooms) {
        return IntStream.range(0, count).mapToObj(i -> post(room(i % rooms))).toList();
    }

    void assertStoredInOrder(List<RoomRequest.Decide> asked) {
        for (RoomId room :
                asked.stream().map(RoomRequest.Decide::room).distinct().toList()) {
            List<UUID> ids = asked.stream()
                    .filter(one -> one.room().equals(room))
                    .map(Requests::id)
                    .toList();
            assertThat(realm.stored(room)).as("ids of %s", room).isEqualTo(ids);
        }
    }

    @Test
    void every_message_is_stored_once_in_the_order_of_its_room() {
        Answers answers = client();
        List<RoomRequest.Decide> asked = posts(2_000, 7);

        asked.forEach(answers::ask);

        assertThat(answers.awaitAll(asked))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Stored.class, s -> assertThat(s.repeat()).isFalse()));
        assertStoredInOrder(asked);
    }

    @Test
    void what_several_threads_ask_is_answered_once_each() throws InterruptedException {
        Answers answers = client();
        List<List<RoomRequest.Decide>> asked = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            RoomId room = room(t);
            List<RoomRequest.Decide> mine =
                    IntStream.range(0, 500).mapToObj(i -> post(room)).toList();
            asked.add(mine);
            threads.add(Thread.ofPlatform().start(() -> mine.forEach(answers::ask)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        asked.forEach(mine -> {
            answers.awaitAll(mine);
            assertStoredInOrder(mine);
        });
    }

    @Test
    void requests_wait_while_nobody_owns_their_room() {
        realm.owns(1, null);
        Answers answers = client();
        RoomRequest.Decide waiting = answers.ask(post(room(1)));
        RoomRequest.Decide other = answers.ask(post(room(0)));
        assertThat(answers.await(other)).isInstanceOf(Stored.class);
        assertThat(answers.count()).isEqualTo(1);

        first.own(1);

        assertThat(answers.await(waiting)).isInstanceOf(Stored.class);
    }

    @Test
    void a_room_is_followed_to_its_new_owner_in_order() {
        Answers answers = client();
        List<RoomRequest.Decide> asked = posts(3_000, 9);
        for (int i = 0; i < asked.size(); i++) {
            answers.ask(asked.get(i));
            if (i == 1_000) {
                moveAllToSecond();
            }
        }
        assertThat(answers.awaitAll(asked)).allMatch(outcome -> outcome instanceof Stored);
        assertStoredInOrder(asked);
        assertThat(second.done).isNotEmpty();
    }

    @Test
    void nothing_overtakes_what_was_turned_away_when_the_same_owner_gets_the_room_back() {
        Answers answers = client();
        List<RoomRequest.Decide> asked = posts(4_000, 3);
        for (int i = 0; i < asked.size(); i++) {
            answers.ask(asked.get(i));
            if (i % 200 == 100) {
                first.lose(1);
            } else if (i % 200 == 150) {
                first.own(1);
            }
        }
        first.own(1);
        assertThat(answers.awaitAll(asked)).allMatch(outcome -> outcome instanceof Stored);
        assertStoredInOrder(asked);
    }

    @Test
    void a_message_is_unknown_when_its_owner_never_answers() {
        first.silent(true);
        Answers answers = client(300, 100, Presence.NOBODY);
        RoomRequest.Decide message = answers.ask(post(room(1)));
        RoomRequest.Head head = answers.ask(new RoomRequest.Head(room(1)));

        assertThat(answers.await(message)).isInstanceOf(Unknown.class);
        assertThat(answers.await(head))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.why()).isEqualTo(Why.UNAVAILABLE));
    }

    @Test
    void a_message_that_nobody_was_asked_about_may_be_sent_again() {
        realm.owns(1, null);
        Answers answers = client(300, 100, Presence.NOBODY);
        RoomRequest.Decide message = answers.ask(post(room(1)));

        assertThat(answers.await(message))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.why()).isEqualTo(Why.UNAVAILABLE));
    }

    @Test
    void a_message_that_every_owner_turned_away_was_not_stored() {
        first.lose(1);
        Answers answers = client(1_000, 100, Presence.NOBODY);
        RoomRequest.Decide message = answers.ask(post(room(1)));
        Waiting.until(() -> first.batches.get() > 0);
        realm.owns(1, null);

        assertThat(answers.await(message)).isInstanceOf(TryLater.class);
        assertThat(realm.stored(room(1))).isEmpty();
    }

    @Test
    void a_later_owners_refusal_does_not_hide_that_an_earlier_one_may_have_stored() {
        first.silent(true);
        second.twist(outcome -> new TryLater(Why.OVERLOADED, 5));
        Answers answers = client();
        RoomRequest.Decide message = answers.ask(post(room(1)));
        Waiting.until(() -> first.batches.get() > 0);

        moveAllToSecond();

        assertThat(answers.await(message)).isInstanceOf(Unknown.class);
    }

    @Test
    void more_than_may_wait_is_refused_at_once() {
        first.silent(true);
        Answers answers = client(IntakeClient.PATIENCE_MS, 10, Presence.NOBODY);
        List<RoomRequest.Decide> asked = posts(25, 3);

        asked.forEach(answers::ask);

        assertThat(answers.count()).isEqualTo(15);
        assertThat(answers.awaitAll(asked.subList(10, 25)))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                TryLater.class, later -> assertThat(later.why()).isEqualTo(Why.OVERLOADED)));
    }

    @Test
    void more_bytes_than_may_wait_are_refused_at_once() {
        first.silent(true);
        Answers answers =
                new Answers(world.client(settings(IntakeClient.PATIENCE_MS, 1_000, 1 << 20), Presence.NOBODY));
        String long64k = "x".repeat(64 << 10);
        List<RoomRequest.Decide> asked =
                IntStream.range(0, 40).mapToObj(i -> post(room(1), long64k)).toList();

        asked.forEach(answers::ask);

        assertThat(answers.count()).isBetween(24, 39);
    }

    @Test
    void there_is_room_again_when_answers_have_come() {
        Answers answers = client(IntakeClient.PATIENCE_MS, 10, Presence.NOBODY);
        for (int round = 0; round < 20; round++) {
            List<RoomRequest.Decide> asked = posts(10, 3);
            asked.forEach(answers::ask);
            assertThat(answers.awaitAll(asked)).allMatch(outcome -> outcome instanceof Stored);
        }
    }

    @Test
    void what_waits_is_answered_when_the_client_closes() {
        first.silent(true);
        IntakeClient client = world.client(settings(IntakeClient.PATIENCE_MS, 100, 1 << 20), Presence.NOBODY);
        Answers answers = new Answers(client);
        List<RoomRequest.Decide> asked = posts(50, 3);
        asked.forEach(answers::ask);

        client.close();

        answers.awaitAll(asked);
        assertThat(answers.await(answers.ask(post(room(1))))).isInstanceOf(TryLater.class);
    }

    @Test
    void an_answer_that_is_not_taken_does_not_concern_the_others() {
        IntakeClient client = world.client(RoutingSettings.of("edge1", world.addresses()), Presence.NOBODY);
        client.ask(post(room(1)), outcome -> {
            throw new IllegalStateException("a test's");
        });
        Answers answers = new Answers(client);

        assertThat(answers.await(answers.ask(post(room(1))))).isInstanceOf(Stored.class);
    }

    @Test
    void a_new_owner_hears_who_is_here_before_it_is_asked_anything() {
        RecordedPresence presence = new RecordedPresence();
        presence.here.add(enter(room(1), "alice", 77));
        presence.here.add(enter(room(2), "bob", 78));
        Answers answers = client(IntakeClient.PATIENCE_MS, 100, presence);
        assertThat(answers.await(answers.ask(new RoomRequest.Head(room(1))))).isInstanceOf(Outcome.SignedHead.class);
        assertThat(first.done.subList(0, 2)).containsExactlyInAnyOrderElementsOf(presence.here);
        presence.said.clear();

        moveAllToSecond();

        // Nobody asks for anything: the client finds out by itself.
        Waiting.until(() -> presence.said.size() == 2);
        assertThat(second.done).containsExactlyInAnyOrderElementsOf(presence.here);
        assertThat(presence.said.get(presence.here.getFirst().member().author()))
                .isInstanceOfSatisfying(
                        Outcome.Entered.class,
                        entered -> assertThat(entered.claimedAt()).isEqualTo(78));
    }

    @Test
    void whoever_leaves_while_the_owner_changes_is_gone_at_the_new_one() {
        first.silent(true);
        RecordedPresence presence = new RecordedPresence();
        Answers answers = client(IntakeClient.PATIENCE_MS, 100, presence);
        RoomRequest.Leave leave = answers.ask(new RoomRequest.Leave(room(1), ALICE));
        RoomRequest.Enter again = answers.ask(enter(room(1), "carol", 0));
        Waiting.until(() -> first.batches.get() > 0);

        moveAllToSecond();

        answers.awaitAll(List.of(leave, again));
        assertThat(second.done).containsExactly(leave, again);
    }

    @Test
    void a_repeat_names_the_first_seq() {
        Answers answers = client();
        RoomRequest.Decide message = answers.ask(post(room(1)));
        answers.await(message);
        RoomRequest.Decide again = answers.ask(new RoomRequest.Decide(room(1), message.command(), new byte[] {1}));

        assertThat(answers.await(again)).isEqualTo(new Stored(1, 1, 7, true));
        assertThat(realm.stored(room(1))).containsExactly(id(message));
    }

    @Test
    void what_an_owner_feeds_is_heard_in_its_order_with_its_bytes() {
        RecordedFeed feed = new RecordedFeed();
        client(feed);
        List<LiveRecord> fed = List.of(
                News.record(1, 0),
                News.record(2, 1),
                new LiveRecord(3, -1, Long.MAX_VALUE, Long.MAX_VALUE, new byte[] {-128, 0, 127}),
                new LiveRecord(0, 0, 0, 0, new byte[100]),
                News.record(5, 1 << 20),
                News.record(6, 1 << 20),
                News.record(7, 1 << 10));

        first.feed(fed.subList(0, 2));
        first.feed(fed.subList(2, 7));

        feed.await(7);
        assertThat(News.seen(feed.all())).isEqualTo(News.seen(fed));
    }

    @Test
    void news_comes_also_while_nobody_asks_anything() {
        RecordedFeed feed = new RecordedFeed();
        client(feed);
        // More rounds than a transport lets come unasked, each in a message of its own.
        for (int round = 0; round < 100; round++) {
            first.feed(News.records(100L * round, 100L * round + 99, 200));
            feed.await(100 * round + 100);
        }
        assertThat(News.seen(feed.all())).isEqualTo(News.seen(News.records(0, 9_999, 200)));
    }

    @Test
    void news_and_answers_come_beside_each_other() {
        RecordedFeed feed = new RecordedFeed();
        Answers answers = client(feed);
        List<RoomRequest.Decide> asked = posts(2_000, 7);
        for (int i = 0; i < asked.size(); i++) {
            answers.ask(asked.get(i));
            first.feed(List.of(News.record(i, 300)));
        }

        assertThat(answers.awaitAll(asked)).allMatch(outcome -> outcome instanceof Stored);
        assertStoredInOrder(asked);
        feed.await(2_000);
        assertThat(News.seen(feed.all())).isEqualTo(News.seen(News.records(0, 1_999, 300)));
    }

    @Test
    void a_listener_that_fails_costs_no_answers_and_no_later_news() {
        RecordedFeed feed = new RecordedFeed();
        Answers answers = client(records -> {
            feed.heard(records);
            throw new IllegalStateException("a test's");
        });
        first.feed(List.of(News.record(1, 10)));
        feed.await(1);

        assertThat(answers.await(answers.ask(post(room(1))))).isInstanceOf(Stored.class);
        first.feed(List.of(News.record(2, 10)));
        feed.await(2);
        assertThat(first.told).doesNotContain("detach edge1");
    }

    @Test
    void nothing_is_heard_once_the_client_is_closed() throws InterruptedException {
        RecordedFeed feed = new RecordedFeed();
        IntakeClient client = world.client(settings(IntakeClient.PATIENCE_MS, 100, 1 << 20), Presence.NOBODY, feed);
        Waiting.until(() -> first.told.contains("attach edge1"));
        LiveFeed owners = first.feed();
        AtomicBoolean enough = new AtomicBoolean();
        Thread feeding = Thread.ofPlatform().start(() -> {
            for (int i = 0; !enough.get(); i++) {
                owners.heard(List.of(News.record(i, 10)));
            }
        });
        feed.await(100);

        client.close();
        int heard = feed.count();

        Waiting.until(() -> first.told.contains("detach edge1"));
        enough.set(true);
        feeding.join();
        owners.heard(List.of(News.record(-1, 10)));
        assertThat(feed.count()).isEqualTo(heard);
    }
}
