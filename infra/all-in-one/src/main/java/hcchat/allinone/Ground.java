package hcchat.allinone;

import hcchat.allinone.host.DataFolder;
import hcchat.allinone.kafka.KafkaEndpoint;
import hcchat.allinone.postgres.PostgresEndpoint;

/// What the parts stand on.
public record Ground(Settings settings, DataFolder folder, PostgresEndpoint postgres, KafkaEndpoint kafka) {}
