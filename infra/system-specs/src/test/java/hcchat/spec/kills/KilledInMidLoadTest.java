package hcchat.spec.kills;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.harness.Seed;
import hcchat.harness.Server;
import hcchat.harness.Visitors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(900)
class KilledInMidLoadTest {
    private static final int ROOMS = 4;

    @TempDir
    Path folder;

    @Test
    void what_was_acknowledged_is_there_once_and_in_order_after_three_kills() throws Exception {
        killed(3);
    }

    @Test
    @Tag("long")
    void what_was_acknowledged_is_there_once_and_in_order_after_ten_kills() throws Exception {
        killed(10);
    }

    private void killed(int times) throws Exception {
        RandomGenerator chance = Seed.printed("kills");
        try (Server server = Server.in(folder).start();
                Visitors visitors = new Visitors()) {
            BusyRooms rooms = new BusyRooms(server, visitors, "mid-load ", ROOMS);
            rooms.start();
            for (int i = 0; i < times; i++) {
                rooms.awaitAcknowledged(chance.nextInt(50, 1_200));
                // Every other time its PostgreSQL is left behind alive, and must be found by the next start.
                if (i % 2 == 0) {
                    server.kill();
                    assertThat(server.postgres()).isPresent();
                } else {
                    server.killAll();
                }
                server.start();
            }
            rooms.awaitAcknowledged(200);
            rooms.finish();
            rooms.verify();
            StoreAgrees.withTheLog(server);
            StoreAgrees.withTheIndex(server);
            assertThat(server.stop(Duration.ofSeconds(10)))
                    .as("closed within 10 s of SIGTERM")
                    .isTrue();
            assertThat(server.postgres()).isEmpty();
        }
    }
}
