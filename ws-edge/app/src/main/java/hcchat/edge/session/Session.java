package hcchat.edge.session;

import hcchat.edge.fanout.View;
import hcchat.edge.inbound.Allowance;
import hcchat.edge.inbound.HackScore;
import hcchat.edge.inbound.Incoming;
import hcchat.edge.replay.ReadingPast;
import hcchat.edge.socket.Socket;
import hcchat.edge.socket.SocketListener;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.HackChatWarning;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One socket's conversation: its dialect, its rooms, its brakes. Small, because there are many and most say nothing.
final class Session implements SocketListener, ReadingPast {
    private static final long ADDRESS_FULL_MS = 10_000;
    private static final Membership[] NONE = {};

    private final Services services;
    private final Socket socket;
    private volatile View view;
    private @Nullable String device;

    // Replaced as a whole, under this; read by anybody.
    private volatile Membership[] memberships = NONE;
    private volatile boolean closed;
    // What it shares with its address: none for hack.chat's sockets, and where nothing is limited.
    private volatile @Nullable Allowance allowance;
    private volatile boolean readingPast;
    private boolean spoke;
    private boolean joined;
    private @Nullable Brake brake;

    Session(Services services, Socket socket, boolean hcchat) {
        this.services = services;
        this.socket = socket;
        this.view = hcchat ? View.HC : View.HACK;
    }

    Services services() {
        return services;
    }

    Socket socket() {
        return socket;
    }

    View view() {
        return view;
    }

    void speak(View other) {
        view = other;
    }

    @Nullable
    String device() {
        return device;
    }

    void device(@Nullable String name) {
        device = name;
    }

    @Override
    public void message(byte[] utf8) {
        Incoming incoming = services.frames().read(utf8);
        boolean first = !spoke;
        spoke = true;
        if (incoming.speaksHcchat() && view.isHackChat()) {
            new DialectSwitch(this).toHcchat(incoming.frame(), () -> heard(incoming, utf8.length));
            return;
        }
        if (first && view == View.HACK && incoming.frame() instanceof ClientFrame.Session) {
            view = View.HACK2;
        }
        heard(incoming, utf8.length);
    }

    /// The socket speaks HCChat: from now on it counts among those of its address. Where there are too many it is
    /// told so
    /// and closed.
    ///
    /// @param first what it said first, or null
    boolean admitHcchat(@Nullable ClientFrame first) {
        if (!services.rules().limited() || shareAllowance()) {
            return true;
        }
        speak(View.HC);
        warn(first, Code.ADDRESS_FULL, ADDRESS_FULL_MS);
        socket.close(Socket.TRY_AGAIN_LATER, "");
        return false;
    }

    private synchronized boolean shareAllowance() {
        if (closed) {
            return true;
        }
        Allowance shared = services.addresses().enter(socket.address());
        if (shared != null) {
            allowance = shared;
            for (int i = 0; i < memberships.length; i++) {
                shared.addMembership();
            }
        }
        return shared != null;
    }

    private void heard(Incoming incoming, int length) {
        if (view == View.HC) {
            heardHcchat(incoming, length);
        } else {
            heardHackChat(incoming);
        }
    }

    private void heardHcchat(Incoming incoming, int length) {
        ClientFrame frame = incoming.frame();
        long wait = 0;
        if (services.rules().limited()) {
            long now = services.nanoTime().getAsLong();
            if (brake == null) {
                brake = new Brake(now);
            }
            wait = brake.take(length, now);
            Allowance shared = allowance;
            if (wait == 0 && shared != null) {
                wait = shared.frame();
            }
        }
        if (wait > 0) {
            warn(frame, Code.RATE_LIMITED, wait);
        } else if (frame == null) {
            warn(null, Code.BAD_FRAME, 0);
        } else {
            new HcConversation(this).take(frame);
        }
    }

    private void heardHackChat(Incoming incoming) {
        if (services.rules().limited()) {
            if (services.score().isBlocked(socket.address())) {
                HackChatWarning warning = HackChatWarning.RATE_LIMITED;
                socket.send(AnswerFrames.hackWarn(null, warning, warning.text()));
                return;
            }
            charge(HackScore.FRAME);
        }
        switch (incoming.kind()) {
            case BROKEN -> socket.close(Socket.NO_STATUS, "");
            case JUNK -> {}
            case FRAME -> {
                ClientFrame frame = incoming.frame();
                if (frame != null) {
                    new HackConversation(this).take(frame);
                }
            }
        }
    }

