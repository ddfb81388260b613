package hcchat.edge.socket;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/// A connection on Jetty's WebSocket core. It is Jetty's frame handler, the callback of its own writes and the port in
/// one object, because there are many of them.
///
/// One write is under way at a time; what comes meanwhile waits in the outbox and leaves merged. Pings and pongs take
/// Jetty's own queue, which can't put them inside a merged write. A goodbye is written last, when the outbox is empty.
final class JettySocket implements Socket, FrameHandler, Callback {
    private static final int SILENT_PINGS = 2;

    private final SocketAcceptor acceptor;
    private final SocketLimits limits;
    private final Pulse pulse;
    private final String address;
    private final boolean hcchat;
    private final Outbox outbox = new Outbox();

    private @Nullable CoreSession session;
    private @Nullable SocketListener listener;
    private @Nullable Inbox inbox;

    // Guarded by this.
    private @Nullable RetainableByteBuffer merged;
    private int writing;
    // What is to be said when nothing waits any more.
    private @Nullable Frame goodbye;
    // Nothing more is taken, in either direction. Set under the lock, read by the reader without.
    private volatile boolean closed;
    private int held;
    private boolean demandOwed;
    // Written by the pulse and by the reader without a lock: to miss one ping by a hair is no harm.
    private volatile int unanswered;

    JettySocket(SocketAcceptor acceptor, SocketLimits limits, Pulse pulse, String address, boolean hcchat) {
        this.acceptor = acceptor;
        this.limits = limits;
        this.pulse = pulse;
        this.address = address;
        this.hcchat = hcchat;
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        listener = acceptor.accept(this, hcchat);
        callback.succeeded();
        pulse.watch(this, hcchat);
        opened.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        // Whom we have closed has the time of two pings to read what waits and to answer, whatever else they say.
        if (!closed) {
            unanswered = 0;
        }
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> onData(frame);
            case OpCode.PING -> session().sendFrame(new Frame(OpCode.PONG, copy(frame)), Callback.NOOP, false);
            default -> {}
        }
        callback.succeeded();
        if (frame.getOpCode() != OpCode.CLOSE) {
            demandUnlessHeld();
        }
    }

    private static ByteBuffer copy(Frame frame) {
        return frame.hasPayload() ? BufferUtil.copy(frame.getPayload()) : BufferUtil.EMPTY_BUFFER;
    }

    private void onData(Frame frame) {
        if (inbox == null && frame.isFin()) {
            tell(Inbox.whole(frame.getPayload(), limits.maxMessage()));
            return;
        }
        if (inbox == null) {
            inbox = new Inbox(limits.maxMessage());
        }
        inbox.add(frame.getPayload());
        if (inbox.length() > limits.maxSwallowed()) {
            close(TOO_BIG, "");
        } else if (frame.isFin()) {
            byte[] message = inbox.message();
            inbox = null;
            tell(message);
        }
    }

    private void tell(byte @Nullable [] message) {
        SocketListener to = listener;
        if (to == null || closed) {
            return;
        }
        if (message == null) {
            to.tooLong();
        } else if (Utf8.isWellFormed(message)) {
            to.message(message);
        } else {
            close(BAD_DATA, "");
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        pulse.forget(this, hcchat);
        drop();
        SocketListener to = listener;
        if (to != null) {
            to.closed();
        }
        callback.succeeded();
    }

    @Override
    public boolean enqueue(ByteBuffer frames) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            // Checked before adding: a single large answer may pass the bound, two in a row may not.
            if (writing + outbox.waiting() <= limits.maxQueued()) {
                outbox.add(frames);
                return true;
            }
            drop();
        }
        session().abort();
        return false;
    }

    @Override
    public void flush() {
        Frame next = next(0);
        if (next != null) {
            session().sendFrame(next, this, false);
        }
    }

    /// What to write now, at the very end the goodbye; null when there is nothing or a write is under way.
    ///
    /// @param written bytes of the write that has just ended
    private synchronized @Nullable Frame next(int written) {
        writing -= written;
        if (writing != 0) {
            return null;
        }
        int count = outbox.fitting(limits.maxWrite());
        if (count == 0) {
            Frame last = goodbye;
            goodbye = null;
            return last;
        }
        writing = outbox.bytes(count);
        return new MergedFrame(count == 1 ? outbox.take() : merge(count));
    }

    private ByteBuffer merge(int count) {
        RetainableByteBuffer pooled = session().getByteBufferPool().acquire(writing, true);
        merged = pooled;
        ByteBuffer into = pooled.getByteBuffer();
        BufferUtil.clearToFill(into);
        for (int i = 0; i < count; i++) {
            into.put(outbox.take().duplicate());
        }
        into.flip();
        return into;
    }

    private synchronized int releaseWritten() {
        if (merged != null) {
            merged.release();
            merged = null;
        }
        return writing;
    }

    @Override
    public void succeeded() {
        Frame next = next(releaseWritten());
        if (next != null) {
            session().sendFrame(next, this, false);
            return;
        }
        SocketListener to = listener;
        if (to != null && !closed) {
            to.drained();
        }
    }

    @Override
    public void failed(Throwable cause) {
        releaseWritten();
        abort();
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public synchronized int queued() {
        return writing + outbox.waiting();
    }

    @Override
    public synchronized void hold() {
        held++;
    }

    @Override
    public void release() {
        synchronized (this) {
            held--;
            if (held > 0 || !demandOwed) {
                return;
            }
            demandOwed = false;
        }
        demandIfOpen();
    }

    private void demandUnlessHeld() {
        synchronized (this) {
            if (held > 0) {
                demandOwed = true;
                return;
            }
        }
        demandIfOpen();
    }

    private void demandIfOpen() {
        if (!session().isClosed() && session().isInputOpen()) {
            session().demand();
        }
    }

    @Override
    public void ping() {
        int silent = unanswered;
        if (silent >= SILENT_PINGS) {
            abort();
            return;
        }
        unanswered = silent + 1;
        session().sendFrame(new Frame(OpCode.PING), Callback.NOOP, false);
    }

    @Override
    public void close(int code, String reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
            goodbye = new CloseStatus(code, reason).toFrame();
            closed = true;
        }
        flush();
    }

    @Override
    public void abort() {
        drop();
        session().abort();
    }

    /// Nothing is written any more.
    private synchronized void drop() {
        closed = true;
        goodbye = null;
        outbox.clear();
    }

    @Override
    public String address() {
        return address;
    }

    private CoreSession session() {
        CoreSession opened = session;
        if (opened == null) {
            throw new IllegalStateException("not open yet");
        }
        return opened;
    }
}
