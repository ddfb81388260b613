/// The log's twin in memory, for tests of whoever uses the log: the same promises, nothing left to chance, and
/// everything that may go wrong with a real log goes wrong on demand.
/// In: records of owners, faults of tests. Out: what [hcchat.log.RoomLog] promises.
/// Never: part of a server that serves somebody.
@NullMarked
package hcchat.log.memory;

import org.jspecify.annotations.NullMarked;
