/// In: names, passwords, tokens. Out: what is kept of them, and what is refused.
/// Never: a clock that runs while a test waits.
@NullMarked
package hcchat.command.account;

import org.jspecify.annotations.NullMarked;
