package hcchat.allinone.kafka;

import hcchat.allinone.host.DataFolder;
import hcchat.allinone.host.Folders;
import hcchat.allinone.host.LocalPorts;
import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// A Kafka broker in this process, below the data folder. It is a copy that can be fed again from the store: a folder
/// that is gone is simply made anew.
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final BrokerPorts ports;

    private EmbeddedKafka(KafkaRaftServer server, BrokerPorts ports) {
        this.server = server;
        this.ports = ports;
    }

    /// Returns when the broker takes requests.
    public static EmbeddedKafka start(DataFolder folder) {
        Path log = folder.kafka();
        try {
            BrokerPorts ports = BrokerPorts.at(folder.config().resolve("kafka.properties"));
            if (!Files.exists(log.resolve("meta.properties"))) {
                // The note is written last: what lies there without it is the rest of a start that was cut off.
                Folders.delete(log);
                format(log);
            }
            Properties settings = BrokerSettings.of(log, ports);
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, ports);
        } catch (IOException | RuntimeException e) {
            throw new StartRefused(Reason.BROKEN_DEPENDENCY, "The embedded Kafka did not start: " + e.getMessage(), e);
        }
    }

    public KafkaEndpoint endpoint() {
        return new KafkaEndpoint(LocalPorts.LOOPBACK + ":" + ports.clients());
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path log) throws IOException {
        Files.createDirectories(log);
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(BrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .addDirectory(log.toString())
                    .setMetadataLogDirectory(log.toString())
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("its folder can't be made: " + e.getMessage(), e);
        }
    }
}
