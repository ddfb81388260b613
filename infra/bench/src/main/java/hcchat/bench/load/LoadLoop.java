package hcchat.bench.load;

import hcchat.bench.load.Faults.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// All sockets of a run on one selector and one thread.
public final class LoadLoop implements AutoCloseable {
    private static final int READ_BYTES = 256 << 10;
    private static final int LARGEST_FRAME = 8 << 20;
    private static final int OUT_BYTES = 1 << 20;
    private static final int SOCKETS_AN_ADDRESS = 5_000;
    // Below this a wait for the selector, which counts in milliseconds, would come too late.
    private static final long SPIN_BELOW_NANOS = 1_500_000;

    private final InetSocketAddress server;
    private final Selector selector;
    private final RandomGenerator chance;
    private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST_FRAME + READ_BYTES + Long.BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(OUT_BYTES);
    private final List<LoadRoom> rooms = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Tally tally = new Tally();
    private final FrameIntake intake = new FrameIntake(this, tally);
    private Drive drive = (loop, now) -> Long.MAX_VALUE;
    private boolean lossExpected;
    private int live;
    private int opening;

    public LoadLoop(InetSocketAddress server, RandomGenerator chance) {
        this.server = server;
        this.chance = chance;
        try {
            selector = Selector.open();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Tally tally() {
        return tally;
    }

    public List<LoadRoom> rooms() {
        return rooms;
    }

    public List<Member> members() {
        return members;
    }

    /// How many are in their rooms and have what they missed.
    public int live() {
        return live;
    }

    /// How many are on their way in.
    public int opening() {
        return opening;
    }

    /// A room with members that aren't connected yet; the first `senders` of them will speak.
    ///
    /// @param hackChat whether those that only listen speak the dialect of hack.chat
    public LoadRoom room(String channel, int size, int senders, boolean hackChat) {
        LoadRoom room = new LoadRoom(channel);
        for (int i = 0; i < size; i++) {
            Member member = new Member(members.size(), room, hackChat && i >= senders);
            members.add(member);
            room.members().add(member);
            if (i < senders) {
                member.sender = new Sender(member, i, chance);
                room.senders().add(member.sender);
            }
        }
        rooms.add(room);
        return room;
    }

    /// From now on a lost socket is part of the scenario.
    public void expectLoss() {
        lossExpected = true;
    }

    /// Begins to connect; the member joins by itself, after its cursor if it has one.
    public void open(Member member) {
        try {
            SocketChannel channel = SocketChannel.open();
            member.channel = channel;
            member.state = Member.State.CONNECTING;
            member.since = System.nanoTime();
            opening++;
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (members.size() > SOCKETS_AN_ADDRESS) {
                int address = 1 + member.number() / SOCKETS_AN_ADDRESS;
                channel.bind(
                        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 2, 0, (byte) address}), 0));
            }
            member.key = channel.register(selector, SelectionKey.OP_CONNECT, member);
            if (channel.connect(server)) {
                connected(member);
            }
        } catch (IOException refused) {
            lost(member);
        }
    }

    /// Ends a member's socket without a close frame.
    public void cut(Member member) {
        boolean expected = lossExpected;
        lossExpected = true;
        lost(member);
        lossExpected = expected;
    }

    public void drive(Drive by) {
        drive = by;
    }

    /// Sends `count` messages of one sender in one write; none if it isn't in its room.
    public void send(Sender sender, int count, long due) {
        if (!sender.member().isLive()) {
            return;
        }
        long wall = System.currentTimeMillis();
        int left = count;
        while (left > 0) {
            out.clear();
            for (; left > 0 && out.remaining() >= sender.frameLength(); left--) {
                sender.write(out, due, wall);
            }
            write(sender.member(), out.flip());
        }
    }

    void write(Member member, ByteBuffer bytes) {
        try {
            member.write(bytes);
        } catch (IOException broken) {
            lost(member);
        }
    }

    /// Turns until `done`.
    ///
    /// @return whether it was done in time
    public boolean run(BooleanSupplier done, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            long now = System.nanoTime();
            if (now - deadline >= 0) {
                return false;
            }
            turn(drive.tick(this, now));
        }
        return true;
    }

    /// Ends the sending, waits until everything sent is answered and delivered, and counts what never was.
    public void settle(Duration atMost) {
        drive = (loop, now) -> Long.MAX_VALUE;
        run(() -> unanswered() == 0 && undelivered() == 0 && unheard() == 0, atMost);
        tally.faults().add(Kind.UNANSWERED, unanswered());
        tally.faults().add(Kind.LOST, undelivered());
        tally.faults().add(Kind.UNHEARD, unheard());
    }

    private long unanswered() {
        return members.stream()
                .mapToLong(member -> member.sender == null ? 0 : member.sender.unanswered())
                .sum();
    }

    private long unheard() {
        return members.stream()
                .mapToLong(member -> member.sender == null ? 0 : member.sender.unheard())
                .sum();
    }

    private long undelivered() {
        return members.stream()
                .mapToLong(member -> member.isLive() ? member.lost() : 0)
                .sum();
    }

    private void turn(long wait) {
        try {
            if (wait < SPIN_BELOW_NANOS) {
                selector.selectNow(this::ready);
            } else {
                selector.select(this::ready, Math.min(10, wait / 1_000_000));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void ready(SelectionKey key) {
        Member member = (Member) key.attachment();
        try {
            if (key.isConnectable()) {
                SocketChannel channel = (SocketChannel) key.channel();
                if (channel.finishConnect()) {
                    connected(member);
                }
                return;
            }
            if (key.isWritable()) {
                member.flush();
            }
            if (key.isReadable()) {
                read(member, (SocketChannel) key.channel());
            }
        } catch (IOException broken) {
            lost(member);
        }
    }

    private void connected(Member member) throws IOException {
        SelectionKey key = member.key;
        if (key != null) {
            key.interestOps(SelectionKey.OP_READ);
            member.state = Member.State.SHAKING_HANDS;
            member.write(ByteBuffer.wrap(
                    ClientFrame.handshake(server.getHostString(), server.getPort(), !member.hackChat())));
        }
    }

    private void read(Member member, SocketChannel channel) throws IOException {
        in.clear();
        member.rest.takePartial(in);
        in.limit(in.position() + READ_BYTES);
        int count = channel.read(in);
        if (count < 0) {
            lost(member);
            return;
        }
        int end = in.position();
        // Words are compared eight bytes at a time, so looking a little beyond the end must be allowed.
        in.limit(in.capacity());
        int used = intake.take(member, in, end, System.nanoTime());
        if (end - used > LARGEST_FRAME) {
            tally.faults().add(Kind.GARBLED, 1);
            lost(member);
        } else {
            member.rest.keepPartial(in, used, end);
        }
    }

    void entered(Member member) {
        member.state = Member.State.LIVE;
        live++;
        opening--;
        tally.entered(System.nanoTime() - member.since);
    }

    void answered(Sender sender, long now) {
        drive.answered(this, sender, now);
    }

    void heard(Sender sender, long now) {
        drive.heard(this, sender, now);
    }

    void refused(Sender sender) {
        drive.refused(this, sender);
    }

    boolean isLossExpected() {
        return lossExpected;
    }

    void lost(Member member) {
        SocketChannel channel = member.channel;
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException already) {
            // it is gone either way
        }
        if (member.state == Member.State.LIVE) {
            live--;
        } else {
            opening--;
        }
        member.state = Member.State.CLOSED;
        member.forgetSocket();
        if (member.sender != null && lossExpected) {
            member.sender.forgetUnanswered();
        }
        tally.faults().add(Kind.SOCKET_LOST, lossExpected ? 0 : 1);
    }

    /// Closes all sockets.
    @Override
    public void close() {
        lossExpected = true;
        members.forEach(this::lost);
        try {
            selector.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
