/// Puts command-side together and runs it.
/// In: settings, the log. Out: a process that owns its share of the partitions.
/// Never: logic.
@NullMarked
package hcchat.command.app;

import org.jspecify.annotations.NullMarked;
