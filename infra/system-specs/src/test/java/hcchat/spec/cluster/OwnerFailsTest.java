package hcchat.spec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.JoinOutcome;
import hcchat.client.JoinRequest;
import hcchat.client.SendOutcome;
import hcchat.harness.Await;
import hcchat.harness.Speaker;
import hcchat.harness.Visitors.Visitor;
import hcchat.harness.cluster.Cluster;
import hcchat.harness.cluster.EdgeSide;
import hcchat.harness.cluster.KillableOwner;
import hcchat.harness.cluster.OwnerSide;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.spec.Histories;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One of two owners stops in mid-load, for good or for a while; the other takes its rooms.
@Timeout(180)
class OwnerFailsTest extends OnOneCluster {
    private static final int ROOMS = 6;

    private static OwnerSide survivor;
    private static EdgeSide west;
    private static EdgeSide east;

    private final List<Visitor> listeners = new ArrayList<>();
    private final Map<RoomId, List<Speaker>> speakers = new HashMap<>();

    @BeforeAll
    static void startParts() {
        survivor = cluster.owner(0);
        Await.until("the first owner owns all", PATIENCE, () -> survivor.owned() == Cluster.PARTITIONS);
        cluster.query();
        west = cluster.edge("west");
        east = cluster.edge("east");
    }

    @BeforeEach
    void survivorOwnsAll() {
        // After a test that has killed one, its partitions may still be on their way.
        Await.until("the survivor owns all", PATIENCE, () -> survivor.owned() == Cluster.PARTITIONS);
    }

    @Test
    void what_was_acknowledged_is_there_once_when_an_owner_is_killed_in_mid_load() throws Exception {
        try (KillableOwner victim = cluster.killableOwner(1)) {
            Await.until("they share the rooms", PATIENCE, OwnerFailsTest::isShared);
            try (RestAsker asker = new RestAsker(survivor)) {
                busy("killed");
                victim.kill();
                Await.until("the other takes over", PATIENCE, () -> survivor.owned() == Cluster.PARTITIONS);
                assertThat(asker.end()).isEmpty();
            }
            goesOnAndHolds();
        }
    }

    @Test
    void an_owner_that_was_stopped_and_wakes_writes_nothing_for_rooms_that_another_has_taken() throws Exception {
        try (KillableOwner zombie = cluster.killableOwner(2)) {
            Await.until("they share the rooms", PATIENCE, OwnerFailsTest::isShared);
            busy("zombie");
            zombie.pause();
            Await.until("the other takes over", PATIENCE, () -> survivor.owned() == Cluster.PARTITIONS);
            awaitMore(100);
            // In the middle of its last batch, it believes; the others have moved on meanwhile.
            zombie.goOn();
            awaitMore(100);
            goesOnAndHolds();
        }
    }

    @Test
    void a_nick_survives_its_owners_death() throws Exception {
        try (KillableOwner victim = cluster.killableOwner(3)) {
            Await.until("they share the rooms", PATIENCE, OwnerFailsTest::isShared);
            List<Visitor> alices = new ArrayList<>();
            for (int i = 0; i < ROOMS; i++) {
                alices.add(visitors.join(west.socket(), "orphans " + i, "alice"));
            }
            victim.kill();
            for (Visitor alice : alices) {
                String channel = alice.room().channel();
                assertThat(visitors.call(east.socket(), JoinRequest.of(channel, "alice"))
                                .room()
                                .joined()
                                .get(60, TimeUnit.SECONDS))
                        .isEqualTo(new JoinOutcome.NotJoined(new SendOutcome.Refused("nick_taken")));
                assertThat(visitors.join(east.socket(), channel, "bob").as().nicks())
                        .containsExactlyInAnyOrder("alice", "bob");
            }
        }
    }

    private static boolean isShared() {
        return survivor.owned() > 0 && survivor.owned() < Cluster.PARTITIONS;
    }

    private void busy(String name) {
        for (int i = 0; i < ROOMS; i++) {
            Visitor here = visitors.join(west.socket(), name + i, "here");
            Visitor there = visitors.join(east.socket(), name + i, "there");
            listeners.addAll(List.of(here, there));
            speakers.put(
                    here.as().room(),
                    List.of(
                            new Speaker(here.room(), name + " here").start(4),
                            new Speaker(there.room(), name + " there").start(4)));
        }
        awaitMore(300);
    }

    private void awaitMore(int messages) {
        int wanted = acknowledged() + messages;
        Await.until(messages + " more messages", PATIENCE, () -> acknowledged() >= wanted);
    }

    private int acknowledged() {
        return speakers.values().stream()
                .flatMap(List::stream)
                .mapToInt(Speaker::acknowledgedCount)
                .sum();
    }

    private void goesOnAndHolds() throws Exception {
        awaitMore(100);
        for (List<Speaker> inRoom : speakers.values()) {
            for (Speaker speaker : inRoom) {
                speaker.finish(PATIENCE);
                assertThat(speaker.refusals()).isEmpty();
            }
        }
        Map<RoomId, Long> heads = cluster.store().heads();
        for (Visitor listener : listeners) {
            RoomId room = listener.as().room();
            Histories.isWhole(listener.transcript(), 1, heads.getOrDefault(room, 0L));
            Histories.hasAll(listener.transcript().told(), speakers.getOrDefault(room, List.of()));
        }
        isReadUnderEveryKey();
        cluster.store().events().values().forEach(OwnerFailsTest::hasNoHole);
        cluster.events().events().values().forEach(OwnerFailsTest::hasNoHole);
    }

    /// Rooms have changed their keys under this load, some of them with their owner.
    private void isReadUnderEveryKey() throws Exception {
        assertThat(cluster.store().events().values().stream()
                        .flatMap(events -> events.values().stream())
                        .filter(event -> speakers.containsKey(event.room()))
                        .map(StoredEvent::kid))
                .as("keys")
                .contains(1, 2);
        // Two have listened in each room.
        for (int i = 0; i < listeners.size(); i += 2) {
            Visitor listener = listeners.get(i);
            RoomId room = listener.as().room();
            Visitor late = visitors.reader(east.socket(), listener.room().channel(), "late");
            long last = cluster.store().head(room);
            Histories.isWhole(late.transcript(), 1, last);
            Histories.isProven(late.transcript(), last);
            Histories.hasAll(late.transcript().told(), speakers.getOrDefault(room, List.of()));
        }
    }

    private static void hasNoHole(Map<Long, StoredEvent> byPosition) {
        assertThat(byPosition.keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, byPosition.size()).boxed().toList());
    }
}
