package hcchat.spec.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Each of these bugs would lose, repeat or disorder messages, or refuse what was stored. Each must be seen.
@Tag("long")
@Timeout(400)
class PlantedBugsTest {
    private static final String COMMAND = "command-side/app/src/main/java/hcchat/command/";
    private static final String EDGE = "ws-edge/app/src/main/java/hcchat/edge/";
    private static final String LOST_COMMIT = "hcchat.spec.cluster.LostCommitTest#";
    private static final String LOST_BATCH =
            LOST_COMMIT + "a_batch_whose_answer_is_lost_is_stored_once_and_acknowledged_once"
                    + "(hcchat.harness.cluster.PostgresGate$Fate)";
    private static final String LOST_FIRST_BATCH =
            LOST_COMMIT + "a_new_rooms_first_batch_whose_answer_is_lost_is_stored_once_and_acknowledged_once"
                    + "(hcchat.harness.cluster.PostgresGate$Fate)";
    private static final String LATE_BATCH = LOST_COMMIT
            + "a_batch_that_arrives_after_its_sender_has_asked_and_before_it_tries_again_is_acknowledged_once";
    private static final String ONE_ORDER =
            "hcchat.spec.cluster.TwoEdgesTwoOwnersTest#messages_have_one_order_at_both_edges";
    private static final String LATE_JOINER =
            "hcchat.spec.RoomMemoryTest#who_comes_late_reads_what_was_said_and_proves_it";

    @TempDir
    Path folder;

    @Test
    void acknowledging_before_the_commit_is_seen() throws Exception {
        assertThat(plant().with(COMMAND + "owner/Committer.java", "if (resolve(rounds)) {", "if (true) {")
                        .run(LOST_BATCH))
                .isEqualTo(OneTest.FAILS);
    }

    @Test
    void calling_a_lost_commit_refused_is_seen() throws Exception {
        String refuse = "resolve(rounds); rounds.forEach(round -> round.asks().forEach(ask ->"
                + " ask.decided(new Outcome.Refused(Refusal.INTERNAL_ERROR, null)))); if (false) {";
        assertThat(plant().with(COMMAND + "owner/Committer.java", "if (resolve(rounds)) {", refuse)
                        .run(LOST_BATCH))
                .isEqualTo(OneTest.FAILS);
    }

    @Test
    void forgetting_the_fence_is_seen() throws Exception {
        assertThat(plant().with(COMMAND + "store/StoreWriter.java", "else fence_lost() end", "else true end")
                        .run(LATE_BATCH))
                .isEqualTo(OneTest.FAILS);
    }

    @Test
    void keeping_what_was_cached_for_a_batch_that_was_rolled_back_is_seen() throws Exception {
        assertThat(plant().with(COMMAND + "owner/Committer.java", "keys.rolledBack();", "keys.committed();")
                        .run(LOST_FIRST_BATCH))
                .isEqualTo(OneTest.FAILS);
    }

    @Test
    void resuming_one_too_late_is_seen() throws Exception {
        assertThat(plant().with(
                                EDGE + "session/Resuming.java",
                                "replay(session, membership, after);",
                                "replay(session, membership, after + 1);")
                        .run(LATE_JOINER))
                .isEqualTo(OneTest.FAILS);
    }

    @Test
    void publishing_out_of_order_is_seen() throws Exception {
        assertThat(publishing("held.add(record); } else { pen.tell(record, weight(entries));"
                                + " held.forEach(late -> pen.tell(late, 64)); held.clear();")
                        .run(ONE_ORDER))
                .isEqualTo(OneTest.FAILS);
    }

    @Test
    void trusting_the_offset_is_seen() throws Exception {
        // A log that has lost records, which is no bug, and an edge that takes what follows for what is next.
        assertThat(publishing("} else { pen.tell(record, weight(entries));")
                        .with(
                                EDGE + "fanout/LogFanout.java",
                                "while (at.position < to) {",
                                "while (at.position < to && to < 0) {")
                        .run(ONE_ORDER))
                .isEqualTo(OneTest.FAILS);
    }

    /// @param rest what becomes of every fifth record, and of the others
    private Plant publishing(String rest) {
        String tell =
                "pen.tell(new LogRecord(partition.part(), epoch, partition.term(), at, entries), weight(entries));";
        return plant().with(
                        COMMAND + "owner/Publication.java",
                        tell,
                        "LogRecord record = new LogRecord(partition.part(), epoch, partition.term(), at, entries);"
                                + " if (++told % 5 == 0) { " + rest + " } }"
                                + " private int told;"
                                + " private final java.util.List<LogRecord> held = new java.util.ArrayList<>(); {");
    }

    private Plant plant() {
        return Plant.in(folder);
    }
}
