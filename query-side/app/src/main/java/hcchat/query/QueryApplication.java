package hcchat.query;

import hcchat.intake.KeyClient;
import hcchat.log.RoomLog;
import hcchat.query.index.IndexFollower;
import hcchat.query.index.IndexRebuild;
import hcchat.query.index.ReplayIndex;
import hcchat.query.ops.OpsServer;
import hcchat.replay.ReplayReader;
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
    ///
    /// @param log followed for the index; stays its caller's to close
    /// @param keys asked for the keys of events whose time the index wants; stays its caller's to close
    public static QueryApplication start(QuerySettings settings, RoomLog log, KeyClient keys) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(QueryWiring.class)
                .properties("spring.config.name=hcchat-query")
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(prepared -> {
                    // Singletons that are handed in aren't closed with the context.
                    prepared.getBeanFactory().registerSingleton("settings", settings);
                    prepared.getBeanFactory().registerSingleton("roomLog", log);
                    prepared.getBeanFactory().registerSingleton("keyClient", keys);
                })
                .run();
        return new QueryApplication(context);
    }

    public ReplayReader replay() {
        return context.getBean(ReplayReader.class);
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
