package hcchat.allinone;

import hcchat.allinone.host.OptimizingCompiler;
import hcchat.allinone.host.StartRefused;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The process that `./hcchat run` starts: flags in, one line when it serves, one sentence when it can't.
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    // Ten seconds are promised from SIGTERM to the end; a part that hangs must not use them up for the whole process.
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(9_500);

    private Main() {}

    public static void main(String[] flags) throws InterruptedException {
        onlyOneLoggingSystem();
        OptimizingCompiler.yieldToOthers();
        try {
            Settings settings = Arguments.parse(flags, System.getenv());
            AllInOne server = new AllInOne(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeInTime(server), "close"));
            server.start();
            System.out.println("HCChat ready: " + address(settings));
        } catch (StartRefused refused) {
            LOG.debug("start refused", refused);
            System.err.println(refused.getMessage());
            System.exit(refused.reason().exitCode());
        } catch (CancellationException _) {
            LOG.info("stopped while starting");
        } catch (Throwable e) {
            LOG.error("HCChat can't start", e);
            System.exit(StartRefused.Reason.BROKEN_DEPENDENCY.exitCode());
        }
        new CountDownLatch(1).await();
    }

    /// Each Spring context would set up logging anew for the whole process, and gRPC writes to a logger of its own.
    private static void onlyOneLoggingSystem() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void closeInTime(AllInOne server) {
        Thread closing = Thread.ofPlatform().daemon().name("closing").start(server::close);
        try {
            if (!closing.join(CLOSE_WITHIN)) {
                LOG.error("HCChat did not close within {}; the next start recovers", CLOSE_WITHIN);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String address(Settings settings) {
        String host = settings.bind().equals("0.0.0.0") ? "127.0.0.1" : settings.bind();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + settings.port();
    }
}
