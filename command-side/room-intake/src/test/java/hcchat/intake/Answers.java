package hcchat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Asks and remembers what was answered; a second answer to the same request is an error of its own.
final class Answers {
    private static final long DEADLINE_NANOS = 20_000_000_000L;

    private static final long LOOK_EACH_NANOS = 500_000;

    private final IntakeClient client;
    private final Map<RoomRequest, Outcome> outcomes = new ConcurrentHashMap<>();
    private final List<RoomRequest> twice = new CopyOnWriteArrayList<>();

    Answers(IntakeClient client) {
        this.client = client;
    }

    <R extends RoomRequest> R ask(R request) {
        client.ask(request, outcome -> {
            if (outcomes.putIfAbsent(request, outcome) != null) {
                twice.add(request);
            }
        });
        return request;
    }

    Outcome await(RoomRequest request) {
        await(() -> outcomes.containsKey(request));
        return Objects.requireNonNull(outcomes.get(request));
    }

    List<Outcome> awaitAll(List<? extends RoomRequest> requests) {
        List<Outcome> all = new ArrayList<>();
        requests.forEach(request -> all.add(await(request)));
        assertThat(twice).as("answered twice").isEmpty();
        return all;
    }

    int count() {
        return outcomes.size();
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited too long");
            }
            LockSupport.parkNanos(LOOK_EACH_NANOS);
        }
    }
}
