package hcchat.harness.cluster;

import hcchat.intake.transport.Caller;
import hcchat.intake.transport.Channels;
import hcchat.intake.transport.ServiceToken;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// Service tokens of a test's cluster, the same in each of its processes.
final class Tokens {
    static final Map<Caller, ServiceToken> ALL =
            Arrays.stream(Caller.values()).collect(Collectors.toUnmodifiableMap(caller -> caller, Tokens::token));

    private Tokens() {}

    private static ServiceToken token(Caller caller) {
        return new ServiceToken(word(caller));
    }

    static String word(Caller caller) {
        return "a-token-for-tests-" + caller;
    }

    static Channels as(Caller caller) {
        return new Channels(token(caller), Runnable::run);
    }
}
