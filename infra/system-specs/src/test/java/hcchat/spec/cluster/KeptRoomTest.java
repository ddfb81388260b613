package hcchat.spec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.HeadCheck;
import hcchat.client.JoinOutcome;
import hcchat.client.JoinRequest;
import hcchat.client.RoomSignal;
import hcchat.client.SendOutcome;
import hcchat.client.Told;
import hcchat.client.crypto.Passphrase;
import hcchat.harness.Await;
import hcchat.harness.Visitors.Visitor;
import hcchat.harness.cluster.Cluster;
import hcchat.harness.cluster.EdgeSide;
import hcchat.harness.cluster.OwnerSide;
import hcchat.intake.IntakeClient;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest.Decide;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import hcchat.room.RoomCommand.FoundRoom;
import hcchat.room.RoomEvent.StateChanged;
import hcchat.room.StateChange;
import hcchat.room.StateChange.DoorSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A room with keepers, with its store, its log, two edges and clients as they are.
@Timeout(180)
class KeptRoomTest extends OnOneCluster {
    private static OwnerSide owner;
    private static EdgeSide west;
    private static EdgeSide east;
    private static IntakeClient founders;

    @BeforeAll
    static void startParts() {
        owner = cluster.owner(0);
        Await.until("an owner has the rooms", PATIENCE, () -> owner.owned() == Cluster.PARTITIONS);
        cluster.query();
        west = cluster.edge("west");
        east = cluster.edge("east");
        founders = cluster.intake();
    }

    /// Makes somebody who is in alone the owner of the room.
    private static void found(Visitor visitor) {
        DoorSet open = new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null);
        FoundRoom command = new FoundRoom(UUID.randomUUID(), visitor.as().author(), open);
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        founders.ask(new Decide(visitor.as().room(), command, null), answer::complete);
        assertThat(answer.orTimeout(30, TimeUnit.SECONDS).join()).isInstanceOf(Outcome.Stored.class);
    }

    private static void done(CompletableFuture<SendOutcome> outcome) {
        assertThat(outcome.orTimeout(30, TimeUnit.SECONDS).join()).isInstanceOf(SendOutcome.Acked.class);
    }

    private JoinOutcome tried(EdgeSide edge, JoinRequest request) {
        return visitors.call(edge.socket(), request)
                .room()
                .joined()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static JoinOutcome refused(String code) {
        return new JoinOutcome.NotJoined(new SendOutcome.Refused(code));
    }

    private static void ends(Visitor visitor, String code) throws Exception {
        visitor.transcript()
                .await(
                        signal -> signal instanceof RoomSignal.Ended ended
                                && ended.code().equals(code),
                        PATIENCE);
    }

    @Test
    void a_word_at_one_edge_takes_sockets_off_the_other() throws Exception {
        Visitor alice = visitors.join(west.socket(), "kept", "alice");
        found(alice);
        Visitor bob = visitors.join(east.socket(), "kept", "bob");
        Visitor carol = visitors.join(east.socket(), "kept", "carol");
        done(alice.room().keeper().role(carol.as().author(), Role.MEMBER));

        done(alice.room().keeper().kick(bob.as().author()));
        ends(bob, "kicked");
        Visitor again = visitors.join(
                east.socket(),
                JoinRequest.of("kept", "bob")
                        .withToken(Objects.requireNonNull(bob.room().token())));
        assertThat(again.as().author()).isEqualTo(bob.as().author());
        done(alice.room().keeper().ban(again.as().author(), StateChange.FOREVER));
        ends(again, "banned");
        assertThat(tried(
                        west,
                        JoinRequest.of("kept", "bob")
                                .withToken(Objects.requireNonNull(bob.room().token()))))
                .isEqualTo(refused("banned"));
        // All come from one address here: who isn't a member shares the ban, and who is doesn't.
        assertThat(tried(west, JoinRequest.of("kept", "dave"))).isEqualTo(refused("banned"));
        done(carol.room().chat("E2EE:bm90IG1pbmU="));
        done(alice.room().keeper().unban(again.as().author()));
        visitors.join(west.socket(), "kept", "dave");
    }

    @Test
    void a_door_with_a_passphrase_opens_to_its_proof_alone_also_under_another_owner() throws Exception {
        try (Passphrase right = Passphrase.of("four words of ours".toCharArray());
                Passphrase wrong = Passphrase.of("four words of theirs".toCharArray())) {
            Visitor alice =
                    visitors.join(west.socket(), JoinRequest.of("door", "alice").withPassphrase(right));
            found(alice);
            done(alice.room().chat("who can read this?"));
            done(alice.room().keeper().door(DoorKind.PASSPHRASE, HistoryRule.ALL));
            opensToItsProofAlone(right, wrong);

            OwnerSide next = cluster.owner(1);
            owner.close();
            Await.until("the other owner has the rooms", PATIENCE, () -> next.owned() == Cluster.PARTITIONS);
            opensToItsProofAlone(right, wrong);
        }
    }

    private void opensToItsProofAlone(Passphrase right, Passphrase wrong) throws Exception {
        assertThat(tried(east, JoinRequest.of("door", "nobody"))).isEqualTo(refused("door_required"));
        assertThat(tried(east, JoinRequest.of("door", "mallory").withPassphrase(wrong)))
                .isEqualTo(refused("door_required"));
        Visitor reader = visitors.join(
                east.socket(),
                JoinRequest.of("door", "r" + System.nanoTime()).withAfter(0).withPassphrase(right));
        reader.transcript().awaitSeq(3, PATIENCE);
        List<String> types = reader.transcript().told().stream()
                .map(told ->
                        told instanceof Told.Said said ? said.event().type().word() : "?")
                .toList();
        assertThat(types).containsExactly("door", "chat", "door");
        assertThat(reader.transcript().told().getFirst())
                .isInstanceOfSatisfying(
                        Told.Said.class, said -> assertThat(said.event()).isInstanceOf(StateChanged.class));
        assertThat(reader.room().head().orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(new HeadCheck.Proven(1, 3));
        assertThat(reader.transcript().troubles()).isEmpty();
    }
}
