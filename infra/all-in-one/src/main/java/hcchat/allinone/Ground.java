package hcchat.allinone;

import hcchat.allinone.host.DataFolder;
import hcchat.allinone.kafka.KafkaEndpoint;
import hcchat.allinone.objects.ObjectsEndpoint;
import hcchat.allinone.postgres.PostgresEndpoint;
import org.jspecify.annotations.Nullable;

/// What the parts stand on.
///
/// @param objects null where the store of attachments is elsewhere
public record Ground(
        Settings settings,
        DataFolder folder,
        PostgresEndpoint postgres,
        KafkaEndpoint kafka,
        @Nullable ObjectsEndpoint objects) {}
