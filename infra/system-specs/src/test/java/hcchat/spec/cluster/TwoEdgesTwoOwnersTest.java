package hcchat.spec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.ChatClient;
import hcchat.client.JoinOutcome;
import hcchat.client.JoinRequest;
import hcchat.client.RoomSignal;
import hcchat.client.SendOutcome;
import hcchat.client.Transcript;
import hcchat.client.Words;
import hcchat.harness.Await;
import hcchat.harness.Seed;
import hcchat.harness.Speaker;
import hcchat.harness.Visitors.Visitor;
import hcchat.harness.cluster.Cluster;
import hcchat.harness.cluster.EdgeSide;
import hcchat.harness.cluster.OwnerSide;
import hcchat.spec.Histories;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TwoEdgesTwoOwnersTest extends OnOneCluster {
    private static OwnerSide firstOwner;
    private static OwnerSide secondOwner;
    private static EdgeSide west;
    private static EdgeSide east;

    @BeforeAll
    static void startParts() {
        firstOwner = cluster.owner(0);
        secondOwner = cluster.owner(1);
        awaitShared();
        cluster.query();
        west = cluster.edge("west");
        east = cluster.edge("east");
    }

    @BeforeEach
    void bothOwnRooms() {
        // After a test in which one has gone and come back, partitions may still be on their way.
        awaitShared();
    }

    private static void awaitShared() {
        Await.until(
                "two owners share the rooms",
                PATIENCE,
                () -> firstOwner.owned() > 0
                        && secondOwner.owned() > 0
                        && firstOwner.owned() + secondOwner.owned() == Cluster.PARTITIONS);
    }

    @Test
    void a_nick_has_one_holder_though_many_want_it_at_both_edges_at_once() {
        List<CompletableFuture<JoinOutcome>> tries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            EdgeSide edge = i % 2 == 0 ? west : east;
            tries.add(visitors.call(edge.socket(), JoinRequest.of("one nick", "alice"))
                    .room()
                    .joined());
        }
        List<JoinOutcome> outcomes = tries.stream()
                .map(joined -> joined.orTimeout(30, TimeUnit.SECONDS).join())
                .toList();
        assertThat(outcomes).filteredOn(JoinOutcome.Joined.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(JoinOutcome.NotJoined.class::isInstance)
                .containsOnly(new JoinOutcome.NotJoined(new SendOutcome.Refused("nick_taken")))
                .hasSize(19);
    }

    @Test
    void messages_have_one_order_at_both_edges() throws Exception {
        Visitor here = visitors.join(west.socket(), "one order", "here");
        Visitor there = visitors.join(east.socket(), "one order", "there");
        List<Speaker> speakers = List.of(new Speaker(here.room(), "here"), new Speaker(there.room(), "there"));
        speakers.forEach(speaker -> speaker.start(8));
        Await.until(
                "200 messages",
                PATIENCE,
                () -> speakers.stream().allMatch(speaker -> speaker.acknowledgedCount() >= 100));
        for (Speaker speaker : speakers) {
            speaker.finish(PATIENCE);
            assertThat(speaker.refusals()).isEmpty();
        }
        long last = cluster.store().head(here.as().room());
        Histories.isWhole(here.transcript(), 1, last);
        Histories.isWhole(there.transcript(), 1, last);
        Histories.hasAll(here.transcript().told(), speakers);
        assertThat(there.transcript().told()).isEqualTo(here.transcript().told());
        // Read anew: an event before its predecessor would be told.
        assertThat(cluster.events().events()).isNotEmpty();
    }

    @Test
    void rosters_at_equal_places_of_the_log_are_equal_while_people_come_and_go() throws Exception {
        RandomGenerator chance = Seed.printed("rosters");
        Visitor here = visitors.join(west.socket(), "people", "here");
        Visitor there = visitors.join(east.socket(), "people", "there");
        Speaker speaker = new Speaker(here.room(), "marks").start(1);
        List<Visitor> guests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            if (guests.isEmpty() || chance.nextInt(3) > 0) {
                EdgeSide edge = chance.nextBoolean() ? west : east;
                guests.add(visitors.join(edge.socket(), "people", "guest" + i));
            } else {
                guests.remove(chance.nextInt(guests.size())).client().close();
            }
        }
        speaker.finish(PATIENCE);
        SendOutcome.Acked end = (SendOutcome.Acked) there.room()
                .chat(Speaker.envelope("end"))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        Histories.isWhole(here.transcript(), 1, end.seq());
        // `there` came second: `here` has seen that.
        there.transcript().awaitSeq(end.seq(), PATIENCE);
        long first = Histories.seqs(there.transcript().told()).getFirst();
        List<String> momentsHere = Sights.moments(here.transcript());
        List<String> momentsThere = Sights.moments(there.transcript());
        String from = "message " + first;
        String to = "message " + end.seq();
        assertThat(momentsHere.subList(momentsHere.indexOf(from), momentsHere.indexOf(to)))
                .isEqualTo(momentsThere.subList(momentsThere.indexOf(from), momentsThere.indexOf(to)))
                .anyMatch(moment -> moment.startsWith("came "))
                .anyMatch(moment -> moment.startsWith("went "));
        assertThat(Sights.rosters(here.transcript())).containsAllEntriesOf(Sights.rosters(there.transcript()));
    }

    @Test
    void what_is_told_aside_is_heard_at_the_other_edge_by_whom_it_is_for() throws Exception {
        // Enough rooms for both owners to have some.
        for (int i = 0; i < 4; i++) {
            String channel = "aside " + i;
            Visitor alice = visitors.join(west.socket(), channel, "alice");
            Visitor bob = visitors.join(east.socket(), channel, "bob");
            Visitor other = visitors.join(east.socket(), channel, "other");
            alice.transcript().await(signal -> Sights.came(signal, "other"), PATIENCE);
            String text = Speaker.envelope("psst");
            assertThat(alice.room().whisper(bob.as().author(), text).get(20, TimeUnit.SECONDS))
                    .isInstanceOf(SendOutcome.Acked.class);
            assertThat(alice.room().invite(bob.as().author(), "attic").get(20, TimeUnit.SECONDS))
                    .isInstanceOf(SendOutcome.Acked.class);
            bob.room().chat(Speaker.envelope("one")).get(20, TimeUnit.SECONDS);
            alice.transcript().awaitSeq(1, PATIENCE);
            alice.room().typing();
            alice.room().seen(1, 1);
            for (Visitor each : List.of(bob, other)) {
                each.transcript().await(signal -> signal instanceof RoomSignal.Typing, PATIENCE);
                RoomSignal seen = each.transcript().await(signal -> signal instanceof RoomSignal.Seen, PATIENCE);
                assertThat(seen).isEqualTo(new RoomSignal.Seen(alice.as().author(), "alice", 1, 1));
            }
            // What came before the last of them has come as well, so what isn't there won't come.
            assertThat(whispers(bob)).containsExactly(text);
            assertThat(whispers(alice)).containsExactly(text);
            assertThat(whispers(other)).isEmpty();
            assertThat(other.transcript().signals()).noneMatch(RoomSignal.Invited.class::isInstance);
            assertThat(bob.transcript().signals()).anyMatch(RoomSignal.Invited.class::isInstance);
        }
    }

    private static List<String> whispers(Visitor who) {
        return who.transcript().signals().stream()
                .filter(RoomSignal.Whispered.class::isInstance)
                .map(signal -> ((RoomSignal.Whispered) signal).words())
                .map(words -> ((Words.AsItCame) words).text())
                .toList();
    }

    @Test
    void an_edge_that_goes_away_takes_its_people_with_it() throws Exception {
        Visitor stays = visitors.join(west.socket(), "leaving", "stays");
        try (EdgeSide south = cluster.edge("south")) {
            visitors.join(south.socket(), "leaving", "alice");
            visitors.join(south.socket(), "leaving", "bob");
            stays.transcript().await(signal -> Sights.came(signal, "bob"), PATIENCE);
        }
        stays.transcript().await(signal -> Sights.went(signal, "alice"), PATIENCE);
        stays.transcript().await(signal -> Sights.went(signal, "bob"), PATIENCE);
        assertThat(visitors.join(west.socket(), "leaving", "alice").as().nicks())
                .containsExactlyInAnyOrder("stays", "alice");
    }

    @Test
    void a_deleted_messages_texts_are_shown_by_no_edge_and_by_no_replay() throws Exception {
        Visitor alice = visitors.join(west.socket(), "regrets", "alice");
        Visitor bob = visitors.join(east.socket(), "regrets", "bob");
        alice.room().chat(Speaker.envelope("first text")).get(20, TimeUnit.SECONDS);
        alice.room().edit(1, Speaker.envelope("second text")).get(20, TimeUnit.SECONDS);
        bob.transcript().awaitSeq(2, PATIENCE);
        alice.room().delete(1).get(20, TimeUnit.SECONDS);
        bob.transcript().awaitSeq(3, PATIENCE);
        alice.transcript().awaitSeq(3, PATIENCE);
        // One edge that has it all in its memory, another that has it too, and one that begins to read now.
        try (EdgeSide north = cluster.edge("north")) {
            for (EdgeSide edge : List.of(west, east, north)) {
                String nick = "late" + edge.socket().getPort();
                Visitor late = visitors.reader(edge.socket(), "regrets", nick);
                Histories.isWhole(late.transcript(), 1, 3);
                Histories.isProven(late.transcript(), 3);
                assertThat(late.transcript().told().toString())
                        .doesNotContain(Speaker.envelope("first text"), Speaker.envelope("second text"));
                assertThat(late.transcript().told().get(0)).isEqualTo(new hcchat.client.Told.Gone(1, 1));
                assertThat(late.transcript().told().get(1)).isEqualTo(new hcchat.client.Told.Gone(2, 2));
            }
        }
        assertThat(cluster.store()
                        .column("select seq from command.event where body is null and room in"
                                + " (select room from command.event where body is null) order by seq"))
                .contains("1", "2");
    }

    @Test
    void a_nick_and_a_room_survive_a_change_of_owner() throws Exception {
        Visitor alice = visitors.join(west.socket(), "changing hands", "alice");
        Visitor bob = visitors.join(east.socket(), "changing hands", "bob");
        Speaker speaker = new Speaker(alice.room(), "alice").start(4);
        int part = alice.as().room().partition(Cluster.PARTITIONS);
        boolean first = firstOwner.isNamedFor(part);
        OwnerSide leaving = first ? firstOwner : secondOwner;
        leaving.close();
        ChatClient thief = ChatClient.open(visitors.settings(east.socket()));
        assertThat(thief.join(JoinRequest.of("changing hands", "alice"), new Transcript())
                        .joined()
                        .get(60, TimeUnit.SECONDS))
                .isEqualTo(new JoinOutcome.NotJoined(new SendOutcome.Refused("nick_taken")));
        thief.close();
        int before = speaker.acknowledgedCount();
        Await.until("messages go on", PATIENCE, () -> speaker.acknowledgedCount() > before + 20);
        speaker.finish(PATIENCE);
        assertThat(speaker.refusals()).isEmpty();
        long last = cluster.store().head(alice.as().room());
        Histories.isWhole(alice.transcript(), 1, last);
        Histories.isWhole(bob.transcript(), 1, last);
        Histories.hasAll(bob.transcript().told(), List.of(speaker));
        assertThat(visitors.join(west.socket(), "changing hands", "carol").as().nicks())
                .containsExactlyInAnyOrder("alice", "bob", "carol");
        if (first) {
            firstOwner = cluster.owner(0);
        } else {
            secondOwner = cluster.owner(1);
        }
    }
}
