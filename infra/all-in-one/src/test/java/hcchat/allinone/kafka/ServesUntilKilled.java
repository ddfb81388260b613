package hcchat.allinone.kafka;

import hcchat.allinone.KilledProcess;
import hcchat.allinone.host.DataFolder;
import java.nio.file.Path;

/// A server process that is killed while its broker serves.
final class ServesUntilKilled {
    private ServesUntilKilled() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(DataFolder.lock(Path.of(arguments[0])));
        KilledProcess.serves(kafka.endpoint().bootstrapServers());
    }
}
