package hcchat.spec.doors;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.harness.Await;
import hcchat.harness.RestCaller;
import hcchat.harness.RestCaller.Reply;
import hcchat.harness.Seed;
import hcchat.harness.Speaker;
import hcchat.harness.Visitors;
import hcchat.spec.SharedCluster;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A hundred joins, bans and sends at once, at the sockets of two edges and over REST of two command-sides.
@Timeout(120)
@ExtendWith(SharedCluster.Shared.class)
class RaceAtTheDoorTest {
    private static final int RACERS = 12;
    private static final int BANNED = 8;
    private static final int SENDS_A_LANE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<RestCaller> rest = new ArrayList<>();
    private static final List<Racer> racers = new ArrayList<>();
    private static String owner = "";
    private static int rooms;

    private final Visitors visitors = new Visitors();
    private final Random chance = new Random(Seed.printed("race at the door").nextLong());
    private final String channel = "race" + ++rooms;
    private final Map<UUID, Sent> sends = new ConcurrentHashMap<>();
    private final Map<Racer, Long> bans = new ConcurrentHashMap<>();
    private final List<Visit> visits = Collections.synchronizedList(new ArrayList<>());

    private record Racer(String name, String token) {}

    /// @param code `ok`, or why it was refused
    private record Sent(Racer by, String code, long seq) {}

    @BeforeAll
    static void begin() {
        SharedCluster parts = SharedCluster.get();
        rest.add(new RestCaller(parts.first().rest()));
        rest.add(new RestCaller(parts.second().rest()));
        owner = rest.getFirst().register("starter").text("accessToken");
        for (int i = 0; i < RACERS; i++) {
            String name = "racer" + i;
            racers.add(new Racer(name, rest.getFirst().register(name).text("accessToken")));
        }
    }

    @AfterEach
    void leave() {
        visits.forEach(Visit::close);
        visitors.close();
    }

    @AfterAll
    static void end() {
        rest.forEach(RestCaller::close);
    }

    @RepeatedTest(3)
    void what_was_refused_never_appears_and_who_was_banned_is_heard_no_more() throws Exception {
        keep("POST", "/rooms", "{'kind':'open','channel':'" + channel + "'}");
        Map<Racer, String> authors = new LinkedHashMap<>();
        for (Racer racer : racers) {
            authors.put(racer, ask(racer.token(), "GET", path(""), "").done().text("author"));
        }
        List<Visit> witnesses = List.of(visit(owner, west()), visit(owner, east()));

        race(authors);

        long head = ask(owner, "GET", path(""), "").done().body().path("seq").longValue();
        Map<Long, UUID> told = seqs(past());
        assertThat(told).hasSize((int) head);
        for (Visit witness : witnesses) {
            // The first event was there before them.
            Map<Long, UUID> heard = seqs(witness.hearsUpTo(head));
            heard.put(1L, told.get(1L));
            assertThat(heard).isEqualTo(told);
        }
        sends.forEach((id, sent) -> {
            if (sent.code().equals("ok")) {
                assertThat(told.get(sent.seq())).isEqualTo(id);
                assertThat(sent.seq()).isLessThan(bans.getOrDefault(sent.by(), Long.MAX_VALUE));
            } else {
                assertThat(told).as(sent.code()).doesNotContainValue(id);
                assertThat(sent.code()).isIn("banned", "not_joined");
                assertThat(bans).containsKey(sent.by());
            }
        });
        isOver(authors);
    }

