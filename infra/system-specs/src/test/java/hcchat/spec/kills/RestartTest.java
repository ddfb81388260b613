package hcchat.spec.kills;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.JoinRequest;
import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import hcchat.harness.Server;
import hcchat.harness.Speaker;
import hcchat.harness.Visitors;
import hcchat.harness.Visitors.Visitor;
import hcchat.spec.Histories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class RestartTest {
    @TempDir
    Path folder;

    @Test
    void holders_ids_and_history_outlive_a_restart_and_a_delete_leaves_no_body() throws Exception {
        UUID id = UUID.randomUUID();
        Saying hello = new Saying.Chat(Speaker.envelope("hello"));
        try (Server server = Server.in(folder).start();
                Visitors visitors = new Visitors()) {
            Visitor alice = visitors.join(server.socket(), "restart", "alice");
            SendOutcome.Acked first = (SendOutcome.Acked) outcome(alice, hello, id);
            String token = Objects.requireNonNull(alice.room().token());
            alice.client().close();
            assertThat(server.stop(Duration.ofSeconds(10)))
                    .as("closed within 10 s of SIGTERM")
                    .isTrue();
            server.start();

            Visitor again = visitors.join(
                    server.socket(),
                    JoinRequest.of("restart", "alice").withToken(token).withAfter(0L));
            assertThat(again.as().author()).isEqualTo(alice.as().author());
            Histories.isWhole(again.transcript(), 1, 1);
            assertThat(outcome(again, hello, id))
                    .isEqualTo(new SendOutcome.Acked(first.seq(), first.epoch(), first.time(), true));
            Visitor bob = visitors.join(server.socket(), "restart", "bob");
            assertThat(outcome(bob, hello, id)).isEqualTo(new SendOutcome.Refused("id_conflict"));

            assertThat(outcome(again, new Saying.Delete(1), UUID.randomUUID())).isInstanceOf(SendOutcome.Acked.class);
            // The acknowledgement came after the commit that took the body.
            assertThat(server.store().column("select seq from command.event where seq = 1 and body is not null"))
                    .isEmpty();
            Visitor late = visitors.reader(server.socket(), "restart", "late");
            Histories.isWhole(late.transcript(), 1, 2);
            Histories.isProven(late.transcript(), 2);
        }
    }

    private static SendOutcome outcome(Visitor visitor, Saying saying, UUID id) {
        return visitor.room().say(saying, id).orTimeout(30, TimeUnit.SECONDS).join();
    }
}
