package hcchat.command;

import hcchat.command.app.CommandConfiguration;
import hcchat.command.app.CommandPorts;
import hcchat.command.app.CommandSide;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/// Command-side as a Spring application of its own: of Boot's configurations it takes the web server and MVC, and
/// nothing that happens to lie on the class path.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    JettyServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@Import(CommandConfiguration.class)
public class CommandApplication {
    /// Starts it; edges are taken when this returns, partitions follow as the group assigns them.
    ///
    /// @param properties such as `server.port` (3000 when nothing says another) and `server.address`
    public static Running start(CommandPorts ports, Map<String, Object> properties) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(CommandApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of("spring.config.name", "hcchat-command", "spring.jmx.enabled", false))
                // A request waits for the store on a thread of its own, which costs nothing while it waits.
                .properties(Map.of("server.port", 3000, "spring.threads.virtual.enabled", true))
                // Nobody sends forms; the filter for them would look into every body's type.
                .properties(Map.of("spring.mvc.formcontent.filter.enabled", false))
                .properties(properties)
                .initializers(prepared -> {
                    if (prepared instanceof GenericApplicationContext generic) {
                        generic.registerBean(CommandPorts.class, () -> ports);
                    }
                })
                .run();
        return new Running(context);
    }

    /// A started command-side.
    public record Running(ConfigurableApplicationContext context) implements AutoCloseable {
        public CommandSide side() {
            return context.getBean(CommandSide.class);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
