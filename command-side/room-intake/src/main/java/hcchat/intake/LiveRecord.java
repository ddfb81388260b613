package hcchat.intake;

/// What an owner tells the log, handed straight to the edges as well. (partition, epoch, term, number) says which of
/// the log's records it is.
///
/// @param number of the record among those of its term in its partition, from 1 without a gap; 0 when unknown
/// @param value the record's bytes, whose meaning is between owner and edge. Shared, not copied: nobody may change it
///     once the record is made. Transports drop a record whose value is longer than 1 MiB
public record LiveRecord(int partition, int epoch, long term, long number, byte[] value) {}
