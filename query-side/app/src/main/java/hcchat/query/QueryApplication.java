package hcchat.query;

import hcchat.intake.transport.ServiceHost;
import hcchat.query.index.IndexFollower;
import hcchat.query.index.IndexRebuild;
import hcchat.query.index.ReplayIndex;
import hcchat.query.ops.OpsServer;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Query-side as one thing that can be started and closed, alone in a process or beside its siblings.
public final class QueryApplication implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private QueryApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Starts it; returns when pages can be asked for. The index may still be catching up.
    public static QueryApplication start(QuerySettings settings, QueryPorts ports) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(QueryWiring.class)
                .properties("spring.config.name=hcchat-query")
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(prepared -> {
                    prepared.getBeanFactory().registerSingleton("settings", settings);
                    prepared.getBeanFactory().registerSingleton("ports", ports);
                })
                .run();
        return new QueryApplication(context);
    }

    /// The TCP port of replay, -1 where it is served in process.
    public int replayPort() {
        return context.getBean(ServiceHost.class).port();
    }

    public ReplayIndex index() {
        return context.getBean(ReplayIndex.class);
    }

    public IndexRebuild rebuild() {
        return context.getBean(IndexRebuild.class);
    }

    /// Whether the index has reached where the store was at the start.
    public boolean ready() {
        return context.getBean(IndexFollower.class).caughtUp();
    }

    /// The loopback port of health and of the operator's commands.
    public int opsPort() {
        return context.getBean(OpsServer.class).port();
    }

    @Override
    public void close() {
        context.close();
    }
}
