package hcchat.edge.socket;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Takes one connection and writes down what it is told.
final class Guest implements SocketAcceptor, SocketListener {
    final List<String> messages = new CopyOnWriteArrayList<>();
    volatile @Nullable Socket socket;
    volatile int tooLong;
    volatile int drained;
    volatile int closed;
    volatile boolean hcchat;

    /// How often the next message holds the socket.
    volatile int holding;

    @Override
    public boolean admits(String address) {
        return true;
    }

    @Override
    public SocketListener accept(Socket opened, boolean offered) {
        hcchat = offered;
        socket = opened;
        return this;
    }

    Socket socket() {
        Socket opened = socket;
        if (opened == null) {
            throw new IllegalStateException("nobody came");
        }
        return opened;
    }

    @Override
    public void message(byte[] utf8) {
        for (int times = holding; times > 0; times--) {
            socket().hold();
        }
        holding = 0;
        messages.add(new String(utf8, StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void tooLong() {
        tooLong++;
    }

    @Override
    public synchronized void drained() {
        drained++;
    }

    @Override
    public synchronized void closed() {
        closed++;
    }
}
