package hcchat.allinone;

import hcchat.intake.transport.Caller;
import hcchat.intake.transport.Channels;
import hcchat.intake.transport.ServiceToken;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// How the parts reach each other inside this process: by the same calls as between machines, under tokens that end
/// with it.
final class Inside {
    static final String COMMAND_SIDE = "inprocess:command-side";
    static final String QUERY_SIDE = "inprocess:query-side";
    static final String EDGE = "edge-1";

    private final Map<Caller, ServiceToken> tokens = new EnumMap<>(Caller.class);
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    Inside() {
        SecureRandom chance = new SecureRandom();
        for (Caller caller : Caller.values()) {
            byte[] token = new byte[32];
            chance.nextBytes(token);
            tokens.put(
                    caller,
                    new ServiceToken(Base64.getUrlEncoder().withoutPadding().encodeToString(token)));
        }
    }

    Map<Caller, ServiceToken> tokens() {
        return tokens;
    }

    /// For who only hands over what comes: it runs on the thread that brings it.
    Channels streaming(Caller caller) {
        return new Channels(token(caller), Runnable::run);
    }

    /// For who goes on working with an answer: it runs on a thread of its own.
    Channels calling(Caller caller) {
        return new Channels(token(caller), calls);
    }

    private ServiceToken token(Caller caller) {
        ServiceToken token = tokens.get(caller);
        if (token == null) {
            throw new IllegalStateException("no token for " + caller);
        }
        return token;
    }
}
