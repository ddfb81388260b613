package hcchat.spec;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.JoinRequest;
import hcchat.client.Told;
import hcchat.client.Words;
import hcchat.client.crypto.Passphrase;
import hcchat.harness.Await;
import hcchat.harness.ChildJvm;
import hcchat.harness.Diarist;
import hcchat.harness.Seed;
import hcchat.harness.Server;
import hcchat.harness.Visitors;
import hcchat.harness.Visitors.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The client's program is killed while it speaks, and started again.
@Timeout(300)
class ProgramKilledTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHANNEL = "a diary";
    private static final String SHARED = "aubergine moonlight";
    private static final int KILLS = 3;
    private static final int LAST = 300;

    private final Server server = SharedServer.get();
    private final Visitors visitors = new Visitors();

    @TempDir
    Path folder;

    @AfterEach
    void leave() {
        visitors.close();
    }

    @Test
    void what_it_kept_is_said_once_and_in_order_and_nothing_is_left_out_of_what_it_is_told() throws Exception {
        RandomGenerator chance = Seed.printed("program killed");
        for (int i = 0; i < KILLS; i++) {
            ChildJvm program = start();
            int lines = Diarist.ledger(folder).size() + chance.nextInt(5, 120);
            Await.until("it speaks", PATIENCE, () -> Diarist.ledger(folder).size() >= lines);
            program.kill();
        }
        start().awaitLine("done", PATIENCE);
        // This one ended in order: the next is told nothing twice.
        start().awaitLine("done", PATIENCE);

        List<String> ledger = Diarist.ledger(folder);
        assertThat(ledger).noneMatch(line -> line.startsWith("trouble"));
        everythingIsThereOnce(ledger);
        nothingIsLeftOut(ledger);
        assertThat(ledger.subList(ledger.lastIndexOf("start") + 1, ledger.size()))
                .isEmpty();
    }

    private ChildJvm start() {
        ChildJvm program = Diarist.start(server.socket(), folder, CHANNEL, SHARED, LAST);
        program.awaitLine("ready", PATIENCE);
        return program;
    }

    private void everythingIsThereOnce(List<String> ledger) throws Exception {
        Map<String, String> ids = new HashMap<>();
        try (Passphrase shared = Passphrase.of(SHARED.toCharArray())) {
            Visitor reader = visitors.join(
                    server.socket(),
                    JoinRequest.of(CHANNEL, "reader").withAfter(0).withPassphrase(shared));
            Histories.isWhole(reader.transcript(), 1, LAST);
            List<String> said = new ArrayList<>();
            for (Told told : reader.transcript().told()) {
                Told.Said one = (Told.Said) told;
                String text = ((Words.Opened) one.words()).text();
                said.add(text);
                ids.put(text, one.event().meta().id().toString());
            }
            assertThat(said)
                    .isEqualTo(IntStream.rangeClosed(1, LAST)
                            .mapToObj(Integer::toString)
                            .toList());
        }
        ledger.stream()
                .filter(line -> line.startsWith("said "))
                .map(line -> line.split(" "))
                .forEach(said -> assertThat(ids).containsEntry(said[1], said[2]));
    }

    private static void nothingIsLeftOut(List<String> ledger) {
        TreeSet<Long> told = new TreeSet<>();
        long before = -1;
        for (String line : ledger) {
            if (line.equals("start")) {
                before = -1;
            } else if (line.startsWith("told ")) {
                long seq = Long.parseLong(line.split(" ")[1]);
                long most = told.isEmpty() ? 1 : told.last() + 1;
                if (before < 0) {
                    assertThat(seq).as("the first of a run").isLessThanOrEqualTo(most);
                } else {
                    assertThat(seq).as("after %d", before).isEqualTo(before + 1);
                }
                told.add(seq);
                before = seq;
            }
        }
        assertThat(told).hasSize(LAST);
    }
}
