package hcchat.spec.doors;

import hcchat.harness.Await;
import hcchat.harness.RestCaller;
import hcchat.harness.RestCaller.Reply;
import hcchat.harness.Visitors;
import hcchat.harness.cluster.Cluster;
import hcchat.harness.cluster.EdgeSide;
import hcchat.intake.transport.Caller;
import hcchat.room.RoomId;
import hcchat.spec.SharedCluster;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where the table is played: a server, and the accounts and tokens of who calls.
final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Who> ACCOUNTS = List.of(
            Who.OUTSIDER,
            Who.KNOWS_ID,
            Who.OTHER_TOKEN,
            Who.ROOM_TOKEN,
            Who.BANNED,
            Who.MUTED,
            Who.MEMBER,
            Who.MODERATOR,
            Who.OWNER);

    final SharedCluster parts = SharedCluster.get();
    final RestCaller rest = new RestCaller(parts.first().rest());
    final Visitors visitors = new Visitors();
    private final Map<Who, Reply> accounts = new EnumMap<>(Who.class);
    private final Map<Who, String> tokens = new EnumMap<>(Who.class);

    Stage() {
        for (Who who : ACCOUNTS) {
            accounts.put(who, rest.register(name(who)));
            tokens.put(who, account(who).text("accessToken"));
        }
        Reply member = account(Who.MEMBER);
        UUID account = UUID.fromString(member.text("account"));
        UUID device = UUID.fromString(member.text("device"));
        tokens.put(Who.EXPIRED, parts.first().accessToken(account, device, Duration.ofHours(1)));
        tokens.put(Who.SERVICE, Cluster.token(Caller.WS_EDGE));
        as(Who.OUTSIDER, "POST", "/rooms", "{'kind':'members','channel':'outsiders'}")
                .done();
        Reply other = as(Who.OTHER_TOKEN, "POST", "/chat/token", "{'channel':'elsewhere'}");
        tokens.put(Who.OTHER_TOKEN, other.done().text("jwt"));
        String revoked = rest.logIn(name(Who.MEMBER)).text("accessToken");
        rest.ask(null, "POST", "/auth/revoke", "{'accessToken':'" + revoked + "'}")
                .done();
        tokens.put(Who.REVOKED, revoked);
        parts.edges().forEach(edge -> Await.until("it is revoked at the edge", PATIENCE, () -> isRevoked(edge)));
    }

    private boolean isRevoked(EdgeSide edge) {
        try (Visit visit = new Visit(visitors, edge.socket(), "nowhere", tokens.get(Who.REVOKED), null)) {
            return visit.joined().equals("token_revoked");
        }
    }

    /// The address of the one who owns a room.
    String ownerOf(RoomId room) {
        boolean first = parts.first().isNamedFor(room.partition(Cluster.PARTITIONS));
        return parts.cluster().ownerServices().get(first ? 0 : 1);
    }

    static String name(Who who) {
        return "doors_" + who.name().toLowerCase(Locale.ROOT);
    }

    Reply account(Who who) {
        return Objects.requireNonNull(accounts.get(who), who.name());
    }

    /// What somebody shows of an account; null for who has none.
    @Nullable
    String token(Who who) {
        return tokens.get(who);
    }

    /// Somebody's own, whatever they show at doors.
    Reply as(Who who, String method, String path, String body) {
        return rest.ask(account(who).text("accessToken"), method, path, body);
    }

    /// Who an account is in a room.
    String author(String room, Who who) {
        RoomId id = Objects.requireNonNull(RoomId.parse(room));
        return parts.first()
                .author(id, UUID.fromString(account(who).text("account")))
                .toString();
    }

    @Override
    public void close() {
        visitors.close();
        rest.close();
    }
}
