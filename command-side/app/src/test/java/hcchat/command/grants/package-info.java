/// In: tokens, good and forged. Out: what they are worth, now and after the keys have changed.
/// Never: a key that isn't this test's own.
@NullMarked
package hcchat.command.grants;

import org.jspecify.annotations.NullMarked;
