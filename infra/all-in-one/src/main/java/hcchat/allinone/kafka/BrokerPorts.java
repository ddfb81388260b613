package hcchat.allinone.kafka;

import hcchat.allinone.host.LocalPorts;
import hcchat.allinone.host.PrivateProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

/// The two ports of the embedded broker, the same at each start unless somebody has taken one meanwhile.
record BrokerPorts(int clients, int controller) {

    static BrokerPorts at(Path file) throws IOException {
        Properties kept = PrivateProperties.read(file);
        BrokerPorts before = new BrokerPorts(number(kept, "port"), number(kept, "controller.port"));
        BrokerPorts now = new BrokerPorts(LocalPorts.freeOr(before.clients()), LocalPorts.freeOr(before.controller()));
        if (!now.equals(before)) {
            kept.setProperty("port", Integer.toString(now.clients()));
            kept.setProperty("controller.port", Integer.toString(now.controller()));
            PrivateProperties.write(file, kept);
        }
        return now;
    }

    private static int number(Properties kept, String name) {
        return Integer.parseInt(kept.getProperty(name, "0"));
    }
}
