package hcchat.allinone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been opened, closed in reverse; one that fails to close doesn't keep the others open. What comes after the
/// end (somebody said stop while we were starting) is closed at once.
final class ClosingStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingStack.class);

    private final Deque<Opened> opened = new ArrayDeque<>();

    private boolean closed;

    synchronized void push(String name, AutoCloseable what) {
        opened.push(new Opened(name, what));
        if (closed) {
            close();
            throw new CancellationException("stopped while starting");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!opened.isEmpty()) {
            Opened last = opened.pop();
            try {
                last.what().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.warn("Interrupted while closing {}", last.name());
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly", last.name(), e);
            }
        }
    }

    private record Opened(String name, AutoCloseable what) {}
}
