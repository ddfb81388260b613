package hcchat.intake;

import static hcchat.intake.Requests.id;
import static hcchat.intake.Requests.post;
import static hcchat.intake.Requests.room;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.Outcome.Stored;
import hcchat.intake.Outcome.TryLater;
import hcchat.intake.Outcome.Unknown;
import hcchat.intake.routing.RoutingSettings;
import hcchat.room.RoomId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Owners move, die, stand still and come back, by a printed seed, under load.
final class RandomScheduleTest {
    private static final int OFFICES = 3;
    private static final int ROOMS = 11;
    private static final int STEPS = 40;
    // Longer than any pause of the schedule but the worst: some requests run out of time, most don't.
    private static final long PATIENCE_MS = 1_000;

    static List<Arguments> schedules() {
        List<Arguments> all = new ArrayList<>();
        for (String world : List.of("in memory", "in process", "over TCP")) {
            all.add(Arguments.of(world, Long.getLong("hcchat.seed", System.nanoTime())));
        }
        all.add(Arguments.of("in process", 42L));
        return all;
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("schedules")
    @Timeout(60)
    void every_request_has_one_true_answer_and_rooms_keep_their_order(String where, long seed) {
        System.out.println("RandomScheduleTest " + where + ": -Dhcchat.seed=" + seed);
        try (World world = switch (where) {
            case "in memory" -> new InMemoryWorld();
            case "in process" -> GrpcWorld.inProcess();
            default -> GrpcWorld.overTcp();
        }) {
            new Schedule(world, new Random(seed)).run();
        }
    }

    private static final class Schedule {
        private final Random chance;
        private final World world;
        private final Realm realm = new Realm();
        private final List<ScriptedOffice> offices = new ArrayList<>();
        private final ScriptedOffice[] owners = new ScriptedOffice[Realm.PARTITIONS];
        private final Map<ScriptedOffice, CountDownLatch> paused = new HashMap<>();
        private final Set<ScriptedOffice> down = new HashSet<>();
        private final List<RoomRequest.Decide> asked = new ArrayList<>();
        private final Answers answers;

        Schedule(World world, Random chance) {
            this.world = world;
            this.chance = chance;
            for (int i = 0; i < OFFICES; i++) {
                offices.add(world.office(realm));
            }
            for (int partition = 0; partition < Realm.PARTITIONS; partition++) {
                move(partition, offices.get(partition % OFFICES));
            }
            answers = new Answers(world.client(
                    new RoutingSettings("edge1", world.addresses(), PATIENCE_MS, 100_000, 64 << 20), Presence.NOBODY));
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                disturb();
                int load = chance.nextInt(200);
                for (int i = 0; i < load; i++) {
                    asked.add(answers.ask(post(room(chance.nextInt(ROOMS)))));
                }
                if (chance.nextInt(4) == 0) {
                    answers.await(asked.get(chance.nextInt(asked.size())));
                }
            }
            offices.forEach(this::resume);
            offices.forEach(this::start);
            check(answers.awaitAll(asked));
        }

        private void disturb() {
            ScriptedOffice office = offices.get(chance.nextInt(OFFICES));
            switch (chance.nextInt(6)) {
                case 0, 1 -> {
                    if (!paused.containsKey(office)) {
                        move(chance.nextInt(Realm.PARTITIONS), office);
                    }
                }
                case 2 -> paused.computeIfAbsent(office, ScriptedOffice::pause);
                case 3 -> resume(office);
                case 4 -> {
                    if (world instanceof GrpcWorld grpc && down.add(office)) {
                        grpc.stop(office);
                    }
                }
                default -> start(office);
            }
        }

        private void move(int partition, ScriptedOffice to) {
            ScriptedOffice from = owners[partition];
            if (from != to) {
                owners[partition] = to;
                if (from != null) {
                    from.lose(partition);
                }
                to.own(partition);
            }
        }

        private void resume(ScriptedOffice office) {
            CountDownLatch until = paused.remove(office);
            if (until != null) {
                until.countDown();
            }
        }

        private void start(ScriptedOffice office) {
            if (world instanceof GrpcWorld grpc && down.remove(office)) {
                grpc.start(office);
            }
        }

        private void check(List<Outcome> outcomes) {
            for (int i = 0; i < outcomes.size(); i++) {
                List<UUID> stored = realm.stored(asked.get(i).room());
                UUID id = id(asked.get(i));
                switch (outcomes.get(i)) {
                    case Stored seq ->
                        assertThat(stored.get((int) seq.seq() - 1)).isEqualTo(id);
                    case TryLater later -> assertThat(stored).doesNotContain(id);
                    case Unknown unknown -> {}
                    default -> throw new AssertionError("unexpected " + outcomes.get(i));
                }
            }
            for (int number = 0; number < ROOMS; number++) {
                RoomId room = room(number);
                List<UUID> stored = realm.stored(room);
                List<UUID> inOrder = asked.stream()
                        .filter(one -> one.room().equals(room))
                        .map(Requests::id)
                        .filter(stored::contains)
                        .toList();
                assertThat(stored).as("order of room %d", number).isEqualTo(inOrder);
            }
        }
    }
}
