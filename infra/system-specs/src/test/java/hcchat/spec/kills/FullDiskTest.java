package hcchat.spec.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import hcchat.harness.Await;
import hcchat.harness.Server;
import hcchat.harness.SmallDisk;
import hcchat.harness.Speaker;
import hcchat.harness.Visitors;
import hcchat.harness.Visitors.Visitor;
import hcchat.spec.Histories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class FullDiskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MIB = 1L << 20;

    @TempDir
    Path folder;

    @Test
    void a_disk_that_fills_means_not_now_and_reading_goes_on_until_there_is_room_again() throws Exception {
        Optional<SmallDisk> made = SmallDisk.of(700, folder.resolve("disk"));
        assumeThat(made).as("only root can mount a small disk").isPresent();
        try (SmallDisk disk = made.orElseThrow();
                Server server = Server.in(disk.path());
                Visitors visitors = new Visitors()) {
            server.start();
            Visitor alice = visitors.join(server.socket(), "full", "alice");
            Speaker speaker = new Speaker(alice.room(), "before").say(50, 4, PATIENCE);

            // 5 % of the disk are kept free: 35 MiB.
            disk.fillUpTo(20 * MIB);
            Await.until("new messages are turned away", PATIENCE, () -> isTurnedAway(alice));
            Visitor reader = visitors.reader(server.socket(), "full", "reader");
            Histories.isWhole(
                    reader.transcript(), 1, server.store().head(alice.as().room()));

            disk.empty();
            Await.until("there is room again", PATIENCE, () -> !isTurnedAway(alice));
            server.killAll();
            server.start();
            speaker.say(50, 4, PATIENCE);
            assertThat(speaker.refusals()).isEmpty();
            long last = server.store().head(alice.as().room());
            Visitor late = visitors.reader(server.socket(), "full", "late");
            Histories.isWhole(late.transcript(), 1, last);
            Histories.hasAll(late.transcript().told(), List.of(speaker));
        }
    }

    private static boolean isTurnedAway(Visitor visitor) {
        SendOutcome outcome = visitor.room()
                .say(new Saying.Chat(Speaker.envelope("now?")), UUID.randomUUID())
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        assertThat(outcome).isNotInstanceOf(SendOutcome.Refused.class);
        return outcome instanceof SendOutcome.TryLater(String code, Duration _) && code.equals("storage_full");
    }
}
