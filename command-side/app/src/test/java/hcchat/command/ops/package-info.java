/// In: an operator's commands. Out: what they do, and who may not give them.
/// Never: a command over REST's port.
@NullMarked
package hcchat.command.ops;

import org.jspecify.annotations.NullMarked;
