package hcchat.edge.socket;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Writes what others have queued, on a thread of its own. While it writes, more gathers behind: at rest an answer
/// leaves at once, under load one write carries many. No timer.
public final class Flusher implements AutoCloseable {
    // One entry a command that was answered: the intake client bounds how many are under way.
    private final BlockingQueue<Socket> due = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().name("edge-flusher").daemon().start(this::run);

    /// The socket has something to write. A socket that is due twice finds nothing left the second time.
    public void later(Socket socket) {
        due.add(socket);
    }

    private void run() {
        try {
            while (true) {
                flush(due.take());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void flush(Socket socket) {
        try {
            socket.flush();
        } catch (RuntimeException ofOneSocket) {
            // The others' answers must go on.
            socket.abort();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
