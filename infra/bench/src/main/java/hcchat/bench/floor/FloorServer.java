package hcchat.bench.floor;

import hcchat.bench.floor.Mischief.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The smallest thing that answers like a chat server: one thread, what one round of reading gave is written at once.
public final class FloorServer implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final Selector selector;
    private final ServerSocketChannel listening;
    private final Mischief mischief;
    private final @Nullable Map<String, List<byte[]>> past;
    private final Map<String, FloorRoom> rooms = new HashMap<>();
    private final List<FloorRoom> dirty = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER + Long.BYTES);
    private final FloorProtocol protocol = new FloorProtocol(this);
    private final Thread thread;
    private volatile boolean closed;

    /// @param port 0 for any
    public FloorServer(int port, Mischief mischief) throws IOException {
        this(port, mischief, null);
    }

    /// One that remembers, for those who test what needs a memory.
    ///
    /// @param past frames by channel, which another one like it may have left
    public FloorServer(int port, Mischief mischief, @Nullable Map<String, List<byte[]>> past) throws IOException {
        this.mischief = mischief;
        this.past = past;
        selector = Selector.open();
        listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4_096);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
        thread = Thread.ofPlatform().name("floor").start(this::serve);
    }

    /// Serves in a process of its own until that is killed; prints its port.
    public static void main(String[] args) throws IOException {
        FloorServer server = new FloorServer(0, Mischief.NONE);
        System.out.println("floor ready: " + server.address().getPort());
    }

    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listening.getLocalAddress();
    }

    FloorRoom room(String channel) {
        return rooms.computeIfAbsent(
                channel,
                name -> new FloorRoom(
                        name, mischief, past == null ? null : past.computeIfAbsent(name, first -> new ArrayList<>())));
    }

    private void serve() {
        try {
            while (!closed) {
                selector.select(this::ready);
                for (int i = 0; i < dirty.size(); i++) {
                    flush(dirty.get(i));
                }
                dirty.clear();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void ready(SelectionKey key) {
        if (!key.isValid()) {
            // Dropped in this very turn, by somebody whose message it couldn't take.
            return;
        }
        if (key.isAcceptable()) {
            accept();
            return;
        }
        FloorMember member = (FloorMember) key.attachment();
        try {
            if (key.isWritable()) {
                member.flush();
            }
            if (key.isReadable()) {
                read(member);
            }
        } catch (IOException gone) {
            drop(member);
        }
    }

    private void accept() {
        try {
            for (SocketChannel socket = listening.accept(); socket != null; socket = listening.accept()) {
                socket.configureBlocking(false);
                socket.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = socket.register(selector, SelectionKey.OP_READ);
                key.attach(new FloorMember(socket, key));
            }
        } catch (IOException tooMany) {
            throw new UncheckedIOException(tooMany);
        }
    }

    private void read(FloorMember member) throws IOException {
        in.clear().limit(BUFFER);
        member.rest.takePartial(in);
        if (member.channel.read(in) < 0) {
            drop(member);
            return;
        }
        int end = in.position();
        in.limit(in.capacity());
        int used = protocol.take(member, in, end);
        member.rest.keepPartial(in, used, end);
    }

    void chat(FloorMember member, FloorRoom room, ByteBuffer frame, int id, int text, int textEnd) throws IOException {
        if (!room.fits(textEnd - text) || member.own().remaining() < 1_024) {
            flush(room);
        }
        long seq = room.add(frame, id, text, textEnd);
        if (!room.dirty) {
            room.dirty = true;
            dirty.add(room);
        }
        if (!mischief.does(Kind.SWALLOW_ACK, seq)) {
            FloorProtocol.ack(member.own(), frame, id, mischief.does(Kind.LIE, seq) ? seq + 1 : seq);
        }
        if (mischief.does(Kind.ACK_TWICE, seq)) {
            FloorProtocol.ack(member.own(), frame, id, seq);
        }
    }

    void flush(FloorRoom room) {
        ByteBuffer gathered = room.gathered.flip();
        List<FloorMember> members = room.members;
        for (int i = members.size() - 1; i >= 0; i--) {
            try {
                members.get(i).writeGathered(gathered.rewind());
            } catch (IOException gone) {
                drop(members.get(i));
            }
        }
        gathered.clear();
        room.dirty = false;
    }

    void drop(FloorMember member) {
        if (member.room != null) {
            member.room.members.remove(member);
            member.room = null;
        }
        try {
            member.channel.close();
        } catch (IOException already) {
            // it is gone either way
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    /// Ends all sockets. Calling it again does nothing.
    public void stop() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
