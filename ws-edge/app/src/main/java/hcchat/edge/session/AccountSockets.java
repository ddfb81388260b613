package hcchat.edge.session;

import hcchat.edge.socket.Socket;
import hcchat.intake.token.AccessToken;
import hcchat.log.account.AccountChange;
import hcchat.log.account.AccountChange.AccountEnded;
import hcchat.log.account.AccountChange.DeviceEnded;
import hcchat.log.account.AccountChange.TokenEnded;
import hcchat.log.account.AccountChanges;
import hcchat.wire.Code;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The sockets that stand on an account's token: found by their account when something of it ends, and by the second
/// in which their token runs out. Anonymous ones aren't here.
public final class AccountSockets implements AccountChanges.Reader {
    // A peer that reads gets its goodbye within this time; one that doesn't has heard enough.
    private static final long GOODBYE_MILLIS = 5_000;

    private final Map<UUID, Set<Session>> byAccount = new HashMap<>();
    private final TreeMap<Long, Set<Session>> bySecond = new TreeMap<>();
    private final Queue<Leaver> leavers = new ArrayDeque<>();
    private final LongSupplier clockMillis;

    /// @param clockMillis of [System#currentTimeMillis()], or a test's
    public AccountSockets(LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
    }

    /// The session stands on `now`, no longer on `before`.
    synchronized void place(Session session, @Nullable AccessToken before, AccessToken now) {
        if (before != null) {
            remove(session, before);
        }
        byAccount.computeIfAbsent(now.account(), account -> new HashSet<>(4)).add(session);
        bySecond.computeIfAbsent(second(now), second -> new HashSet<>(4)).add(session);
    }

    /// @return false when it wasn't there any more
    synchronized boolean remove(Session session, AccessToken token) {
        boolean was = byAccount.getOrDefault(token.account(), Set.of()).contains(session);
        byAccount.computeIfPresent(token.account(), (account, all) -> without(session, all));
        bySecond.computeIfPresent(second(token), (second, all) -> without(session, all));
        return was;
    }

    private static @Nullable Set<Session> without(Session session, Set<Session> all) {
        all.remove(session);
        return all.isEmpty() ? null : all;
    }

    /// The first in which it counts for nothing.
    private static long second(AccessToken token) {
        return Math.ceilDiv(token.expiresMillis(), 1_000L);
    }

    /// How many sockets stand on a token.
    synchronized int size() {
        return byAccount.values().stream().mapToInt(Set::size).sum();
    }

    @Override
    public void changed(List<AccountChange> changes) {
        for (AccountChange change : changes) {
            for (Session session : candidates(change)) {
                AccessToken token = session.account();
                if (token != null && ends(change, token)) {
                    end(session, token, Code.TOKEN_REVOKED, Socket.TOKEN_REVOKED);
                }
            }
        }
    }

    /// Copies: who is ended takes itself out.
    private synchronized Collection<Session> candidates(AccountChange change) {
        return switch (change) {
            case DeviceEnded ended -> List.copyOf(byAccount.getOrDefault(ended.account(), Set.of()));
            case AccountEnded ended -> List.copyOf(byAccount.getOrDefault(ended.account(), Set.of()));
            // Rare enough that nobody pays for an index.
            case TokenEnded _ ->
                byAccount.values().stream().flatMap(Set::stream).toList();
        };
    }

    private static boolean ends(AccountChange change, AccessToken token) {
        return switch (change) {
            case DeviceEnded ended ->
                token.account().equals(ended.account())
                        && token.device().equals(ended.device())
                        && token.issuedMillis() < ended.at();
            case AccountEnded ended -> token.account().equals(ended.account()) && token.issuedMillis() < ended.at();
            case TokenEnded ended -> token.id().equals(ended.token());
        };
    }

    /// Ends those whose token has run out, and cuts off those that were told goodbye and are still there. To be
    /// called every second or so.
    void sweep() {
        long nowMillis = clockMillis.getAsLong();
        for (Session session : expired(nowMillis)) {
            AccessToken token = session.account();
            if (token != null && token.expiresMillis() <= nowMillis) {
                end(session, token, Code.TOKEN_EXPIRED, Socket.TOKEN_EXPIRED);
            }
        }
        gone(nowMillis).forEach(leaver -> leaver.session.socket().abort());
    }

    private synchronized List<Session> expired(long nowMillis) {
        List<Session> due = new ArrayList<>();
        bySecond.headMap(Math.floorDiv(nowMillis, 1_000L), true).values().forEach(due::addAll);
        return due;
    }

    private synchronized List<Leaver> gone(long nowMillis) {
        List<Leaver> due = new ArrayList<>();
        for (Leaver next = leavers.peek(); next != null && next.until <= nowMillis; next = leavers.peek()) {
            due.add(next);
            leavers.remove();
        }
        return due;
    }

    private void end(Session session, AccessToken token, Code why, int status) {
        synchronized (this) {
            if (!remove(session, token)) {
                return;
            }
            leavers.add(new Leaver(session, clockMillis.getAsLong() + GOODBYE_MILLIS));
        }
        session.end(why, status);
    }

    private record Leaver(Session session, long until) {}
}
