package hcchat.spec.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each of these bugs would lose, repeat or disorder messages, refuse what was stored, or open what was closed.
/// Each must be seen.
@Timeout(400)
class PlantedBugsTest {
    private static final String COMMAND = "command-side/app/src/main/java/hcchat/command/";
    private static final String COMMITTER = COMMAND + "owner/Committer.java";
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
    private static final String STOPPED_EDGE = "hcchat.spec.cluster.RevokedSocketsTest#"
            + "an_edge_that_was_stopped_takes_nothing_from_the_dead_and_tells_them_nothing(int)";
    private static final String ERASED =
            "hcchat.spec.cluster.ErasedRoomTest#nothing_that_opens_is_left_anywhere_and_the_room_goes_on";
    private static final String REFUSE = "resolve(rounds); rounds.forEach(round -> round.asks().forEach(ask ->"
            + " ask.decided(new Outcome.Refused(Refusal.INTERNAL_ERROR, null)))); if (false) {";

    @TempDir
    Path folder;

    /// @param name what it does wrong
    /// @param change plants it
    /// @param seenBy the specification that must fail with it
    record Bug(String name, UnaryOperator<Plant> change, String seenBy) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bug> bugs() {
        return Stream.of(
                new Bug(
                        "acknowledge before the commit",
                        plant -> plant.with(COMMITTER, "if (resolve(rounds)) {", "if (true) {"),
                        LOST_BATCH),
                new Bug(
                        "call a lost commit refused",
                        plant -> plant.with(COMMITTER, "if (resolve(rounds)) {", REFUSE),
                        LOST_BATCH),
                new Bug(
                        "forget the fence",
                        plant -> plant.with(
                                COMMAND + "store/StoreWriter.java", "else fence_lost() end", "else true end"),
                        LATE_BATCH),
                new Bug(
                        "keep what was cached for a batch that was rolled back",
                        plant -> plant.with(COMMITTER, "keys.rolledBack();", "keys.committed();"),
                        LOST_FIRST_BATCH),
                new Bug(
                        "resume one too late",
                        plant -> plant.with(
                                EDGE + "session/Resuming.java",
                                "replay(session, membership, after);",
                                "replay(session, membership, after + 1);"),
                        LATE_JOINER),
                new Bug(
                        "publish out of order",
                        plant -> publishing(
                                plant,
                                "Late.held.add(record); } else { pen.tell(record, weight(entries));"
                                        + " Late.held.forEach(late -> pen.tell(late, 64)); Late.held.clear();"),
                        ONE_ORDER),
                // A log that has lost records, which is no bug, and an edge that takes what follows for what is next.
                new Bug(
                        "trust the offset",
                        plant -> publishing(plant, "} else { pen.tell(record, weight(entries));")
                                .with(
                                        EDGE + "fanout/LogFanout.java",
                                        "while (at.position < to) {",
                                        "while (at.position < to && to < 0) {"),
                        ONE_ORDER),
                new Bug(
                        "trust what was known before a standstill",
                        plant -> plant.with(
                                EDGE + "account/Wakefulness.java",
                                "TimeUnit.MILLISECONDS.toNanos(500)",
                                "TimeUnit.DAYS.toNanos(1)"),
                        STOPPED_EDGE),
                new Bug(
                        "bring erased rooms back with a backup",
                        plant -> plant.with(COMMAND + "app/CommandSide.java", "erased.holdStoreToList();", ""),
                        ERASED));
    }

    /// @param rest what becomes of every fifth record, and of the others
    private static Plant publishing(Plant plant, String rest) {
        return plant.with(
                COMMAND + "owner/Publication.java",
                "pen.tell(record, weight(entries));",
                "class Late { static int told;"
                        + " static final java.util.List<LogRecord> held = new java.util.ArrayList<>(); }"
                        + " if (++Late.told % 5 == 0) { " + rest + " }");
    }

    static Stream<String> specifications() {
        return bugs().map(Bug::seenBy).distinct();
    }

    /// In every run: who moves a place sees it at once, and plants the bug anew.
    @ParameterizedTest
    @MethodSource("bugs")
    void a_bugs_place_is_still_there(Bug bug) {
        assertThatNoException().isThrownBy(() -> bug.change().apply(Plant.in(folder)));
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("bugs")
    void a_planted_bug_is_seen(Bug bug) throws Exception {
        assertThat(bug.change().apply(Plant.in(folder)).run(bug.seenBy())).isEqualTo(OneTest.FAILS);
    }

    /// What fails with a bug fails because of it.
    @Tag("long")
    @ParameterizedTest
    @MethodSource("specifications")
    void where_no_bug_is_planted_the_specification_holds(String specification) throws Exception {
        assertThat(Plant.in(folder).run(specification)).isEqualTo(OneTest.HOLDS);
    }
}
