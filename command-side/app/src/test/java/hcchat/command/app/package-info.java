/// In: a command-side process with its settings. Out: how it starts, and why it doesn't.
/// Never: a start that makes data unreadable.
@NullMarked
package hcchat.command.app;

import org.jspecify.annotations.NullMarked;
