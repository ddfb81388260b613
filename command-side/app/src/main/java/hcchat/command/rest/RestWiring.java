package hcchat.command.rest;

import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.HolderTokens;
import hcchat.command.grants.Revocations;
import hcchat.storage.seal.ServerSecrets;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/// REST's doors, in the order in which a request comes through them. Spring Security's filters, put together by hand:
/// nothing stands there that isn't written here, and starting takes no time for what isn't used.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestSettings.class)
public class RestWiring {
    @Bean
    Endpoints endpoints(List<Endpoint.Source> sources) {
        return new Endpoints(sources);
    }

    @Bean
    Endpoint.Source document() {
        return new DocumentEndpoint();
    }

    @Bean
    RouterFunction<ServerResponse> routes(Endpoints endpoints) {
        return endpoints.router();
    }

    @Bean
    Origins origins(RestSettings settings, Environment environment) {
        Set<String> allowed = new HashSet<>(settings.origins());
        for (String origin : environment.getProperty("CORS_ALLOW_ORIGINS", "").split(",")) {
            if (!origin.isBlank()) {
                allowed.add(origin.strip());
            }
        }
        return new Origins(allowed);
    }

    /// Where an edge in the same surroundings is told to let nobody in without an account, REST is told too.
    @Bean
    HolderTokens holderTokens(RestSettings settings, Environment environment, ServerSecrets secrets, Clock clock) {
        boolean edges = environment.getProperty("hcchat.edge.anonymous", Boolean.class, true);
        return new HolderTokens(secrets, clock, settings.anonymous() && edges);
    }

    @Bean
    RequestLimits requestLimits(RestSettings settings) {
        return new RequestLimits(settings.limits(), settings.limit(), TimeMeter.SYSTEM_MILLISECONDS);
    }

    @Bean
    FilterRegistrationBean<FilterChainProxy> doors(
            RestSettings settings,
            Endpoints endpoints,
            Origins origins,
            RequestLimits limits,
            AccessTokens tokens,
            Revocations revocations,
            HolderTokens holders) {
        CorsFilter cors = new CorsFilter(origins);
        cors.setCorsProcessor(new CorsProblems());
        FilterChainProxy chain = new FilterChainProxy(new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                headers(),
                new ProblemFilter(),
                cors,
                new LimitFilter(endpoints, limits, settings.trustedProxies()),
                new SecurityContextHolderFilter(new NullSecurityContextRepository()),
                new BearerFilter(endpoints, tokens, revocations, holders, limits)));
        chain.setRequestRejectedHandler(
                (request, response, _) -> Problems.write(response, Problem.of(RestCode.BAD_REQUEST)));
        FilterRegistrationBean<FilterChainProxy> registration = new FilterRegistrationBean<>(chain);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    private static HeaderWriterFilter headers() {
        return new HeaderWriterFilter(List.of(
                new XContentTypeOptionsHeaderWriter(),
                new CacheControlHeadersWriter(),
                new HstsHeaderWriter(),
                new XFrameOptionsHeaderWriter(),
                new ContentSecurityPolicyHeaderWriter("default-src 'none'; frame-ancestors 'none'"),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER)));
    }

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> jettyProblems() {
        JettyProblems problems = new JettyProblems();
        return factory -> {
            factory.addServerCustomizers(server -> server.setErrorHandler(problems));
            factory.addConfigurations(problems.inside());
        };
    }
}
