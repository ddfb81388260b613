package hcchat.spec.doors;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.spec.SharedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every door of the server, and who is let in: `doors.txt`. A door more is a line there and a case in
/// [SocketDoors], [RestDoors] or [ServiceDoors].
@Timeout(120)
@ExtendWith(SharedCluster.Shared.class)
class DoorsTest {
    // Who can do something knocks last, and one after the other: what they do isn't met by anybody else.
    private static final int KEEPERS = 2;

    private static Stage stage;

    @BeforeAll
    static void begin() {
        stage = new Stage();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    static List<Row> rows() {
        return Row.all("/doors.txt");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_door_lets_in_whom_it_should(Row row) throws Exception {
        Place place = new Place(stage, row.about());
        int others = row.callers().size() - KEEPERS;
        List<Future<String>> knocking = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String caller : row.callers().subList(0, others)) {
                knocking.add(threads.submit(() -> knock(place, caller, row.door())));
            }
        }
        List<String> heard = new ArrayList<>();
        for (Future<String> one : knocking) {
            heard.add(one.get());
        }
        for (String keeper : row.callers().subList(others, row.callers().size())) {
            heard.add(knock(place, keeper, row.door()));
        }
        assertThat(row.line(heard)).isEqualTo(row.line(row.expected()));
    }

    private static String knock(Place place, String named, String door) {
        String caller = named.toUpperCase(Locale.ROOT);
        String behind = door.substring(door.indexOf(' ') + 1);
        return switch (door.substring(0, door.indexOf(' '))) {
            case "socket" ->
                new SocketDoors(stage, stage.parts.west().socket()).knock(place, Who.valueOf(caller), behind);
            case "vouched" ->
                new SocketDoors(stage, stage.parts.east().socket()).knock(place, Who.valueOf(caller), behind);
            case "rest" -> new RestDoors(stage).knock(place, Who.valueOf(caller), behind);
            default -> new ServiceDoors(stage).knock(place, Deployable.valueOf(caller), door);
        };
    }
}