    /// Everybody joins at both edges and speaks there and over REST, while keepers ban some at both.
    private void race(Map<Racer, String> authors) throws Exception {
        List<Racer> unwanted = new ArrayList<>(racers);
        Collections.shuffle(unwanted, chance);
        List<Runnable> lanes = new ArrayList<>();
        for (Racer racer : racers) {
            lanes.add(() -> atSocket(racer, west()));
            lanes.add(() -> atSocket(racer, east()));
            lanes.add(() -> overRest(racer, rest.get(chanceOf(racer))));
        }
        Visit keeper = visit(owner, west());
        for (Racer racer : unwanted.subList(0, BANNED)) {
            String whom = authors.getOrDefault(racer, "");
            lanes.add(
                    chance.nextBoolean()
                            ? () -> bans.put(racer, banAtSocket(keeper, whom))
                            : () -> bans.put(racer, banOverRest(whom)));
        }
        Collections.shuffle(lanes, chance);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable lane : lanes) {
                running.add(threads.submit(() -> {
                    start.await();
                    lane.run();
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static int chanceOf(Racer racer) {
        return Math.floorMod(racer.name().hashCode(), rest.size());
    }

    private void atSocket(Racer racer, URI edge) {
        Visit visit = visit(racer.token(), edge);
        for (int i = 0; i < SENDS_A_LANE; i++) {
            UUID id = UUID.randomUUID();
            String code = visit.chat(id);
            sends.put(id, new Sent(racer, code, visit.acked()));
        }
    }

    private void overRest(Racer racer, RestCaller server) {
        for (int i = 0; i < SENDS_A_LANE; i++) {
            UUID id = UUID.randomUUID();
            Reply reply = server.ask(racer.token(), "POST", "/messages", posting(id));
            sends.put(
                    id,
                    new Sent(
                            racer,
                            reply.went() ? "ok" : reply.code(),
                            reply.body().path("seq").longValue(0)));
        }
    }

    private String posting(UUID id) {
        return "{'room':'" + channel + "','text':'" + Speaker.envelope("words") + "','id':'" + id + "'}";
    }

    // Several bans leave through one socket, one after the other.
    private static long banAtSocket(Visit keeper, String whom) {
        synchronized (keeper) {
            assertThat(keeper.ask("{'cmd':'ban','whom':'" + whom + "'}")).isEqualTo("ok");
            return keeper.acked();
        }
    }

    private long banOverRest(String whom) {
        return rest.getLast()
                .ask(owner, "POST", path("/ban"), "{'author':'" + whom + "'}")
                .done()
                .body()
                .path("seq")
                .longValue();
    }

    private void isOver(Map<Racer, String> authors) {
        for (Visit visit : List.copyOf(visits)) {
            boolean unwanted =
                    bans.keySet().stream().anyMatch(racer -> visit.author().equals(authors.get(racer)));
            if (unwanted) {
                Await.until(
                        "the edge has put them out",
                        PATIENCE,
                        () -> visit.chat(UUID.randomUUID()).equals("not_joined"));
            }
        }
        Set<String> inside = visit(owner, east()).people();
        for (Racer racer : racers) {
            boolean banned = bans.containsKey(racer);
            assertThat(inside.contains(authors.get(racer))).as(racer.name()).isEqualTo(!banned);
            assertThat(visit(racer.token(), west()).joined()).isEqualTo(banned ? "banned" : "ok");
            Reply reply = ask(racer.token(), "POST", "/messages", posting(UUID.randomUUID()));
            assertThat(reply.code()).isEqualTo(banned ? "banned" : "");
        }
    }

    private static Map<Long, UUID> seqs(Iterable<JsonNode> events) {
        Map<Long, UUID> seqs = new LinkedHashMap<>();
        for (JsonNode event : events) {
            seqs.put(
                    event.path("seq").longValue(),
                    UUID.fromString(event.path("id").stringValue("")));
        }
        return seqs;
    }

    private JsonNode past() {
        return ask(owner, "GET", path("/messages?limit=500"), "").done().body().path("events");
    }

    private static Reply ask(String token, String method, String path, String json) {
        return rest.getFirst().ask(token, method, path, json);
    }

    private static void keep(String method, String path, String json) {
        ask(owner, method, path, json).done();
    }

    private String path(String behind) {
        return "/rooms/" + channel + behind;
    }

    private Visit visit(String token, URI edge) {
        Visit visit = new Visit(visitors, edge, channel, token, null);
        visits.add(visit);
        return visit;
    }

    private static URI west() {
        return SharedCluster.get().west().socket();
    }

    private static URI east() {
        return SharedCluster.get().east().socket();
    }
}