    /// Adds to the address's hack.chat score.
    ///
    /// @return whether what it is for may be done
    boolean charge(double points) {
        return !services.rules().limited() || services.score().charge(socket.address(), points);
    }

    @Override
    public void tooLong() {
        if (view == View.HC) {
            warn(null, Code.TOO_LARGE, 0);
        }
    }

    /// Says why a command wasn't done.
    ///
    /// @param frame null when it couldn't be read
    /// @param retryAfterMs 0 for a refusal that is final
    void warn(@Nullable ClientFrame frame, Code code, long retryAfterMs) {
        Membership membership = frame == null ? null : membership(frame.channel());
        byte[] channel = membership == null ? null : membership.room().channelField();
        String word = frame == null ? "" : Words.of(frame);
        String ref = frame == null ? null : frame.id();
        socket.send(AnswerFrames.warn(channel, word, ref, code, retryAfterMs, null));
    }

    /// The room of a channel; of the first one joined for none.
    @Nullable
    Membership membership(@Nullable String channel) {
        Membership[] all = memberships;
        if (channel == null) {
            return all.length == 0 ? null : all[0];
        }
        for (Membership one : all) {
            if (one.room().channel().equals(channel)) {
                return one;
            }
        }
        return null;
    }

    int rooms() {
        return memberships.length;
    }

    /// Adds a membership.
    ///
    /// @return false when the session has ended meanwhile: then it isn't added
    synchronized boolean add(Membership membership) {
        if (closed) {
            return false;
        }
        Membership[] more = Arrays.copyOf(memberships, memberships.length + 1);
        more[memberships.length] = membership;
        memberships = more;
        joined = true;
        return true;
    }

    /// @return false when it wasn't there any more
    synchronized boolean remove(Membership membership) {
        for (int i = 0; i < memberships.length; i++) {
            if (memberships[i] == membership) {
                Membership[] fewer = Arrays.copyOf(memberships, memberships.length - 1);
                System.arraycopy(memberships, i + 1, fewer, i, fewer.length - i);
                memberships = fewer.length == 0 ? NONE : fewer;
                return true;
            }
        }
        return false;
    }

    /// One replay or page at a time: takes the turn.
    ///
    /// @return false when one is on its way
    synchronized boolean beginReadingPast() {
        if (readingPast) {
            return false;
        }
        readingPast = true;
        return true;
    }

    @Override
    public void endReadingPast() {
        readingPast = false;
    }

    @Override
    public void brought(int bytes) {
        Allowance shared = allowance;
        if (shared != null) {
            shared.replayed(bytes);
        }
    }

    /// @return 0 when it may read back now, else the milliseconds until it may
    long untilReplay() {
        Allowance shared = allowance;
        return shared == null ? 0 : shared.untilReplay();
    }

    /// @param resuming whether it wants a replay as well
    /// @return 0 when it may try to join now, else the milliseconds until it may
    long untilJoin(boolean resuming) {
        Allowance shared = allowance;
        if (shared == null) {
            return 0;
        }
        long wait = resuming ? shared.untilReplay() : 0;
        return wait > 0 ? wait : shared.join();
    }

    /// Takes a membership from what the edge and the address may have; given back by [#giveMembership].
    ///
    /// @return null, or why not, and then none was taken
    @Nullable
    Code takeMembership() {
        Allowance shared = allowance;
        if (shared != null && !shared.takeMembership()) {
            return Code.ADDRESS_FULL;
        }
        if (services.capacity().take()) {
            return null;
        }
        if (shared != null) {
            shared.giveMembership();
        }
        return Code.OVERLOADED;
    }

    void giveMembership() {
        services.capacity().give();
        Allowance shared = allowance;
        if (shared != null) {
            shared.giveMembership();
        }
    }

    void endReadingPastIf(boolean began) {
        if (began) {
            endReadingPast();
        }
    }

    @Override
    public void drained() {
        for (Membership membership : memberships) {
            membership.drained();
        }
    }

    @Override
    public void closed() {
        services.departures().later(this::depart);
    }

    private void depart() {
        Membership[] all;
        synchronized (this) {
            closed = true;
            all = memberships;
            memberships = NONE;
        }
        for (Membership membership : all) {
            Leaving.leave(services, membership);
        }
        Allowance shared = allowance;
        if (shared != null) {
            services.addresses().leave(shared);
        }
    }

    /// The time to come in is over: a socket that speaks HCChat and has never joined isn't waited for.
    void greetingOver() {
        boolean idle;
        synchronized (this) {
            idle = !joined && !closed && view == View.HC;
        }
        if (idle) {
            socket.close(Socket.POLICY, "");
        }
    }
}
