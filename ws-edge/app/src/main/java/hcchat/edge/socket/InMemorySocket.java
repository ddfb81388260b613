package hcchat.edge.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The twin of the transport: a peer whose reading the test decides. Not a byte is written before [#read()], unless
/// the peer reads at once.
public final class InMemorySocket implements Socket {
    // Null while the acceptor is asked, who may already answer and close.
    private volatile @Nullable SocketListener listener;
    private final SocketLimits limits;
    private final String address;
    private final Outbox outbox = new Outbox();
    private final List<String> received = new ArrayList<>();
    private final Queue<byte[]> heldBack = new ArrayDeque<>();
    private boolean readsAtOnce = true;
    private int held;
    private boolean listening;
    // Nothing more is taken: the goodbye is said, or waits until the peer has read what is before it.
    private boolean closed;
    private boolean told;
    private int unanswered;
    private @Nullable Integer closeCode;

    private InMemorySocket(SocketAcceptor acceptor, SocketLimits limits, String address, boolean hcchat) {
        this.limits = limits;
        this.address = address;
        SocketListener accepted = acceptor.accept(this, hcchat);
        listener = accepted;
        if (isClosed()) {
            accepted.closed();
        }
    }

    public static InMemorySocket open(SocketAcceptor acceptor, SocketLimits limits, String address, boolean hcchat) {
        return new InMemorySocket(acceptor, limits, address, hcchat);
    }

    /// The peer sends a message.
    public void say(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            if (closed) {
                return;
            }
            unanswered = 0;
            heldBack.add(utf8);
        }
        listen();
    }

    // One thread at a time tells; another that comes meanwhile leaves its message to it.
    private void listen() {
        SocketListener to = listener;
        while (to != null) {
            byte[] next;
            synchronized (this) {
                if (held > 0 || listening || heldBack.isEmpty()) {
                    return;
                }
                listening = true;
                next = heldBack.remove();
            }
            if (next.length > limits.maxMessage()) {
                to.tooLong();
            } else {
                to.message(next);
            }
            synchronized (this) {
                listening = false;
            }
        }
    }

    /// The peer goes without a goodbye.
    public void cut() {
        abort();
    }

    /// From now on the peer reads only when [#read()] says so.
    public synchronized void stopReading() {
        readsAtOnce = false;
    }

    /// The peer reads everything that waits, and what the edge sends because of it, and goes on reading.
    public void read() {
        synchronized (this) {
            readsAtOnce = true;
        }
        flush();
    }

    /// The texts of all frames read so far.
    public synchronized List<String> received() {
        return List.copyOf(received);
    }

    /// Whether the connection has ended: the peer has heard the goodbye, or was cut off.
    public synchronized boolean isClosed() {
        return told;
    }

    /// The status that the edge closed with, or null. The peer has heard it when [#isClosed()].
    public synchronized @Nullable Integer closeCode() {
        return closeCode;
    }

    @Override
    public boolean enqueue(ByteBuffer frames) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (outbox.waiting() <= limits.maxQueued()) {
                outbox.add(frames);
                return true;
            }
        }
        abort();
        return false;
    }

    @Override
    public void flush() {
        synchronized (this) {
            if (!readsAtOnce || (outbox.waiting() == 0 && !closed)) {
                return;
            }
            while (outbox.waiting() > 0) {
                unpack(outbox.take().duplicate());
            }
        }
        SocketListener to = listener;
        if (isLeaving()) {
            abort();
        } else if (to != null) {
            to.drained();
        }
    }

    private synchronized boolean isLeaving() {
        return closed;
    }

    private void unpack(ByteBuffer frames) {
        while (frames.hasRemaining()) {
            int length = FrameBytes.payloadLength(frames);
            frames.position(frames.position() + FrameBytes.headerLength(length));
            byte[] payload = new byte[length];
            frames.get(payload);
            received.add(new String(payload, StandardCharsets.UTF_8));
        }
    }

    @Override
    public synchronized int queued() {
        return outbox.waiting();
    }

    @Override
    public synchronized void hold() {
        held++;
    }

    @Override
    public void release() {
        synchronized (this) {
            held--;
        }
        listen();
    }

    @Override
    public void ping() {
        synchronized (this) {
            if (unanswered++ < 2) {
                return;
            }
        }
        abort();
    }

    @Override
    public void close(int code, String reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            closeCode = code;
            heldBack.clear();
        }
        flush();
    }

    @Override
    public void abort() {
        synchronized (this) {
            closed = true;
            outbox.clear();
            heldBack.clear();
            if (told) {
                return;
            }
            told = true;
        }
        SocketListener to = listener;
        if (to != null) {
            to.closed();
        }
    }

    @Override
    public String address() {
        return address;
    }
}
