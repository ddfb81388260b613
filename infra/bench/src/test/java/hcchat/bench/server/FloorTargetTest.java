package hcchat.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.bench.load.LoadLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloorTargetTest {
    @Test
    void the_floor_serves_in_a_process_of_its_own(@TempDir Path logs) throws Exception {
        try (FloorTarget floor = new FloorTarget(Pinning.NONE, logs);
                LoadLoop loop = new LoadLoop(floor.address(), new Random(1))) {
            loop.room("room", 2, 1, false);
            loop.members().forEach(loop::open);

            assertThat(loop.run(() -> loop.live() == 2, Duration.ofSeconds(20))).isTrue();
            assertThat(floor.processes().residentBytes()).isPositive();
        }
    }
}
