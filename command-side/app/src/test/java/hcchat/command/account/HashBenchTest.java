package hcchat.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hcchat.command.account.HashBench.Overloaded;
import hcchat.command.fixture.TestCommandSide;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class HashBenchTest {
    @Test
    void one_too_many_is_refused_at_once_and_the_others_are_served() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (HashBench bench = new HashBench(1, 1);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> working = callers.submit(() -> bench.hash(() -> {
                go.await();
                return true;
            }));
            TestCommandSide.await(() -> bench.begun() == 1);
            Future<Boolean> waiting = callers.submit(() -> bench.hash(() -> true));
            TestCommandSide.await(() -> bench.begun() == 2);

            assertThatExceptionOfType(Overloaded.class).isThrownBy(() -> bench.hash(() -> true));
            go.countDown();
            assertThat(working.get()).isTrue();
            assertThat(waiting.get()).isTrue();
            assertThat(bench.begun()).isEqualTo(2);
        }
    }
}
