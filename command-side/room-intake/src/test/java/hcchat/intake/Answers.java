package hcchat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Asks and remembers what was answered; a second answer to the same request is an error of its own.
final class Answers {

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
        Waiting.until(() -> outcomes.containsKey(request));
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
}
