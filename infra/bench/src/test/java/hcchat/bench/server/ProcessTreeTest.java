package hcchat.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
    private static final long SELF = ProcessHandle.current().pid();

    @Test
    void counts_what_children_used_while_they_run_and_after() throws Exception {
        ProcessTree tree = new ProcessTree(() -> List.of(SELF));
        double before = tree.cpuSeconds();
        // The shell counts in a child of its own and then waits.
        Process shell =
                new ProcessBuilder("sh", "-c", "(i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done); cat").start();
        while (tree.cpuSeconds() - before < 0.05) {
            Thread.onSpinWait();
        }
        double running = tree.cpuSeconds();
        shell.getOutputStream().close();
        shell.waitFor();

        assertThat(tree.cpuSeconds()).isGreaterThanOrEqualTo(running);
    }

    @Test
    void memory_is_resident_memory() {
        ProcessTree tree = new ProcessTree(() -> List.of(SELF));

        assertThat(tree.residentBytes()).isGreaterThan(10 << 20);
    }

    @Test
    void nothing_is_counted_when_the_process_has_ended() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        ProcessTree tree = new ProcessTree(() -> List.of(ended.pid()));

        assertThat(tree.cpuSeconds()).isZero();
        assertThat(tree.residentBytes()).isZero();
    }

    @Test
    void the_heap_of_a_jvm_is_what_survives_a_collection() throws Exception {
        byte[] kept = new byte[8 << 20];
        long used = JavaHeap.usedAfterCollection(SELF);

        assertThat(used).isBetween((long) kept.length, Runtime.getRuntime().maxMemory());
    }
}
