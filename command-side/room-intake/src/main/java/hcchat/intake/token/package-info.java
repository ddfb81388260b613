/// Access tokens, as who makes them and who checks them understand them.
/// In: the claims of a token whose signature was good. Out: whose it is and what it opens.
/// Never: a key, a signature.
@NullMarked
package hcchat.intake.token;

import org.jspecify.annotations.NullMarked;
