package hcchat.spec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.HeadCheck;
import hcchat.client.SendOutcome;
import hcchat.client.Told;
import hcchat.harness.Await;
import hcchat.harness.FilesHolding;
import hcchat.harness.RestCaller;
import hcchat.harness.RestCaller.Reply;
import hcchat.harness.StoreView;
import hcchat.harness.Visitors;
import hcchat.harness.Visitors.Visitor;
import hcchat.harness.cluster.Cluster;
import hcchat.harness.cluster.EdgeSide;
import hcchat.harness.cluster.OwnerSide;
import hcchat.intake.KeyClient;
import hcchat.intake.KeyClient.KeyId;
import hcchat.intake.grpc.GrpcKeyClient;
import hcchat.intake.transport.Caller;
import hcchat.query.QueryApplication;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.storage.seal.AeadKey;
import hcchat.storage.seal.SealBroken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A kept room is erased: what was of it is looked for wherever it was, and in a data base put back to before that.
@Timeout(180)
class ErasedRoomTest extends OnOneCluster {
    private static final String CHANNEL = "vaulted";
    // More than one data key's worth, and more than a block of the index.
    private static final int SAID = 300;
    private static final String TEXT = "E2EE:bm90aGluZyBzdGF5cyBvZiB0aGlz";
    private static final String ENVELOPE = TEXT.substring(5);
    // What opens the room, or is sealed of it, in the form in which PostgreSQL prints it.
    private static final List<String> SEALED = List.of(
            "select wrapped::text from command.room_key where wrapped is not null and room = '%s'",
            "select sealed::text from command.author where room = '%s'",
            "select sealed::text from command.room_state where room = '%s'",
            "select channel::text from command.account_room where room = '%s'",
            "select code::text from command.room_invite where room = '%s'",
            "select substr(body, 1, 40)::text from command.event where body is not null and room = '%s'");

    private RoomId room = new RoomId(0, 0);
    private List<StoredEvent> before = List.of();
    private List<String> sealed = List.of();
    private List<KeyId> keys = List.of();

    private OwnerSide owner(int number) {
        OwnerSide started = cluster.owner(number);
        Await.until("an owner has the rooms", PATIENCE, () -> started.owned() == Cluster.PARTITIONS);
        return started;
    }

    @Test
    void nothing_that_opens_is_left_anywhere_and_the_room_goes_on() throws Exception {
        OwnerSide first = owner(0);
        QueryApplication index = cluster.query();
        EdgeSide edge = cluster.edge("west");
        String alice = aRoomWithAPast(first, edge);
        remember();
        backUp();

        try (RestCaller rest = new RestCaller(first.rest())) {
            // Its owner may not have found its way back to the store yet.
            List<Reply> replies = new ArrayList<>();
            Await.until("it is erased", PATIENCE, () -> {
                replies.add(rest.ask(alice, "DELETE", "/rooms/" + CHANNEL, ""));
                return replies.getLast().went();
            });
            assertThat(replies.getLast().body().path("upTo").longValue()).isEqualTo(before.size());
        }
        nothingIsLeft(cluster.store(), false);
        nothingOpens();
        assertThat(index.rebuild().run(_ -> {}).equal()).isTrue();
        nothingIsLeft(cluster.store(), false);
        theRoomGoesOn(edge, before.size());

        first.close();
        OwnerSide second = owner(1);
        edge.close();
        theRoomGoesOn(cluster.edge("east"), before.size() + 1);
        second.close();

        StoreView restored = cluster.store().in("before_it");
        assertThat(restored.column(SEALED.getFirst().formatted(uuid()))).isNotEmpty();
        // Its partitions stay without an owner: the log knows of what this store doesn't. It serves keys nevertheless.
        OwnerSide third =
                cluster.owner(2, cluster.postgres().endpoint().jdbcUrl().replace("/hcchat", "/before_it"));
        nothingOpens();
        nothingIsLeft(restored, true);
        third.close();
    }

    private String aRoomWithAPast(OwnerSide owner, EdgeSide edge) throws Exception {
        try (RestCaller rest = new RestCaller(owner.rest());
                Visitors early = new Visitors()) {
            String alice = rest.register("alice").text("accessToken");
            room = Objects.requireNonNull(
                    RoomId.parse(rest.ask(alice, "POST", "/rooms", "{'kind':'open','channel':'" + CHANNEL + "'}")
                            .done()
                            .text("room")));
            rest.ask(alice, "POST", "/rooms/" + CHANNEL + "/invites", "{}").done();
            Visitor bob = early.join(edge.socket(), CHANNEL, "rumpelstilz");
            var said = IntStream.range(0, SAID)
                    .mapToObj(_ -> bob.room().chat(TEXT))
                    .toList();
            for (var one : said) {
                assertThat(one.orTimeout(60, TimeUnit.SECONDS).join()).isInstanceOf(SendOutcome.Acked.class);
            }
            return alice;
        }
    }

    /// A copy of the whole data base by PostgreSQL, for which it sends everybody away for a moment.
    private static void backUp() {
        StoreView server = cluster.store().in("postgres");
        server.change("alter database hcchat allow_connections false");
        server.column("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'hcchat'");
        server.change("create database before_it template hcchat");
        server.change("alter database hcchat allow_connections true");
    }

    private String uuid() {
        return new UUID(room.hi(), room.lo()).toString();
    }

