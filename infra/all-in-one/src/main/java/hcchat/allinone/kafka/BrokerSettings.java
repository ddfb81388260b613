package hcchat.allinone.kafka;

import hcchat.allinone.host.LocalPorts;
import java.nio.file.Path;
import java.util.Properties;

/// One broker that is its own controller, for one machine and a few clients.
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    static Properties of(Path folder, BrokerPorts ports) {
        Properties settings = new Properties();
        addresses(settings, ports);
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        oneOfEach(settings);
        quickRestart(settings);
        small(settings);
        return settings;
    }

    private static void addresses(Properties settings, BrokerPorts ports) {
        String clients = "BROKER://" + LocalPorts.LOOPBACK + ":" + ports.clients();
        String controller = CONTROLLER + "://" + LocalPorts.LOOPBACK + ":" + ports.controller();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + LocalPorts.LOOPBACK + ":" + ports.controller());
        settings.put("listeners", clients + "," + controller);
        settings.put("advertised.listeners", clients);
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.listener.names", CONTROLLER);
    }

    private static void oneOfEach(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    /// With the defaults a broker that was killed is fenced for 9 s and its groups stand still for 45 s.
    private static void quickRestart(Properties settings) {
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "400");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "2000");
        settings.put("group.consumer.min.session.timeout.ms", "2000");
        settings.put("group.consumer.session.timeout.ms", "6000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "500");
        settings.put("group.consumer.heartbeat.interval.ms", "2000");
    }

    /// Threads, buffers and files for one machine; the defaults are those of a data centre.
    private static void small(Properties settings) {
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("num.replica.fetchers", "1");
        settings.put("group.coordinator.threads", "1");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("log.segment.bytes", "67108864");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("metadata.log.segment.bytes", "8388608");
        // An idle controller writes a record in this interval, by default twice a second.
        settings.put("metadata.max.idle.interval.ms", "5000");
        // A record is a whole batch of a partition.
        settings.put("message.max.bytes", "16777216");
        settings.put("replica.fetch.max.bytes", "16777216");
    }
}
