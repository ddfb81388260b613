package hcchat.edge.session;

import hcchat.edge.account.Reading;
import hcchat.edge.fanout.View;
import hcchat.edge.inbound.HackScore;
import hcchat.edge.inbound.Incoming;
import hcchat.edge.socket.Socket;
import hcchat.edge.socket.SocketListener;
import hcchat.intake.token.AccessToken;
import hcchat.storage.seal.HolderToken;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.HackChatWarning;
import org.jspecify.annotations.Nullable;

/// One socket's conversation: what it says is heard in its dialect. Small, because there are many and most say nothing.
final class Session implements SocketListener {
    private static final long ADDRESS_FULL_MS = 10_000;

    private final Services services;
    private final Socket socket;
    private final Memberships memberships = new Memberships();
    private final Quota quota;
    private volatile View view;
    private @Nullable String device;
    private boolean spoke;
    // Set by whoever lets it in, while the socket is held.
    private volatile byte @Nullable [] holder;
    // What the socket stands on, null for nobody's.
    private volatile @Nullable AccessToken account;
    private volatile boolean ended;

    Session(Services services, Socket socket, boolean hcchat) {
        this.services = services;
        this.socket = socket;
        this.quota = new Quota(services, socket.address(), memberships);
        this.view = hcchat ? View.HC : View.HACK;
    }

    Services services() {
        return services;
    }

    Socket socket() {
        return socket;
    }

    Memberships memberships() {
        return memberships;
    }

    /// The room of a channel; of the first one joined for none.
    @Nullable
    Membership membership(@Nullable String channel) {
        return memberships.find(channel);
    }

    Quota quota() {
        return quota;
    }

    /// Adds to the address's hack.chat score.
    ///
    /// @return whether what it is for may be done
    boolean charge(double points) {
        return quota.charge(points);
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

    /// Who a hack.chat socket was in the room that it was let into last: when it leaves and comes again it is the
    /// same.
    byte[] holder() {
        byte[] last = holder;
        return last == null ? HolderToken.newHolder() : last;
    }

    void holder(byte[] letIn) {
        if (view.isHackChat()) {
            holder = letIn;
        }
    }

    @Nullable
    AccessToken account() {
        return account;
    }

    /// From now on the socket stands on this token, which was good a moment ago.
    ///
    /// @return what it is worth now that its end will be heard of: noted first, then asked again, or an end in
    /// between would go unheard
    Reading stand(AccessToken token) {
        synchronized (memberships) {
            if (!memberships.haveEnded()) {
                services.accountSockets().place(this, account, token);
                account = token;
            }
        }
        return services.accountTokens().standing(token);
    }

    /// The token that the socket stands on counts for nothing any more: it is told so and closed. It is in no room
    /// any more soon, whether the peer answers or not.
    void end(Code why, int status) {
        ended = true;
        warn(null, why, 0);
        socket.close(status, "");
        services.departures().later(this::depart);
    }

    @Override
    public void message(byte[] utf8) {
        if (!isInDoubt()) {
            take(utf8);
            return;
        }
        // It may come from somebody who has ended: nothing more is read before that is known.
        socket.hold();
        Thread.startVirtualThread(() -> takeIfAlive(utf8));
    }

    private boolean isInDoubt() {
        return account != null && services.wakefulness().isInDoubt();
    }

    private void takeIfAlive(byte[] utf8) {
        try {
            services.wakefulness().awaitCertainty();
            if (!ended) {
                take(utf8);
            }
        } finally {
            socket.release();
        }
    }

    private void take(byte[] utf8) {
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

    /// The socket speaks HCChat: from now on it counts among those of its address. Where there are too many it
    /// is told so and closed.
    ///
    /// @param first what it said first, or null
    boolean admitHcchat(@Nullable ClientFrame first) {
        if (quota.share()) {
            return true;
        }
        speak(View.HC);
        warn(first, Code.ADDRESS_FULL, ADDRESS_FULL_MS);
        socket.close(Socket.TRY_AGAIN_LATER, "");
        return false;
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
        long wait = quota.untilHeard(length);
        if (wait > 0) {
            warn(frame, Code.RATE_LIMITED, wait);
        } else if (frame == null) {
            warn(null, Code.BAD_FRAME, 0);
        } else if (incoming.odd() != null) {
            warn(frame, incoming.odd(), 0);
        } else {
            new HcConversation(this).take(frame);
        }
    }

    private void heardHackChat(Incoming incoming) {
        if (!pays()) {
            return;
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

    /// hack.chat counts such a frame and says nothing.
    @Override
    public void tooLong() {
        if (view == View.HC) {
            warn(null, Code.TOO_LARGE, 0);
        } else {
            pays();
        }
    }

    /// hack.chat's price of a frame.
    ///
    /// @return false when the address isn't heard at all: then it was told so
    private boolean pays() {
        if (quota.isBlocked()) {
            HackConversation.warn(this, null, HackChatWarning.RATE_LIMITED);
            return false;
        }
        charge(HackScore.FRAME);
        return true;
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

    @Override
    public void drained() {
        if (isInDoubt()) {
            Thread.startVirtualThread(() -> {
                services.wakefulness().awaitCertainty();
                memberships.drained();
            });
        } else {
            memberships.drained();
        }
    }

    @Override
    public void closed() {
        services.departures().later(this::depart);
    }

    private void depart() {
        if (memberships.haveEnded()) {
            return;
        }
        for (Membership membership : memberships.end()) {
            Leaving.leave(services, membership);
        }
        quota.end();
        AccessToken stood = account;
        if (stood != null) {
            services.accountSockets().remove(this, stood);
        }
    }

    /// The time to come in is over: a socket that speaks HCChat and has never joined isn't waited for.
    void greetingOver() {
        if (view == View.HC && memberships.neverBegan()) {
            socket.close(Socket.POLICY, "");
        }
    }
}
