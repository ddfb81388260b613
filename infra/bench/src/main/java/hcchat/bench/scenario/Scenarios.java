package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import java.time.Duration;
import java.util.List;

/// All of them, in the order in which they are played: what wants a young server first, what leaves much behind last.
public final class Scenarios {
    /// Not one that is measured: the launcher plays it once a build.
    private static final Scenario TRAINING = new Training();

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new Restart(),
                new Latency(
                        "latency-1000-young",
                        1_000,
                        Duration.ofMinutes(1),
                        true,
                        Goal.atMost(30, 3),
                        Goal.atMost(150, 15)),
                new Latency("latency-1000", 1_000, Duration.ofMinutes(5), false, Goal.atMost(6, 2), Goal.atMost(40, 8)),
                new Latency("latency-500", 500, Duration.ofSeconds(30), false, Goal.atMost(3, 1.5), Goal.atMost(25, 6)),
                new Latency("latency-200", 200, Duration.ofSeconds(30), false, null, null),
                new Throughput("flat-out-16", 16, Goal.atLeast(15_000, 30_000)),
                new Throughput("flat-out-64", 64, Goal.atLeast(20_000, 45_000)),
                new BigRoom("big-room", false, null),
                new BigRoom("big-room-hack-chat", true, Goal.atLeast(1_500_000, 2_500_000)),
                new Joins(),
                new Logins(),
                new Reconnect(),
                new Stored(),
                new Idle(),
                new Kill(),
                new Million());
    }

    /// @throws IllegalArgumentException naming one that doesn't exist
    public static List<Scenario> named(List<String> names) {
        if (names.isEmpty()) {
            return all();
        }
        if (names.equals(List.of(TRAINING.name()))) {
            return List.of(TRAINING);
        }
        names.forEach(name -> {
            if (all().stream().noneMatch(scenario -> scenario.name().equals(name))) {
                throw new IllegalArgumentException("There is no scenario " + name + ": --list names them.");
            }
        });
        return all().stream()
                .filter(scenario -> names.contains(scenario.name()))
                .toList();
    }
}
