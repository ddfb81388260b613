package hcchat.harness.cluster;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The way from an owner to PostgreSQL. It understands as much of what passes as it needs to lose a chosen statement,
/// or the answer to it, and then breaks the connection on which that happened.
public final class PostgresGate implements AutoCloseable {
    private static final int STARTUP = 0;

    /// What becomes of a statement whose sender never hears of it again.
    public enum Fate {
        /// The server never gets it.
        LOST_ON_THE_WAY,
        /// The server carries it out; the answer is lost.
        DONE_UNANSWERED,
        /// The sender's connection is gone at once; the server gets it only when [#letThrough] is called.
        DONE_LATE
    }

    private record Interlude(String sql, Runnable play) {}

    private record Order(String sql, Fate fate, CountDownLatch met, CountDownLatch mayPass, CountDownLatch passed) {}

    private final int target;
    private final ServerSocket door;
    private final AtomicReference<@Nullable Order> order = new AtomicReference<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Interlude> interlude = new AtomicReference<>();
    private volatile @Nullable Order last;

    /// @param port of the PostgreSQL on this machine
    public PostgresGate(int port) {
        this.target = port;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().name("postgres-gate").start(this::admit);
    }

    /// The same database through the gate, its bytes readable.
    public String through(String jdbcUrl) {
        String other = jdbcUrl.replace(":" + target + "/", ":" + door.getLocalPort() + "/");
        return other + "?sslmode=disable&gssEncMode=disable";
    }

    /// The next statement whose text contains `sql` meets this fate.
    public void next(String sql, Fate fate) {
        Order made = new Order(sql, fate, new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1));
        last = made;
        order.set(made);
    }

    /// When the next statement whose text contains `sql` has been carried out, `play` runs before its answer is
    /// passed on.
    public void afterNext(String sql, Runnable play) {
        interlude.set(new Interlude(sql, play));
    }

    /// Whether the statement has met its fate.
    public boolean isMet() {
        Order made = last;
        return made != null && made.met().getCount() == 0;
    }

    /// Lets a late statement reach the server, and returns when it was carried out.
    public void letThrough() {
        Order made = last;
        if (made != null) {
            made.mayPass().countDown();
            try {
                made.passed().await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                connect(client);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            Passage passage = new Passage(client, server);
            Thread.ofVirtual().start(passage::outward);
            Thread.ofVirtual().start(passage::homeward);
        } catch (IOException away) {
            cut(client);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(PostgresGate::cut);
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is gone, which is what was wanted.
        }
    }

    private record Message(int type, byte[] bytes, int bodyFrom) {
        String text() {
            return new String(bytes, bodyFrom, bytes.length - bodyFrom, StandardCharsets.ISO_8859_1);
        }
    }

    private final class Passage {
        private final Socket client;
        private final Socket server;
        /// The text of each statement by its name.
        private final Map<String, String> statements = new HashMap<>();
        private volatile @Nullable Order met;
        private volatile @Nullable Runnable due;

        Passage(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /// What the client says goes on when a whole round of it is there.
        void outward() {
            try (Socket _ = server) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                OutputStream out = server.getOutputStream();
                out.write(read(in, STARTUP).bytes());
                ByteArrayOutputStream round = new ByteArrayOutputStream();
                Set<String> texts = new HashSet<>();
                while (true) {
                    Message message = read(in, in.readUnsignedByte());
                    round.writeBytes(message.bytes());
                    note(message, texts);
                    // Parse, bind, describe, execute: the rest of the round is still to come.
                    if ("PBDE".indexOf(message.type()) < 0) {
                        Order fate = taken(order, texts, Order::sql);
                        if (fate != null) {
                            fulfil(fate, round.toByteArray(), out);
                            return;
                        }
                        Interlude found = taken(interlude, texts, Interlude::sql);
                        due = found == null ? null : found.play();
                        out.write(round.toByteArray());
                        round.reset();
                        texts.clear();
                    }
                }
            } catch (IOException ended) {
                cut(client);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        /// Statements are named once and then called by their names.
        private void note(Message message, Set<String> texts) {
            String[] parts = message.text().split("\0", 3);
            if (message.type() == 'P') {
                statements.put(parts[0], parts[1]);
            } else if (message.type() == 'B') {
                texts.add(statements.getOrDefault(parts[1], ""));
            }
        }

        private static <T> @Nullable T taken(
                AtomicReference<@Nullable T> wanted, Set<String> texts, Function<T, String> sql) {
            T due = wanted.get();
            return due != null
                            && texts.stream().anyMatch(text -> text.contains(sql.apply(due)))
                            && wanted.compareAndSet(due, null)
                    ? due
                    : null;
        }

        private void fulfil(Order due, byte[] round, OutputStream out) throws IOException, InterruptedException {
            switch (due.fate()) {
                case LOST_ON_THE_WAY -> {
                    cut(client);
                    due.met().countDown();
                }
                case DONE_UNANSWERED -> {
                    met = due;
                    out.write(round);
                    due.passed().await();
                    cut(client);
                    due.met().countDown();
                }
                case DONE_LATE -> {
                    met = due;
                    cut(client);
                    due.met().countDown();
                    due.mayPass().await();
                    out.write(round);
                    due.passed().await();
                }
            }
        }

        void homeward() {
            try (Socket _ = client) {
                DataInputStream in = new DataInputStream(server.getInputStream());
                OutputStream out = client.getOutputStream();
                while (true) {
                    Message message = read(in, in.readUnsignedByte());
                    Order swallowed = met;
                    if (swallowed == null) {
                        play(message);
                        out.write(message.bytes());
                    } else if (message.type() == 'Z') {
                        swallowed.passed().countDown();
                    }
                }
            } catch (IOException ended) {
                Order swallowed = met;
                if (swallowed != null) {
                    swallowed.passed().countDown();
                } else {
                    cut(server);
                }
            }
        }

        private void play(Message message) {
            Runnable interlude = due;
            if (message.type() == 'Z' && interlude != null) {
                due = null;
                interlude.run();
            }
        }

        private static Message read(DataInputStream in, int type) throws IOException {
            int length = in.readInt();
            int head = type == STARTUP ? 4 : 5;
            byte[] bytes = new byte[head - 4 + length];
            if (type != STARTUP) {
                bytes[0] = (byte) type;
            }
            ByteBuffer.wrap(bytes).putInt(head - 4, length);
            in.readFully(bytes, head, length - 4);
            return new Message(type, bytes, head);
        }
    }
}
