package hcchat.command.rest;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator may say of REST, as `hcchat.rest.*`.
///
/// @param limits whether callers are braked: off only for tests and benchmarks
/// @param trustedProxies addresses whose X-Forwarded-For is believed; nobody's by default, since anybody can write one
/// @param origins web origins whose pages may call, besides our own; also as CORS_ALLOW_ORIGINS
/// @param anonymous whether people without an account may do here what holders may; the edges are told the same
/// @param issuer what stands in our tokens as `iss`
/// @param limit how often what may be called
@ConfigurationProperties("hcchat.rest")
public record RestSettings(
        @DefaultValue("true") boolean limits,
        @DefaultValue Set<String> trustedProxies,
        @DefaultValue Set<String> origins,
        @DefaultValue("true") boolean anonymous,
        @DefaultValue("hcchat") String issuer,
        @DefaultValue RequestAllowances limit) {
    public RestSettings {
        trustedProxies = Set.copyOf(trustedProxies);
        origins = Set.copyOf(origins);
    }
}
