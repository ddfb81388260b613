package hcchat.edge;

import hcchat.edge.app.EdgeConfiguration;
import hcchat.edge.app.EdgePorts;
import hcchat.edge.app.EdgeSettings;
import hcchat.edge.app.SocketConfiguration;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/// The edge as a Spring application of its own: of Boot's configurations it takes the web server and the dispatcher,
/// and nothing that happens to lie on the class path.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({JettyServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class})
@EnableConfigurationProperties(EdgeSettings.class)
@Import({EdgeConfiguration.class, SocketConfiguration.class})
public class EdgeApplication {
    /// Starts an edge; it takes sockets when this returns. Closing the context ends it.
    ///
    /// @param properties such as `server.port` (8080 when nothing says another), `server.address` and
    /// `hcchat.edge.e2ee`
    public static ConfigurableApplicationContext start(EdgePorts ports, Map<String, Object> properties) {
        return new SpringApplicationBuilder(EdgeApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of("spring.config.name", "hcchat-edge", "spring.jmx.enabled", false))
                .properties(properties)
                .initializers(context -> {
                    if (context instanceof GenericApplicationContext generic) {
                        generic.registerBean(EdgePorts.class, () -> ports);
                    }
                })
                .run();
    }
}
