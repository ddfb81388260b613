package hcchat.edge.app;

import hcchat.edge.inbound.AddressLimits;
import hcchat.edge.inbound.ConnectionLimits;
import hcchat.edge.session.Rules;
import hcchat.edge.socket.OriginRule;
import hcchat.edge.socket.SocketLimits;
import hcchat.wire.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator may say of an edge, as `hcchat.edge.*`; address and port are Spring's `server.address`,
/// `server.port`.
///
/// @param e2ee whether texts must be encrypted end to end
/// @param limits whether sockets are braked: off only for tests and benchmarks
/// @param anonymous whether people without an account may come in
/// @param history who may read back; by default everybody where all is encrypted, else each from their own first join
/// on
/// @param origins web origins besides our own host and the local machine, or `*`
/// @param trustedProxies addresses whose X-Forwarded-For is believed; nobody's by default, since anybody can write one
/// @param pingSeconds from ping to ping of an HCChat socket; silent for two of them is gone
/// @param ringBytes memory for recent events: 10 minutes at 100 messages/s of 300 B are 18 MB
/// @param queueBytes what may wait for one slow socket: seconds of a busy room, and 10,000 stuck ones still fit
/// @param memberships how many this edge holds, at some KiB each
/// @param publicChannels what `getchannels` tells that there is, in this order; none by default
/// @param tripSaltFile hack.chat's `salt.key`, for a server that goes on in the place of one of hack.chat's: the same
/// passwords show the same trips
/// @param connection how fast one socket may speak, as long as there are limits
/// @param address what one address may, as long as there are limits
@ConfigurationProperties("hcchat.edge")
public record EdgeSettings(
        @DefaultValue("required") Encryption e2ee,
        @DefaultValue("true") boolean limits,
        @DefaultValue("true") boolean anonymous,
        @Nullable History history,
        @DefaultValue Set<String> origins,
        @DefaultValue Set<String> trustedProxies,
        @DefaultValue("30") int pingSeconds,
        @DefaultValue("33554432") long ringBytes,
        @DefaultValue("1048576") int queueBytes,
        @DefaultValue("200000") int memberships,
        @DefaultValue List<String> publicChannels,
        @Nullable Path tripSaltFile,
        @DefaultValue ConnectionLimits connection,
        @DefaultValue AddressLimits address) {

    // Whoever asks for them gets all of them in one frame.
    private static final int MOST_PUBLIC = 100;

    public EdgeSettings {
        atLeast("ping-seconds", pingSeconds, 1);
        atLeast("ring-bytes", ringBytes, 1 << 20);
        atLeast("queue-bytes", queueBytes, 128 << 10);
        atLeast("memberships", memberships, 1);
        publicChannels = List.copyOf(publicChannels);
        if (publicChannels.size() > MOST_PUBLIC || !publicChannels.stream().allMatch(Limits::isChannel)) {
            throw new IllegalArgumentException(
                    "hcchat.edge.public-channels must be up to " + MOST_PUBLIC + " names of channels");
        }
    }

    /// The settings of somebody who says nothing.
    public static EdgeSettings defaults() {
        return new EdgeSettings(
                Encryption.REQUIRED,
                true,
                true,
                null,
                Set.of(),
                Set.of(),
                30,
                32 << 20,
                1 << 20,
                200_000,
                List.of(),
                null,
                ConnectionLimits.DEFAULTS,
                AddressLimits.DEFAULTS);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("hcchat.edge." + name + " must be at least " + least + ", not " + value);
        }
    }

    Rules rules() {
        boolean required = e2ee == Encryption.REQUIRED;
        boolean sinceJoin = history == null ? !required : history == History.SINCE_JOIN;
        return new Rules(required, limits, anonymous, sinceJoin, publicChannels, connection);
    }

    SocketLimits socketLimits() {
        SocketLimits usual = SocketLimits.DEFAULTS;
        return new SocketLimits(usual.maxMessage(), usual.maxSwallowed(), queueBytes, usual.maxWrite());
    }

    OriginRule originRule() {
        return new OriginRule(origins);
    }

    /// Whether the server takes text in clear.
    public enum Encryption {
        REQUIRED,
        OPTIONAL
    }

    /// How far back a holder may read.
    public enum History {
        ALL,
        SINCE_JOIN
    }
}
