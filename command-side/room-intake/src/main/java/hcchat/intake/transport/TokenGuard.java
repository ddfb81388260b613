package hcchat.intake.transport;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lets nobody in without a token and tells the services whose it was.
public final class TokenGuard implements ServerInterceptor {
    private static final Context.Key<Caller> CALLER = Context.key("caller");

    private final Map<Caller, ServiceToken> tokens;

    TokenGuard(Map<Caller, ServiceToken> tokens) {
        this.tokens = Map.copyOf(tokens);
    }

    /// Who makes the call that this thread serves.
    ///
    /// @throws IllegalStateException outside a call that a guard let in
    public static Caller caller() {
        Caller caller = CALLER.get();
        if (caller == null) {
            throw new IllegalStateException("not in a guarded call");
        }
        return caller;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Caller caller = bearer(headers.get(TokenBearer.AUTHORIZATION));
        if (caller == null) {
            call.close(Status.UNAUTHENTICATED.withDescription("no valid service token"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return Contexts.interceptCall(Context.current().withValue(CALLER, caller), call, headers, next);
    }

    private @Nullable Caller bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(TokenBearer.SCHEME)) {
            return null;
        }
        String presented = authorization.substring(TokenBearer.SCHEME.length());
        Caller found = null;
        // All are compared, so that the time doesn't tell whose token is nearest.
        for (Map.Entry<Caller, ServiceToken> known : tokens.entrySet()) {
            if (known.getValue().matches(presented)) {
                found = known.getKey();
            }
        }
        return found;
    }
}
