/// What ends tokens before their time, told to everybody who lets people in: topic `account.changes`.
/// In: what command-side has committed. Out: the same to every reader, at least once, and a view of what is dead now.
/// Never: the truth (that is rows of command-side), or anything that is still of use after the longest token's life.
@NullMarked
package hcchat.log.account;

import org.jspecify.annotations.NullMarked;
