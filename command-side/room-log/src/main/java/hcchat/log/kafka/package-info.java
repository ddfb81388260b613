/// The log on Kafka: topic `room.events`, one record a batch and partition; and `account.changes`.
/// In: records of owners. Out: records to readers, the ends of partitions, who owns which partition.
/// Never: a Kafka type outside this package, a stored offset, a record that is skipped without being counted.
@NullMarked
package hcchat.log.kafka;

import org.jspecify.annotations.NullMarked;
