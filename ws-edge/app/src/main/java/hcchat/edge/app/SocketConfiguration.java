package hcchat.edge.app;

import hcchat.edge.socket.Pulse;
import hcchat.edge.socket.Socket;
import hcchat.edge.socket.SocketHandler;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where sockets come in.
@Configuration(proxyBeanMethods = false)
public class SocketConfiguration {
    @Bean
    Pulse pulse(EdgeSettings settings) {
        return new Pulse(settings.pingSeconds(), Pulse.HACK_CHAT_SECONDS);
    }

    /// `/chat-ws` is ours; hack.chat's clients take whatever path, and the plainest is `/`.
    @Bean
    SocketWebServer socketWebServer(Edge edge, EdgeSettings settings, Pulse pulse) {
        return new SocketWebServer(new SocketHandler(
                edge.acceptor(),
                settings.socketLimits(),
                settings.originRule(),
                settings.trustedProxies(),
                pulse,
                Set.of("/chat-ws", "/")));
    }

    /// Says goodbye before the web server goes: clients then know that they should come back.
    @Bean
    SmartLifecycle goodbye(Pulse pulse) {
        return new Goodbye(pulse);
    }

    private static final class Goodbye implements SmartLifecycle {
        private final Pulse pulse;
        private boolean running;

        Goodbye(Pulse pulse) {
            this.pulse = pulse;
        }

        @Override
        public void start() {
            pulse.start();
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            pulse.all().forEach(socket -> socket.close(Socket.GOING_AWAY, ""));
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