    private void remember() {
        StoreView store = cluster.store();
        before = store.events().values().stream()
                .flatMap(partition -> partition.values().stream())
                .filter(event -> event.room().equals(room))
                .toList();
        sealed = new ArrayList<>();
        for (String sql : SEALED) {
            List<String> found = store.column(sql.formatted(uuid()));
            assertThat(found).as(sql).isNotEmpty();
            sealed.addAll(found);
        }
        keys = before.stream()
                .map(event -> new KeyId(room, event.kid()))
                .distinct()
                .toList();
        assertThat(keys).hasSizeGreaterThan(1);
        assertThat(opened()).as("before it is erased all of it opens").isEqualTo(before.size());
        Await.until(
                "the index has it",
                PATIENCE,
                () -> Objects.equals(store.indexedHeads().get(room), (long) before.size()));
    }

    /// How many events open with whatever key the key service still gives, of those from before that the log has.
    private long opened() {
        List<StoredEvent> logged = cluster.events().events().values().stream()
                .flatMap(partition -> partition.values().stream())
                .filter(event -> event.room().equals(room) && event.seq() <= before.size() && event.hasBody())
                .toList();
        assertThat(logged).as("the log still has them").hasSize(before.size());
        try (KeyClient office = new GrpcKeyClient(cluster.ownerServices(), Cluster.as(Caller.WS_EDGE))) {
            // Those of today as well, should there be any.
            List<KeyId> asked = new ArrayList<>(keys);
            IntStream.rangeClosed(1, 5).forEach(more -> asked.add(new KeyId(room, keys.size() + more)));
            Map<KeyId, byte[]> given = given(office, asked);
            return logged.stream()
                    .filter(event -> given.values().stream().anyMatch(key -> opens(event, key)))
                    .count();
        }
    }

    /// Who answers may not have found its way back to the store yet.
    private static Map<KeyId, byte[]> given(KeyClient office, List<KeyId> asked) {
        Map<KeyId, byte[]> given = new HashMap<>();
        Await.until("keys are given", PATIENCE, () -> {
            try {
                given.putAll(office.roomKeys(asked).join());
                return true;
            } catch (CompletionException unavailable) {
                return false;
            }
        });
        return given;
    }

    private static boolean opens(StoredEvent event, byte[] key) {
        try {
            new AeadKey(key).open(event.associatedData(), Objects.requireNonNull(event.body()));
            return true;
        } catch (SealBroken shut) {
            return false;
        }
    }

    private void nothingOpens() {
        assertThat(opened()).isZero();
        assertThat(FilesHolding.any(
                        List.of(folder.resolve("data").resolve("kafka")), List.of("rumpelstilz", ENVELOPE, CHANNEL)))
                .isEmpty();
    }

    /// In no table of either schema.
    ///
    /// @param asPutBack whether no query-side has looked at it since
    private void nothingIsLeft(StoreView store, boolean asPutBack) {
        Await.same(
                "bodies of before",
                PATIENCE,
                () -> store.column(SEALED.getLast().formatted(uuid()) + " and seq <= " + before.size()),
                List::of);
        if (!asPutBack) {
            Await.until(
                    "the index has dropped it",
                    PATIENCE,
                    () -> store.column("select 1 from query.block where block * 256 < " + (before.size() - 256)
                                            + " and room = '" + uuid() + "'")
                                    .isEmpty()
                            && store.indexedHeads().getOrDefault(room, Long.MAX_VALUE) > before.size());
        }
        List<String> tables = store.column("select format('%I.%I', schemaname, tablename) from pg_tables"
                + " where schemaname in ('command', 'query')");
        assertThat(tables).hasSizeGreaterThan(15);
        for (String table : tables) {
            String rows =
                    store.column("select t::text from " + table + " t").stream().collect(Collectors.joining("\n"));
            // A row's text has each backslash twice.
            assertThat(sealed.stream().filter(bytes -> rows.contains(bytes.substring(2))))
                    .as(table)
                    .isEmpty();
            assertThat(List.of("rumpelstilz", ENVELOPE, CHANNEL).stream().filter(rows::contains))
                    .as(table)
                    .isEmpty();
        }
    }

    private void theRoomGoesOn(EdgeSide edge, long head) throws Exception {
        Visitor carol = visitors.join(edge.socket(), CHANNEL, "carol" + head);
        assertThat(carol.room()
                        .keeper()
                        .lock(true)
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join())
                .isInstanceOf(SendOutcome.Refused.class);
        assertThat(carol.room().chat(TEXT).orTimeout(30, TimeUnit.SECONDS).join())
                .isInstanceOfSatisfying(
                        SendOutcome.Acked.class,
                        acked -> assertThat(acked.seq()).isEqualTo(head + 1));
        Visitor reader = visitors.reader(edge.socket(), CHANNEL, "reader" + head);
        reader.transcript().awaitSeq(head + 1, PATIENCE);
        assertThat(reader.transcript().told().stream()
                        .filter(told -> !(told instanceof Told.Said))
                        .mapToLong(gone -> gone.to() - gone.from() + 1)
                        .sum())
                .isEqualTo(before.size());
        assertThat(reader.room().head().orTimeout(30, TimeUnit.SECONDS).join())
                .isEqualTo(new HeadCheck.Proven(1, head + 1));
        assertThat(reader.transcript().troubles()).isEmpty();
    }
}
