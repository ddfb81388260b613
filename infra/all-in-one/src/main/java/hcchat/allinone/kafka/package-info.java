/// In: a locked data folder, or the address of a Kafka elsewhere. Out: where the log is.
/// Never: a topic of ours (the log makes those), or an address other than this machine's own.
@NullMarked
package hcchat.allinone.kafka;

import org.jspecify.annotations.NullMarked;
