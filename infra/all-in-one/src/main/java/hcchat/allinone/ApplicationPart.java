package hcchat.allinone;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One application, started on the caller's thread and waited for on another.
final class ApplicationPart implements Part {
    private final String name;
    private final Supplier<Running> starting;
    private volatile @Nullable Running running;
    private volatile boolean closed;

    ApplicationPart(String name, Supplier<Running> starting) {
        this.name = name;
        this.starting = starting;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletableFuture<Void> start() {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        try {
            Running started = starting.get();
            running = started;
            Thread.ofPlatform().daemon().name(name + " start").start(() -> await(started, ready));
        } catch (RuntimeException failed) {
            ready.completeExceptionally(failed);
        }
        return ready;
    }

    private void await(Running started, CompletableFuture<Void> ready) {
        while (!started.ready().getAsBoolean()) {
            if (closed) {
                ready.cancel(false);
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException interrupted) {
                ready.completeExceptionally(interrupted);
                return;
            }
        }
        ready.complete(null);
    }

    @Override
    public void close() {
        closed = true;
        Running started = running;
        if (started != null) {
            started.close().run();
        }
    }

    /// @param ready whether it serves
    record Running(BooleanSupplier ready, Runnable close) {}
}
