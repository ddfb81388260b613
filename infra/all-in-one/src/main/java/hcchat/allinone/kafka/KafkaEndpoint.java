package hcchat.allinone.kafka;

/// Where the log is: `host:port`, several with commas between.
public record KafkaEndpoint(String bootstrapServers) {}
